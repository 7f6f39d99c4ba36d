/**
 * The runtime's AbortController, or one of our own where there is none, as in mini-programs: cockatiel makes one as soon as it
 * is imported. It asks `performance` for the time as well, and Node's `process` where there is none. The build puts these in the
 * place of the names, so that no global is touched.
 */

import { runtime } from '../../core/global.ts';

type Heard = (event: { readonly type: 'abort' }) => void;

class Signal {
  aborted = false;
  reason: unknown = undefined;
  onabort: Heard | null = null;
  #heard: Heard[] = [];

  addEventListener(_: 'abort', heard: Heard): void {
    if (!this.#heard.includes(heard)) this.#heard.push(heard);
  }

  removeEventListener(_: 'abort', heard: Heard): void {
    this.#heard = this.#heard.filter(one => one !== heard);
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }

  /** Tells everybody, once. */
  tell(reason: unknown): void {
    this.aborted = true;
    this.reason = reason;
    const all = this.#heard;
    this.#heard = [];
    for (const heard of this.onabort ? [this.onabort, ...all] : all) heard({ type: 'abort' });
  }
}

class Controller {
  readonly signal = new Signal();

  abort(
    reason: unknown = Object.assign(new Error('This operation was aborted'), { name: 'AbortError' }),
  ): void {
    if (!this.signal.aborted) this.signal.tell(reason);
  }
}

const own = Controller as unknown as typeof globalThis.AbortController;

/** @param runtime what has one, or has none; a mini-program may not even have `globalThis` */
export function abortControllerOf(runtime: { readonly AbortController?: typeof globalThis.AbortController }) {
  return runtime.AbortController ?? own;
}

/** The runtime's clock for lengths of time, or the wall's. */
export const stopwatchOf = (runtime: { readonly performance?: { now(): number } }) =>
  runtime.performance ?? Date;

const found = abortControllerOf(runtime);
const stopwatch = stopwatchOf(runtime);

export { found as AbortController, stopwatch as performance };
