/** Blocks of lines to threads and their answers back in order; all threads share one compiled module. */
import { Worker } from 'node:worker_threads';
import { LineBlocks } from '../../stream/blocks.ts';
import type { Say } from '../texts.ts';
import { type Output, pieces } from './pump.ts';
import type { ThreadData } from './thread.ts';

/** Blocks that a thread has beside the one it works on: it need not wait for the next. */
const ahead = 2;

/** What a thread sends for each block, in the order in which they came. */
export type Answered = Uint8Array<ArrayBuffer>;

class Thread {
  readonly #worker: Worker;
  #failed: unknown;
  readonly #waiting: { resolve(answers: Answered): void; reject(error: unknown): void }[] = [];

  constructor(data: ThreadData) {
    this.#worker = new Worker(new URL(import.meta.url), { workerData: data });
    this.#worker.on('message', (answers: Answered) => this.#waiting.shift()?.resolve(answers));
    this.#worker.on('error', error => {
      this.#failed = error;
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
  }

  /** @param block is the thread's from now on */
  answer(block: Uint8Array<ArrayBuffer>): Promise<Answered> {
    if (this.#failed !== undefined) return Promise.reject(this.#failed);
    const answered = new Promise<Answered>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
    this.#worker.postMessage(block, [block.buffer]);
    return answered;
  }

  end(): Promise<number> {
    return this.#worker.terminate();
  }
}

/** Writes answers in the order of their blocks, as soon as they are there: also while no input comes. */
class InOrder {
  readonly #output: Output;
  readonly #pending: Promise<Answered>[] = [];
  #draining: Promise<void> | undefined;
  #wake: (() => void) | undefined;
  #failed: unknown;

  constructor(output: Output) {
    this.#output = output;
  }

  add(answered: Promise<Answered>): void {
    // What fails is told when its turn comes.
    answered.catch(() => {});
    this.#pending.push(answered);
    this.#draining ??= this.#drain();
  }

  /** Until fewer than `most` are left. @throws what a thread or the output has thrown */
  async fewerThan(most: number): Promise<void> {
    while (this.#pending.length >= most && this.#failed === undefined) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
    if (this.#failed !== undefined) throw this.#failed;
  }

  async #drain(): Promise<void> {
    try {
      for (let first = this.#pending[0]; first !== undefined; first = this.#pending[0]) {
        const answers = await first;
        await this.#output.write(answers);
        answers.fill(0);
        this.#pending.shift();
        this.#wake?.();
      }
    } catch (error) {
      this.#failed = error;
      // Who waits for input waits no longer.
      process.stdin.destroy();
    }
    this.#draining = undefined;
    this.#wake?.();
  }
}

/** @throws CommandError, ReaderGone */
export async function pumpThreads(data: ThreadData, count: number, output: Output, say: Say): Promise<void> {
  const threads = Array.from({ length: count }, () => new Thread(data));
  const blocks = new LineBlocks();
  const answers = new InOrder(output);
  let sent = 0;
  const send = (block: Uint8Array<ArrayBuffer> | undefined) => {
    if (block !== undefined) answers.add((threads[sent++ % count] as Thread).answer(block));
  };
  try {
    for await (const piece of pieces(say)) {
      send(blocks.push(piece));
      await answers.fewerThan(count * ahead);
    }
    send(blocks.end());
    await answers.fewerThan(1);
  } finally {
    await Promise.all(threads.map(thread => thread.end()));
  }
}
