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

const slow = {};

/** What `ask` gives, or its error, or `slow`. */
async function inTime<T>(ask: () => T | Promise<T>): Promise<T> {
  const asked = ask();
  if (typeof (asked as { then?: unknown } | null)?.then !== 'function') return asked;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(slow), storeMs);
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

  /** What the store is asked for, in a list; undefined if there is none, or for what it did, which the state then says. */
  async #ask<T>(ask: (store: SessionStore) => T | Promise<T>): Promise<[T] | undefined> {
    const store = this.#asked;
    try {
      return store && [await inTime(() => ask(store))];
    } catch (error) {
      this.state = error === slow ? 'slow' : 'refused';
      return undefined;
    }
  }

  /** What is there; undefined if there is nothing of ours. */
  async read(): Promise<StoredRecord | undefined> {
    const [text] = (await this.#ask(store => store.read(this.#key))) ?? [];
    const record = readRecord(text);
    if (record === undefined && (text ?? '') !== '') this.state = 'foreign';
    return record;
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
    if (await this.#ask(store => store.write(this.#key, recordText(record)))) this.state = 'kept';
  }

  /** Runs `work` once, under the store's lock if it can be had in time; what work throws is not the lock's. */
  async locked(work: () => Promise<void>): Promise<void> {
    let begun: Promise<void> | undefined;
    const once = () => {
      begun ??= work();
      return begun;
    };
    try {
      await inTime(() => this.#asked?.lock?.(this.#key, once));
    } catch (error) {
      // One that another tab holds for long is no fault of the store: the state has its own lease.
      if (begun === undefined && error !== slow) this.state = 'refused';
    }
    await once();
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
