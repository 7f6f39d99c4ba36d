// A heading in traditional characters names what it does in simplified ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelWords, labelWritings } from '#tables/labels.ts';
import { markOf } from '../../bindings/batch/columns/headings.ts';

const pairs = Array.from(labelWritings.matchAll(/(.)(.)/g), ([, from = '', to = '']) => [to, from] as const);

test('every label is a heading in both writings', () => {
  // Of a character with two ways the first and the last.
  const writings = [new Map([...pairs].reverse()), new Map(pairs)];
  let other = 0;
  for (const word of Object.values(labelWords).flat())
    for (const writing of writings) {
      const written = word.replace(/[^ -~]/g, character => writing.get(character) ?? character);
      other += Number(written !== word);
      assert.equal(markOf(written), markOf(word), written);
    }
  assert.ok(other > 300, String(other));
});
