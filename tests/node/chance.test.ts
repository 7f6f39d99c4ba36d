// Chance comes from the page, from the runtime, or from neither: there are always as many words as were asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomWords } from '../../bindings/js/session/chance.ts';

test('words are of the page, of the runtime, or made', t => {
  assert.deepEqual(
    randomWords(2, words => words.fill(0xffffffff)),
    [0xffffffff, 0xffffffff],
  );
  const differ = (words: readonly number[]) => new Set(words).size > 1;
  assert.ok(differ(randomWords(8)));
  assert.ok(
    differ(
      randomWords(8, () => {
        throw new Error('made up');
      }),
    ),
  );
  const before = Object.getOwnPropertyDescriptor(globalThis, 'crypto');
  t.after(() => before && Object.defineProperty(globalThis, 'crypto', before));
  for (const value of [undefined, {}]) {
    Object.defineProperty(globalThis, 'crypto', { value, configurable: true });
    assert.ok(differ(randomWords(8)));
  }
});
