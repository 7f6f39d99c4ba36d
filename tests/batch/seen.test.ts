// What is known of the codes that came before: as a Map knows it, however the table grows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SeenCodes } from '../../bindings/batch/duplicates/seen.ts';

test('any hashes, those of one slot and of zeros too: the place of the first one', () => {
  // Few words, so that many fall together in the whole hash, in a half of it, or in the slot alone.
  const word = fc.oneof(
    fc.nat(3),
    fc.nat(3).map(high => (high << 20) | 5),
    fc.integer(),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 200 }), hashes => {
      const seen = new SeenCodes();
      const known = new Map<string, number>();
      hashes.forEach(([high, low], i) => {
        // The table has no zero for its first word.
        const key = `${high >>> 0 || 1} ${low >>> 0}`;
        assert.equal(seen.add(high, low, i + 1), known.get(key) ?? 0);
        if (!known.has(key)) known.set(key, i + 1);
      });
      assert.equal(seen.count, known.size);
    }),
  );
});

test('it grows and forgets nothing; wiped it knows nothing', () => {
  const seen = new SeenCodes(10);
  const count = 50_000;
  const hash = (i: number): [number, number] => [Math.imul(i, 0x9e3779b1), Math.imul(i, 0x85ebca6b)];
  for (let i = 1; i <= count; ++i) assert.equal(seen.add(...hash(i), i), 0);
  for (let i = 1; i <= count; ++i) assert.equal(seen.add(...hash(i), count + i), i);
  assert.equal(seen.count, count);
  seen.wipe();
  assert.equal(seen.add(...hash(7), 1), 0);
});
