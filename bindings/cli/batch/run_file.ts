/** One file: from its pieces to blocks for the threads, and from their answers to what is written. */
import { isUtf8 } from 'node:buffer';
import type { BlockResult } from '../../batch/check/types.ts';
import type { Identity } from '../../batch/duplicates/identity.ts';
import { FileFaultError } from '../../batch/read/fault.ts';
import { type Block, type ListOptions, ListReader } from '../../batch/read/list_reader.ts';
import type { Opened } from '../../batch/read/open.ts';
import type { Collector } from '../../batch/report/collector.ts';
import type { Pool } from './pool.ts';

export interface FileRun {
  readonly index: number;
  readonly name: string;
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly list: ListOptions;
  /** Records at the beginning that the file itself has not. */
  readonly made: number;
  readonly pool: Pool;
  readonly collector: Collector;
  readonly identity: (opened: Opened) => Identity;
  /** What to do when the columns are found. */
  readonly opened: (opened: Opened) => void;
  /** What to do with a block's result. */
  readonly take: (result: BlockResult) => void;
  /** How many exceptions are still wanted one by one. */
  readonly detail: () => number;
  /** What to do when a piece was read. */
  readonly progress: () => void;
}

class Run {
  readonly #run: FileRun;
  readonly #reader: ListReader;
  #isOpen = false;

  constructor(run: FileRun) {
    this.#run = run;
    this.#reader = new ListReader({ ...run.list, isUtf8 });
  }

  get isDamaged(): boolean {
    return this.#reader.isDamaged;
  }

  async push(piece: Uint8Array): Promise<void> {
    await this.#send(this.#reader.push(piece));
  }

  async end(): Promise<void> {
    await this.#send(this.#reader.end());
    await this.drain();
  }

  /** Waits for all that was sent. */
  async drain(): Promise<void> {
    const { pool, take } = this.#run;
    while (pool.waiting > 0) take(await pool.next());
  }

  async #send(blocks: Iterable<Block>): Promise<void> {
    const { pool, index, take, detail } = this.#run;
    for (const block of blocks) {
      this.#open();
      while (pool.isFull) take(await pool.next());
      pool.send({ file: index, ...block, detail: detail() });
      for (let result = pool.ready(); result !== undefined; result = pool.ready()) take(result);
    }
    this.#open();
  }

  /** As soon as the columns are found. */
  #open(): void {
    const { opened } = this.#reader;
    if (this.#isOpen || opened === undefined) return;
    const { index, name, pool, collector, made } = this.#run;
    const identity = this.#run.identity(opened);
    pool.open({ file: index, plan: opened.plan, identity });
    collector.begin(name, opened.plan, identity, made);
    this.#run.opened(opened);
    this.#isOpen = true;
  }
}

/**
 * @returns whether bytes were damaged
 * @throws FileFaultError with the row counted in the file
 */
export async function runFile(run: FileRun): Promise<boolean> {
  const one = new Run(run);
  try {
    for await (const piece of run.pieces) {
      await one.push(piece);
      run.progress();
    }
    await one.end();
  } catch (error) {
    if (!(error instanceof FileFaultError)) throw error;
    await one.drain();
    throw error.behind(run.collector.records);
  }
  return one.isDamaged;
}
