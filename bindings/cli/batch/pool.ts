/** Threads that check blocks, over one compiled module; what they answer comes in the order of the blocks. */
import { Worker } from 'node:worker_threads';
import type { BlockResult } from '../../batch/check/types.ts';
import type { BlockAnswer, BlockMessage, FileMessage, Start } from './messages.ts';

/** Blocks that a thread has before it: one that it reads and one that it begins with at once. */
const blocksAhead = 2;

export class Pool {
  readonly #workers: readonly Worker[];
  /** By the thread, how many blocks it has. */
  readonly #busy: number[];
  readonly #answers = new Map<number, BlockResult>();
  /** Of each block the thread that has it. */
  readonly #owners = new Map<number, number>();
  #sent = 0;
  #taken = 0;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;

  constructor(threads: number, start: Start) {
    this.#workers = Array.from({ length: threads }, () => {
      const worker = new Worker(new URL('./batch_worker.js', import.meta.url), {
        workerData: start,
        resourceLimits: { maxYoungGenerationSizeMb: 24 },
      });
      worker.on('message', (answer: BlockAnswer) => this.#answered(answer));
      worker.on('error', error => this.#failed(error));
      return worker;
    });
    this.#busy = this.#workers.map(() => 0);
  }

  #answered({ block, result }: BlockAnswer): void {
    const owner = this.#owners.get(block) ?? 0;
    this.#owners.delete(block);
    this.#busy[owner] = (this.#busy[owner] ?? 1) - 1;
    this.#answers.set(block, result);
    this.#wake?.();
  }

  #failed(error: Error): void {
    this.#failure = error;
    this.#wake?.();
  }

  /** Says of a file how its blocks are read. */
  open(message: FileMessage): void {
    for (const worker of this.#workers) worker.postMessage(message);
  }

  /** Hands a block over: it is the thread's from now on. Wait for room() before. */
  send(message: Omit<BlockMessage, 'block'>): void {
    const owner = this.#busy.indexOf(Math.min(...this.#busy));
    const block = this.#sent++;
    this.#owners.set(block, owner);
    this.#busy[owner] = (this.#busy[owner] ?? 0) + 1;
    this.#workers[owner]?.postMessage({ ...message, block }, [message.bytes.buffer]);
  }

  /** Blocks that were sent and not taken. */
  get waiting(): number {
    return this.#sent - this.#taken;
  }

  get isFull(): boolean {
    return this.waiting >= blocksAhead * this.#workers.length + 1;
  }

  /** The answer to the first block that was not taken; undefined if there is none yet. */
  ready(): BlockResult | undefined {
    if (this.#failure !== undefined) throw this.#failure;
    const result = this.#answers.get(this.#taken);
    if (result === undefined) return undefined;
    this.#answers.delete(this.#taken);
    this.#taken += 1;
    return result;
  }

  /** The same, as soon as it is there. @throws what ended a thread */
  async next(): Promise<BlockResult> {
    for (;;) {
      const result = this.ready();
      if (result !== undefined) return result;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map(worker => worker.terminate()));
  }
}
