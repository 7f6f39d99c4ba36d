/**
 * A batch in one thread, for a Worker of a page: bytes in, and what is to be written, counts and the first exceptions out.
 *
 * ```ts
 * const run = await BatchRun.load({ module, locale: 'zh-CN', judge: cardmend });
 * run.begin('cards.csv');
 * for await (const piece of file.stream()) for (const part of run.push(piece)) save(part);
 * for (const part of run.end()) save(part);
 * run.counts.findings;
 * ```
 */
import type { Locale } from '#tables/keys.ts';
import { type Checkers, loadCheckers } from './check/batch_checker.ts';
import { BlockReader } from './check/block.ts';
import { hasNumbers } from './check/types.ts';
import type { Judge, WantedColumns } from './columns/types.ts';
import { type Identity, identityOf } from './duplicates/identity.ts';
import { drawKey, type HashKey } from './duplicates/siphash.ts';
import type { AsCsv } from './read/as_csv.ts';
import { FileFaultError } from './read/fault.ts';
import { type Block, ListReader } from './read/list_reader.ts';
import type { Opened } from './read/open.ts';
import { type Collected, Collector } from './report/collector.ts';
import type { Counts } from './report/counts.ts';
import { exceptionText } from './write/exceptions.ts';
import { type Tell, teller } from './write/texts.ts';

export interface BatchRunOptions {
  /** `cardmend.wasm`, compiled. */
  readonly module: WebAssembly.Module;
  readonly locale: Locale;
  /** The module that columns are found with: what `loadCardmend` gives. */
  readonly judge: Judge;
  readonly product?: string;
  readonly wanted?: WantedColumns;
  /** Exceptions of a block that are told one by one; all are in the lines. */
  readonly detail?: number;
}

export class BatchRun {
  readonly #options: BatchRunOptions;
  readonly #checkers: Checkers;
  readonly #tell: Tell;
  readonly #collector: Collector;
  readonly #key: HashKey = drawKey();
  #name = '';
  #made = 0;
  #reader: ListReader | undefined;
  #blocks: BlockReader | undefined;

  private constructor(options: BatchRunOptions, checkers: Checkers) {
    this.#options = options;
    this.#checkers = checkers;
    this.#tell = teller(options.locale);
    this.#collector = new Collector(this.#tell);
  }

  /** @throws CardmendLoadError if the module is of another build */
  static async load(options: BatchRunOptions): Promise<BatchRun> {
    return new BatchRun(options, await loadCheckers(options));
  }

  get counts(): Counts {
    return this.#collector.counts;
  }

  /** What was found of the current file; undefined until enough of it was read. */
  get opened(): Opened | undefined {
    return this.#reader?.opened;
  }

  /** Bytes of the current file were no text. */
  get isDamaged(): boolean {
    return this.#reader?.isDamaged ?? false;
  }

  /** Begins with a file, as `asCsv` gives it; the one before must have ended. */
  begin(name: string, { delimiter, made = 0 }: Partial<Pick<AsCsv, 'delimiter' | 'made'>> = {}): void {
    const { judge, wanted = {}, product } = this.#options;
    this.#name = name;
    this.#made = made;
    this.#reader = new ListReader({ judge, wanted, product, delimiter });
    this.#blocks = undefined;
  }

  /** @throws FileFaultError with the row and the column, if the file cannot be read on */
  push(piece: Uint8Array): Collected[] {
    return this.#read(reader => reader.push(piece));
  }

  /** The end of the file. @throws FileFaultError */
  end(): Collected[] {
    return this.#read(reader => reader.end());
  }

  /** Forgets all that it holds of codes. */
  wipe(): void {
    this.#blocks?.wipe();
    this.#collector.wipe();
  }

  #read(step: (reader: ListReader) => Iterable<Block>): Collected[] {
    if (this.#reader === undefined) throw new TypeError('begin a file before its bytes are pushed');
    try {
      return Array.from(step(this.#reader), block => this.#check(block));
    } catch (error) {
      throw error instanceof FileFaultError ? error.behind(this.#collector.records) : error;
    }
  }

  #check({ bytes, skip }: Block): Collected {
    this.#blocks ??= this.#begin(this.#reader?.opened as Opened);
    const result = this.#blocks.read(bytes, skip, this.#options.detail ?? Number.POSITIVE_INFINITY);
    bytes.fill(0);
    return this.#collector.take(result);
  }

  #begin({ plan }: Opened): BlockReader {
    const identity: Identity = identityOf(plan.product, hasNumbers(plan));
    this.#collector.begin(this.#name, plan, identity, this.#made);
    return new BlockReader(this.#checkers, plan, identity, this.#key, exceptionText(this.#tell, plan));
  }
}
