import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAsFast, assertFlat, halves } from './growth.ts';

const row = (length: number, value: (i: number) => number) => Array.from({ length }, (_, i) => value(i));

test('what warms up and then stays is flat', () => {
  assertFlat(
    'memory',
    row(30, i => (i < 10 ? 100 * i : 1_000 + (i % 3))),
    5,
  );
});

test('a leak is told, however much it swings', () => {
  assert.throws(
    () =>
      assertFlat(
        'memory',
        row(30, i => 1_000 + 10 * i + 30 * (i % 2)),
        50,
      ),
    /memory grows: \d+ to \d+/,
  );
});

test('one slow round is none; all later ones are', () => {
  assertAsFast(
    'a check',
    row(30, i => (i === 25 ? 90 : 1)),
    1.5,
  );
  assert.throws(
    () =>
      assertAsFast(
        'a check',
        row(30, i => (i < 20 ? 1 : 2)),
        1.5,
      ),
    /slows down: 1\.00 to 2\.00 ms/,
  );
});

test('the middles are of the second and the last third', () => {
  assert.deepEqual(halves(row(9, i => i)), { earlier: 4, later: 7 });
});
