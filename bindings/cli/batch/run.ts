import { basename } from 'node:path';
import { type Locale, locales } from '#tables/keys.ts';
import { type BlockResult, hasNumbers } from '../../batch/check/types.ts';
import type { FoundColumns } from '../../batch/columns/types.ts';
import { identityOf } from '../../batch/duplicates/identity.ts';
import { drawKey } from '../../batch/duplicates/siphash.ts';
import { asCsv } from '../../batch/read/as_csv.ts';
import { FileFaultError } from '../../batch/read/fault.ts';
import type { Opened } from '../../batch/read/open.ts';
import { emptyNotes } from '../../batch/read/xlsx.ts';
import { Collector, type ToldException } from '../../batch/report/collector.ts';
import { cleanHead } from '../../batch/write/clean.ts';
import { exceptionsHead, type NamedFile } from '../../batch/write/exceptions.ts';
import type { ListNames } from '../../batch/write/names.ts';
import { reportRows } from '../../batch/write/report.ts';
import { sellerRows } from '../../batch/write/seller.ts';
import { faultText, notesText, type Tell } from '../../batch/write/texts.ts';
import { tookText } from '../../batch/write/took.ts';
import { warningsText } from '../../batch/write/warnings.ts';
import type { FormatForm } from '../../js/products/read_format.ts';
import { CommandError } from '../outcome.ts';
import type { Given } from './given.ts';
import { type BatchOptions, formatOf, namesOf, threadsOf, wantedOf } from './options.ts';
import type { Output, Outputs } from './outputs.ts';
import { Pool } from './pool.ts';
import { Progress } from './progress.ts';
import { runFile } from './run_file.ts';
import { type FileState, pipeState, Source, unreadable } from './source.ts';

/** Exceptions that are told one by one. */
const mostFirst = Math.max(reportRows, sellerRows);

/** About what a row has, to guess how many there are: too few make a table grow, too many a larger one than is needed. */
const bytesPerRow = 64;

/** The files of a run that are written as it goes. */
export interface Written {
  readonly clean: readonly Output[];
  readonly exceptions: Output;
  readonly report: Output;
  readonly sellers: readonly (readonly [Locale, Output])[];
}

function createAll(names: ListNames, outputs: Outputs): Written {
  return {
    clean: names.clean.map(path => outputs.create(path)),
    exceptions: outputs.create(names.exceptions),
    report: outputs.create(names.report),
    sellers: locales.map(locale => [locale, outputs.create(names.seller(locale))]),
  };
}

export class Batch {
  /** What a person must know before the clean lists are used. */
  readonly warnings: string[] = [];
  readonly #files: readonly string[];
  readonly #states: readonly FileState[];
  readonly #options: BatchOptions;
  readonly #given: Given;
  readonly #tell: Tell;
  readonly #named: NamedFile[] = [];
  readonly #found: FoundColumns[] = [];
  readonly #first: ToldException[] = [];
  readonly #written: Written;
  readonly #collector: Collector;
  readonly #progress: Progress;
  readonly #pool: Pool;
  #bytesBefore = 0;

  constructor(
    files: readonly string[],
    options: BatchOptions,
    given: Given,
    tell: Tell,
    locale: Locale,
    states: readonly FileState[],
    outputs: Outputs,
  ) {
    this.#states = states;
    const sizes = states.reduce((sum, { size }) => sum + size, 0);
    this.#files = files;
    this.#options = options;
    this.#given = given;
    this.#tell = tell;
    this.#written = createAll(namesOf(files, options), outputs);
    this.#collector = new Collector(tell, sizes / bytesPerRow);
    this.#progress = new Progress(tell, sizes);
    const { module, batchModule, profiles, known } = given;
    const threads = threadsOf(options, sizes, tell);
    this.#pool = new Pool(threads, { module, batchModule, locale, profiles, known, key: drawKey() });
  }

  get counts() {
    return this.#collector.counts;
  }

  get found(): readonly FoundColumns[] {
    return this.#found;
  }

  get first(): readonly ToldException[] {
    return this.#first;
  }

  get named(): readonly NamedFile[] {
    return this.#named;
  }

  get written(): Written {
    return this.#written;
  }

  async run(): Promise<void> {
    this.#written.exceptions.text(exceptionsHead(this.#tell));
    for (const [index, path] of this.#files.entries()) await this.#one(index, path);
    this.#progress.end();
  }

  async close(): Promise<void> {
    this.#progress.end();
    this.#collector.wipe();
    await this.#pool.close();
  }

  async #one(index: number, path: string): Promise<void> {
    const name = path === '-' ? 'stdin' : basename(path);
    const format = formatOf(path, this.#options, this.#tell);
    const source = await Source.open(path, this.#states[index] ?? pipeState);
    try {
      const notes = emptyNotes();
      const { pieces, delimiter, made } = asCsv(source, format, this.#given.cardmend, notes);
      const { product, cardmend: judge } = this.#given;
      const damaged = await runFile({
        index,
        name,
        pieces,
        made,
        list: { judge, product, delimiter, wanted: wantedOf(this.#options) },
        pool: this.#pool,
        collector: this.#collector,
        identity: ({ plan }) => identityOf(plan.product, hasNumbers(plan), this.#ownOf(plan.product)),
        opened: opened => this.#opened(index, name, opened),
        take: result => this.#take(index, result),
        detail: () => this.#wanted,
        progress: () => this.#progress.show(this.#bytesBefore + source.read, this.counts.rows),
      });
      notes.damaged ||= damaged;
      for (const text of notesText(this.#tell, name, notes)) console.error(text);
      this.#bytesBefore += source.size;
    } catch (error) {
      if (error instanceof FileFaultError) throw new CommandError(faultText(this.#tell, name, error));
      throw unreadable(this.#tell, path, error) ?? error;
    } finally {
      await source.close();
    }
  }

  #ownOf(product: string): FormatForm | undefined {
    return this.#given.profiles.some(({ id }) => id === product) ? this.#given.own : undefined;
  }

  #opened(index: number, name: string, opened: Opened): void {
    const { plan, found } = opened;
    this.#named.push({ name, plan });
    this.#found.push(found);
    this.#progress.end();
    if (this.#options.json !== true) console.log(tookText(this.#tell, name, found, this.#given.productName));
    const warnings = warningsText(this.#tell, name, found);
    for (const text of warnings) console.error(text);
    this.warnings.push(...warnings);
    this.#written.clean[index]?.text(cleanHead(opened));
  }

  #take(index: number, result: BlockResult): void {
    const { clean, told, exceptions } = this.#collector.take(result);
    for (const bytes of clean) this.#written.clean[index]?.bytes(bytes);
    result.clean.bytes.fill(0);
    for (const bytes of told) {
      this.#written.exceptions.bytes(bytes);
      bytes.fill(0);
    }
    this.#first.push(...exceptions.slice(0, this.#wanted));
  }

  /** Exceptions that are still to be told one by one. */
  get #wanted(): number {
    return Math.max(0, mostFirst - this.#first.length);
  }
}
