/**
 * A clock that nobody waits for. While it is installed, the timers of everything that runs are its own: they go off when the
 * simulation says that their time has come.
 */

interface Timer {
  readonly at: number;
  readonly work: () => void;
}

/** As Node's timers, as far as anybody asks. */
class Handle {
  unref(): this {
    return this;
  }
  ref(): this {
    return this;
  }
}

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

/** More timers in a row than any program that comes to an end lets go off. */
const mostTimers = 10_000;
/** What has no timer may still take turns of its own: a script that is loaded already. */
const mostIdleTurns = 10_000;

export class VirtualTime {
  now: number;
  readonly #timers = new Map<Handle, Timer>();

  constructor(start: number) {
    this.now = start;
  }

  /** @returns the way out */
  install(): () => void {
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    globalThis.setTimeout = ((work: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
      const handle = new Handle();
      this.#timers.set(handle, { at: this.now + Math.max(0, ms), work: () => work(...given) });
      return handle;
    }) as unknown as typeof setTimeout;
    globalThis.clearTimeout = ((handle: Handle) => {
      this.#timers.delete(handle);
    }) as unknown as typeof clearTimeout;
    return () => {
      Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
      this.#timers.clear();
    };
  }

  /** Lets everything happen that waits for nothing but its turn, then the next timers, until the promise is kept. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let kept = false;
    const keep = (): void => {
      kept = true;
    };
    promise.then(keep, keep);
    let idle = 0;
    for (let i = 0; i < mostTimers + mostIdleTurns && idle < mostIdleTurns; i++) {
      await turn();
      if (kept) return promise;
      if (!this.#next(Number.POSITIVE_INFINITY)) idle += 1;
    }
    throw new Error('nothing keeps the promise');
  }

  /** Time passes, with all that happens in it. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    await turn();
    for (let i = 0; i < mostTimers && this.#next(end); i++) await turn();
    this.now = Math.max(this.now, end);
  }

  /** Lets the next timer go off, if its time comes before `end`. */
  #next(end: number): boolean {
    let first: readonly [Handle, Timer] | undefined;
    for (const entry of this.#timers) if (first === undefined || entry[1].at < first[1].at) first = entry;
    if (first === undefined || first[1].at > end) return false;
    const [handle, { at, work }] = first;
    this.#timers.delete(handle);
    this.now = Math.max(this.now, at);
    work();
    return true;
  }
}
