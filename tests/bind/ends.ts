/** What the journal believes in the end against what the gateway's store says. */
import assert from 'node:assert/strict';
import { type Shop, truthOf } from './shop.ts';

export interface JournalRow {
  readonly line: number;
  readonly state: string;
  readonly sealed: string | null;
}

/** Every card has ended, each as it did in the store; none was bound twice, and each binding is proved by the audit. */
export async function assertTrueEnds(shop: Shop, rows: readonly JournalRow[]): Promise<void> {
  const byLine = new Map(rows.map(row => [row.line, row]));
  assert.equal(byLine.size, shop.cards.length);
  const untrue = shop.cards.flatMap((card, i) => {
    const row = byLine.get(i + 2);
    const truth = truthOf(shop, card);
    assert.equal(
      truth,
      card.state === 'active' ? 'bound' : 'refused',
      `card ${i} was lost, or bound against its state`,
    );
    return row?.state === truth && row.sealed === null ? [] : [{ i, truth, believed: row?.state }];
  });
  assert.deepEqual(untrue, []);
  const proof = (await shop.demo('GET', 'audit')) as Record<string, number>;
  const bound = shop.cards.filter(({ state }) => state === 'active').length;
  const { boundTwice, unproved, bindings } = proof;
  assert.deepEqual(
    { boundTwice, unproved, bindings, bound: proof.bound },
    { boundTwice: 0, unproved: 0, bindings: bound, bound },
  );
}
