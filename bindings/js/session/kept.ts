/** A store as a session uses it: whatever it does, nothing is thrown, and nothing is waited for longer than a while. */
import { readRecord, recordText, type StoredRecord } from './record.ts';
import type { SessionStore } from './store.ts';

/**
 * Where the session is kept: `kept` in the store; `memory` alone, because there is no store, or what it did: it threw
 * (`refused`: a policy, a full disk), did not answer in time (`slow`), or gave other text than what was written (`foreign`).
 */
export type StorageState = 'kept' | 'memory' | 'refused' | 'slow' | 'foreign';

/** How long a store may take for one call: an own prior; a person waits for a press so long without doubt. */
export const storeMs = 1000;

class Slow extends Error {}

/** What `ask` gives, or its error, or `Slow`. */
async function inTime<T>(ask: () => T | Promise<T>): Promise<T> {
  const asked = ask();
  if (typeof (asked as { then?: unknown } | null)?.then !== 'function') return asked;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Slow()), storeMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

export class Kept {
  state: StorageState;
  readonly #store: SessionStore | undefined;
  readonly #key: string;

  constructor(store: SessionStore | undefined, key: string) {
    this.#store = store;
    this.#key = key;
    this.state = store === undefined ? 'memory' : 'kept';
  }

  /** One that was slow once is not asked again: each press would wait for it. */
  get #asked(): SessionStore | undefined {
    return this.state === 'slow' ? undefined : this.#store;
  }

  #failed(error: unknown): void {
    this.state = error instanceof Slow ? 'slow' : 'refused';
  }

  /** What is there; undefined if there is nothing of ours. */
  async read(): Promise<StoredRecord | undefined> {
    const store = this.#asked;
    if (store === undefined) return undefined;
    try {
      const text = await inTime(() => store.read(this.#key));
      const record = readRecord(text);
      if (record === undefined && text !== null && text !== undefined && text !== '') this.state = 'foreign';
      return record;
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  /** The same of a store that answers at once, without a word of what it does else. */
  readNow(): StoredRecord | undefined {
    try {
      return readRecord(this.#asked?.read(this.#key));
    } catch {
      return undefined;
    }
  }

  async write(record: StoredRecord): Promise<void> {
    const store = this.#asked;
    if (store === undefined) return;
    try {
      await inTime(() => store.write(this.#key, recordText(record)));
      this.state = 'kept';
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Runs `work` once, under the store's lock if it can be had in time; what work throws is not the lock's. */
  async locked(work: () => Promise<void>): Promise<void> {
    const store = this.#asked;
    let begun: Promise<void> | undefined;
    const once = () => {
      begun ??= work();
      return begun;
    };
    if (store?.lock !== undefined) {
      try {
        await inTime(() => store.lock?.(this.#key, once) as Promise<unknown>);
      } catch (error) {
        // One that another tab holds for long is no fault of the store: the state has its own lease.
        if (begun === undefined && !(error instanceof Slow)) this.#failed(error);
      }
    }
    await once();
  }

  /** What was read is in the form of a session, and none. */
  foreign(): void {
    this.state = 'foreign';
  }

  /** Calls back when another tab has written. */
  watch(changed: () => void): () => void {
    try {
      return this.#store?.watch?.(this.#key, changed) ?? (() => {});
    } catch {
      return () => {};
    }
  }
}
