// In which order test files run.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { remember, slowestFirst } from '../../tools/test/order.ts';

const before = process.env.CARDMEND_CACHE;
const cache = mkdtempSync(join(tmpdir(), 'cardmend-order-'));
beforeEach(() => {
  process.env.CARDMEND_CACHE = cache;
});
after(() => {
  process.env.CARDMEND_CACHE = before;
  rmSync(cache, { recursive: true, force: true });
});

test('nothing is known: the order stays', () => {
  assert.deepEqual(slowestFirst(['b', 'a', 'c']), ['b', 'a', 'c']);
});

test('the slowest first, and before them what nobody has timed; what was timed last counts', () => {
  remember(
    new Map([
      ['a', 3],
      ['b', 7],
    ]),
  );
  remember(
    new Map([
      ['c', 5],
      ['a', 6],
    ]),
  );
  assert.deepEqual(slowestFirst(['a', 'b', 'c', 'new']), ['new', 'b', 'a', 'c']);
});

test('what cannot be read is as if it were not there', () => {
  writeFileSync(join(cache, 'durations.json'), '{"a": 3');
  assert.deepEqual(slowestFirst(['b', 'a']), ['b', 'a']);
  remember(new Map([['a', 1]]));
  assert.deepEqual(slowestFirst(['a', 'b']), ['b', 'a']);
});
