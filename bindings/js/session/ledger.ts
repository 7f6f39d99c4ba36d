/**
 * The state of a session and its way into the store. An event is stepped at once on what this page knows; what the store
 * holds may be newer, as another tab may have written: then all that is not yet in the store is stepped again on that.
 */
import { type FillRandom, randomWords } from './chance.ts';
import type { Key } from './digest.ts';
import type { Kept } from './kept.ts';
import type { DecisionWords, Machine, Step } from './machine.ts';
import type { StoredRecord } from './record.ts';

export const newKey = (random?: FillRandom): Key => randomWords(4, random) as unknown as Key;

const sameWords = (a: Int32Array, b: Int32Array) =>
  a.length === b.length && a.every((word, i) => word === b[i]);

export class Ledger {
  key: Key;
  /** What stands in this page's form: the state that another tab has written knows that tab's. */
  input: Step | undefined;
  readonly #machine: Machine;
  readonly #kept: Kept;
  readonly #fresh: Int32Array;
  #state: Int32Array;
  #revision = 0;
  /** What the store holds, as far as this page knows. */
  #stored: Int32Array | undefined;
  #pending: Step[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #saving: Promise<void> | undefined;

  constructor(machine: Machine, kept: Kept, random?: FillRandom) {
    this.#machine = machine;
    this.#kept = kept;
    this.key = newKey(random);
    this.#fresh = machine.open();
    this.#state = this.#fresh.slice();
  }

  /** Takes what the store holds; else the store gets the first state, and with it the key that all tabs use. */
  open(): Promise<void> {
    return this.#alone(async () => {
      await this.#refresh();
      if (this.#stored === undefined) await this.#write();
    });
  }

  /** Steps at once. The store follows by itself. */
  apply(step: Step): DecisionWords {
    const decided = this.#step(step);
    if (this.#kept.state !== 'memory') {
      this.#pending.push(step);
      this.saved();
    }
    return decided;
  }

  /**
   * Steps on the newest state within this turn: a page that goes has no other. Where the store answers later, it follows.
   * Without the store's lock; what another tab writes in that very moment may win, and then the lease ends as it would have.
   */
  leave(step: Step): DecisionWords {
    const record = this.#kept.readNow();
    if (record === undefined) return this.apply(step);
    this.#take(record);
    const decided = this.#step(step);
    void this.#write();
    return decided;
  }

  /** Steps on the newest state, and what it comes to is in the store when this resolves. */
  async commit(step: Step): Promise<DecisionWords> {
    if (this.#kept.state === 'memory') return this.#step(step);
    let decided!: DecisionWords;
    await this.#alone(async () => {
      await this.#refresh();
      decided = this.#step(step);
      await this.#write();
    });
    return decided;
  }

  /** What the state would say to an event, which changes nothing. */
  peek(step: Step): DecisionWords {
    return this.#machine.step(this.#state.slice(), step);
  }

  /** Takes what another tab has written. */
  follow(): Promise<void> {
    return this.#alone(() => this.#refresh());
  }

  /** Resolves when the store has all that was stepped until now. Calls of one turn share one write. */
  saved(): Promise<void> {
    if (this.#pending.length === 0) return this.#last.then(() => {});
    this.#saving ??= Promise.resolve().then(() => {
      this.#saving = undefined;
      return this.#alone(async () => {
        await this.#refresh();
        await this.#write();
      });
    });
    return this.#saving;
  }

  #step(step: Step): DecisionWords {
    return this.#machine.step(this.#state, step);
  }

  /** One after the other in this page, and alone among all tabs. */
  #alone(work: () => Promise<void>): Promise<void> {
    const mine = this.#last.then(() => this.#kept.locked(work));
    this.#last = mine.catch(() => {});
    return mine;
  }

  #isNews({ revision, state }: StoredRecord): boolean {
    if (revision !== this.#revision) return revision > this.#revision;
    return this.#stored !== undefined && !sameWords(state, this.#stored);
  }

  /** The core makes a fresh state of words that are no whole one: then what this page knows is more. */
  #isRefused(kept: Int32Array, opened: Int32Array): boolean {
    return sameWords(opened, this.#fresh) && !sameWords(kept, this.#fresh);
  }

  async #refresh(): Promise<void> {
    const record = await this.#kept.read();
    // Somebody has cleared the store: what this page knows is written anew.
    if (record === undefined) this.#stored = undefined;
    else this.#take(record);
  }

  #take(record: StoredRecord): void {
    if (!this.#isNews(record)) return;
    const opened = this.#machine.open(record.state);
    if (this.#isRefused(record.state, opened)) {
      this.#kept.foreign();
      return;
    }
    this.key = record.key;
    this.#revision = record.revision;
    this.#stored = record.state;
    this.#state = opened;
    if (this.input !== undefined) this.#step(this.input);
    for (const step of this.#pending) this.#step(step);
  }

  async #write(): Promise<void> {
    this.#pending = [];
    if (this.#stored !== undefined && sameWords(this.#stored, this.#state)) return;
    const state = this.#state.slice();
    this.#stored = state;
    this.#revision += 1;
    await this.#kept.write({ revision: this.#revision, key: this.key, state });
  }
}
