/** Where a session is kept, so that a reload or a second tab neither forgets attempts nor binds twice. */

/**
 * A store that a page hands in. Each function may answer at once or by a promise, may throw, be slow or be full: then the
 * session goes on in memory, and `session.storage` says so.
 */
export interface SessionStore {
  read(key: string): unknown;
  write(key: string, text: string): unknown;
  remove?(key: string): unknown;
  /** Runs `work` while nobody else runs theirs for the same key. Omitted: nobody else is there. */
  lock?(key: string, work: () => Promise<void>): unknown;
  /** Calls back when another tab has written. Returns the way out. */
  watch?(key: string, changed: () => void): () => void;
}

/** For one page's life: what is read is what was written. */
export function memoryStore(): SessionStore {
  const texts = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: key => texts.get(key) ?? null,
    write: (key, text) => {
      texts.set(key, text);
    },
    remove: key => {
      texts.delete(key);
    },
    lock: (_, work) => {
      const mine = last.then(work, work);
      last = mine.catch(() => {});
      return mine;
    },
  };
}
