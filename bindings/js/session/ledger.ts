/**
 * The state of a session and its way into the store. An event is stepped at once on what this page knows; what the store
 * holds may be newer, as another tab may have written: then all that is not yet in the store is stepped again on that.
 */
import { type FillRandom, randomWords } from './chance.ts';
import type { Key } from './digest.ts';
import type { Kept } from './kept.ts';
import type { DecisionWords, Machine, Step } from './machine.ts';
import type { StoredRecord } from './record.ts';

/** What the states of a session are asked, and told. */
export interface Ledger {
  /** The state, and the key of the digests in it. */
  readonly own: { readonly key: Key; readonly state: Int32Array };
  /** What stands in this page's form: the state that another tab has written knows that tab's. */
  input: Step | undefined;
  /** Takes what the store holds; else the store gets the first state, and with it the key that all tabs use. */
  open(): Promise<unknown>;
  /** Steps at once. The store follows by itself. */
  apply(step: Step): DecisionWords;
  /**
   * Steps on the newest state within this turn: a page that goes has no other. Where the store answers later, it follows.
   * Without the store's lock; what another tab writes in that very moment may win, and then the lease ends as it would have.
   */
  leave(step: Step): DecisionWords;
  /** Steps on the newest state, and what it comes to is in the store when this resolves. */
  commit(step: Step): Promise<DecisionWords>;
  /** Takes what another tab has written, and steps on it; this is written only if there is something to send. */
  seen(step: Step): Promise<DecisionWords>;
  /** Resolves when the store has all that was stepped until now. Calls of one turn share one write. */
  saved(): Promise<unknown>;
}

const sameWords = (a: Int32Array, b: Int32Array | undefined) =>
  a.length === b?.length && a.every((word, i) => word === b[i]);

/**
 * What this page knows, and what the store holds.
 *
 * @param again steps what the store's state does not know yet
 */
function copiesOf(machine: Machine, kept: Kept, random: FillRandom | undefined, again: () => void) {
  const fresh = machine.open();
  const own: { key: Key; state: Int32Array } = { key: randomWords(4, random), state: fresh.slice() };
  let revision = 0;
  /** What the store holds, as far as this page knows. */
  let stored: Int32Array | undefined;

  const take = ({ revision: count, key, state }: StoredRecord) => {
    const isNews = count === revision ? stored !== undefined && !sameWords(state, stored) : count > revision;
    if (!isNews) return;
    const opened = machine.open(state);
    // The core makes a fresh state of words that are no whole one: then what this page knows is more.
    if (sameWords(opened, fresh) && !sameWords(state, fresh)) {
      kept.state = 'foreign';
      return;
    }
    own.key = key;
    own.state = opened;
    revision = count;
    stored = state;
    again();
  };

  return {
    own,
    take,
    async refresh() {
      const record = await kept.read();
      // Somebody has cleared the store: what this page knows is written anew.
      if (record === undefined) stored = undefined;
      else take(record);
    },
    async write() {
      if (sameWords(own.state, stored)) return;
      const state = own.state.slice();
      stored = state;
      revision += 1;
      await kept.write({ revision, key: own.key, state });
    },
  };
}

export function ledgerOf(machine: Machine, kept: Kept, random?: FillRandom): Ledger {
  let pending: Step[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let saving: Promise<unknown> | undefined;
  const stepOn = (step: Step) => machine.step(own.state, step);
  const { own, take, refresh, write } = copiesOf(machine, kept, random, () => {
    if (ledger.input !== undefined) stepOn(ledger.input);
    pending.forEach(stepOn);
  });

  /** One after the other in this page, and alone among all tabs. */
  const alone = (work: () => Promise<void>): Promise<void> => {
    const mine = last.then(() => kept.locked(work));
    last = mine.catch(() => {});
    return mine;
  };

  /** Writes all, with `step` on the newest state if there is one. */
  const save = (step?: Step): Promise<DecisionWords> => {
    let decided!: DecisionWords;
    return alone(async () => {
      await refresh();
      if (step !== undefined) decided = stepOn(step);
      pending = [];
      await write();
    }).then(() => decided);
  };

  const ledger: Ledger = {
    own,
    input: undefined,
    open: save,
    apply(step) {
      const decided = stepOn(step);
      if (kept.state !== 'memory') {
        pending.push(step);
        ledger.saved();
      }
      return decided;
    },
    leave(step) {
      const record = kept.readNow();
      if (record === undefined) return ledger.apply(step);
      take(record);
      const decided = stepOn(step);
      pending = [];
      void write();
      return decided;
    },
    commit: async step => (kept.state === 'memory' ? stepOn(step) : save(step)),
    async seen(step) {
      await alone(refresh);
      const decided = machine.step(own.state.slice(), step);
      return decided.send === 'none' ? decided : ledger.commit(step);
    },
    saved() {
      if (pending.length === 0) return last;
      saving ??= Promise.resolve().then(() => {
        saving = undefined;
        return save();
      });
      return saving;
    },
  };
  return ledger;
}
