/** The store of web pages: localStorage, with Web Locks where there are any, and the storage event between tabs. */
import { randomWords } from './chance.ts';
import { hexOf } from './hex_words.ts';
import type { SessionStore } from './store.ts';

interface Texts {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

interface StorageLike {
  readonly key: string | null;
}

interface Page {
  readonly localStorage?: Texts;
  readonly navigator?: {
    readonly locks?: { request(name: string, work: () => Promise<void>): Promise<unknown> };
  };
  addEventListener?(name: 'storage', heard: (event: StorageLike) => void): void;
  removeEventListener?(name: 'storage', heard: (event: StorageLike) => void): void;
}

/** How long a claim holds whose owner is gone: longer than any step under a lock, which reads and writes once. */
const claimMs = 2000;
/** How long tabs take to see what another wrote: an own prior, several times what browsers need. */
const settleMs = 30;

const pause = (ms: number) => new Promise<void>(done => setTimeout(done, ms));

/** Whether a claim that somebody wrote still holds; one out of the future is of a clock that was set back. */
function holds(claim: string | null): boolean {
  const age = Date.now() - Number(claim?.split(' ')[1] ?? Number.NaN);
  return age >= 0 && age < claimMs;
}

/** Where there are no Web Locks: a claim is written, and holds if it still stands there after a while. */
async function lockByCompare(texts: Texts, key: string, work: () => Promise<void>): Promise<void> {
  const name = `${key}.lock`;
  const id = hexOf(randomWords(2));
  for (;;) {
    if (!holds(texts.getItem(name))) {
      const claim = `${id} ${Date.now()}`;
      texts.setItem(name, claim);
      await pause(settleMs);
      if (texts.getItem(name) === claim) break;
    }
    await pause(settleMs * (1 + Math.random()));
  }
  try {
    await work();
  } finally {
    if (texts.getItem(name)?.startsWith(id)) texts.removeItem(name);
  }
}

/**
 * localStorage of the page. Where a page may use none (a policy, a private window), each call throws, and the session goes
 * on in memory.
 *
 * @param page what the store takes in place of `globalThis`
 */
export function webStore(page: object = globalThis): SessionStore {
  const { navigator } = page as Page;
  const texts = (): Texts => {
    const { localStorage } = page as Page;
    if (!localStorage) throw new Error('there is no localStorage here');
    return localStorage;
  };
  return {
    read: key => texts().getItem(key),
    write: (key, text) => texts().setItem(key, text),
    remove: key => texts().removeItem(key),
    lock: (key, work) =>
      navigator?.locks ? navigator.locks.request(key, work) : lockByCompare(texts(), key, work),
    watch: (key, changed) => {
      const heard = (event: StorageLike) => {
        if (event.key === key || event.key === null) changed();
      };
      (page as Page).addEventListener?.('storage', heard);
      return () => (page as Page).removeEventListener?.('storage', heard);
    },
  };
}
