/** Workers that claim, send, die and settle by chance: what must hold of every card's history holds. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Claimed, Outcome } from '../../bindings/bind/journal/types.ts';
import { bound, type JournalCase, newCards } from './journal_cases.ts';

const leaseMs = 25;
const unclear: Outcome = { ...bound, to: 'unclear', clear: false };
const queued: Outcome = { ...bound, to: 'queued' };

interface Event {
  readonly card: number;
  readonly event: string;
}

/** After `sent` a card is asked for, or its end is known, before it is sent again. */
function assertHistories(events: readonly Event[]): void {
  const mayHaveBeenSent = new Map<number, boolean>();
  for (const { card, event } of events) {
    if (event === 'claimed') assert.ok(!mayHaveBeenSent.get(card), `card ${card} is sent again unasked`);
    if (event === 'sent') mayHaveBeenSent.set(card, true);
    // The platform knew of nothing.
    if (event === 'queued') mayHaveBeenSent.set(card, false);
  }
}

export const randomWalk: JournalCase = async (open, ask) => {
  const journal = await open();
  await journal.add(newCards(40));
  const one = async (owner: string): Promise<void> => {
    for (let turn = 0; turn < 40; ++turn) {
      const { cards } = await journal.claim({ owner, most: 4, leaseMs });
      await Promise.all(cards.map(card => act(card, owner)));
      if (Math.random() < 0.2) await sleep(leaseMs * Math.random() * 2);
    }
  };
  const act = async (card: Claimed, owner: string): Promise<void> => {
    if (Math.random() < 0.2) return;
    if (card.asks) {
      await journal.settle(
        card.n,
        owner,
        Math.random() < 0.5 ? queued : Math.random() < 0.5 ? bound : unclear,
      );
      return;
    }
    if (!(await journal.send(card.n, owner, { leaseMs, quietMs: 0 })) || Math.random() < 0.2) return;
    if (Math.random() < 0.2) await sleep(leaseMs * 1.5);
    await journal.settle(card.n, owner, Math.random() < 0.6 ? bound : unclear);
  };
  await Promise.all(['a', 'b', 'c'].map(one));
  const events = (await ask('SELECT card, event FROM bind_audit ORDER BY n')) as Event[];
  assert.ok(events.length > 100);
  assertHistories(events.map(({ card, event }) => ({ card: Number(card), event })));
};
