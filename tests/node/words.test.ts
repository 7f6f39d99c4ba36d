// The rows of words that cross into the core: no reader goes past its words, whatever they say; limits are the same all over.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as limits from '#tables/limits.ts';
import * as wire from '#tables/wire.ts';
import * as rows from '../../bindings/js/core/words.ts';
import { root } from '../../tools/build/paths.ts';

const readers = {
  answer: wire.readAnswer,
  dictation: wire.readDictation,
  detections: wire.readDetections,
  card: wire.readCard,
  explanation: wire.readExplanation,
  file: wire.readKnownFile,
};

test('no reader reads or zeroes a word behind those it was given, whatever they say', () => {
  const guard = 0x5afe5afe;
  for (const [name, read] of Object.entries(readers)) {
    for (const value of [0, 1, 7, 0xff, 0xffff, 0x7fffffff, -1]) {
      for (const count of [0, 1, 2, 3, 8, 20]) {
        const words = new Int32Array(count + 64).fill(guard);
        words.fill(value, 0, count);
        read(new rows.Reader(words, count));
        assert.ok(
          words.subarray(count).every(word => word === guard),
          `${name}: ${count} words of ${value}`,
        );
      }
    }
  }
});

test('what is behind the words is zeros, and what was read is zeroed', () => {
  const words = Int32Array.from([1, 2, 3, 4]);
  const reader = new rows.Reader(words, 2);
  assert.deepEqual([reader.word(), reader.word(), reader.word()], [1, 2, 0]);
  assert.deepEqual([...words], [0, 0, 3, 4]);
  assert.equal(new rows.Reader(words, 99).list(99, () => 7).length, 4);
});

test('what a writer packs, a reader gives back', () => {
  const text = 'JDV0123456789';
  const writer: rows.Writer = [];
  rows.writeAscii(writer, text, text.length);
  rows.writeUtf16(writer, '\u5361 \ud83c', 3);
  rows.writeBytes(writer, [255, 0, 128, 7, 9], 5);
  rows.writeAscii(writer, '', 3);
  const reader = new rows.Reader(Int32Array.from(writer), writer.length);
  assert.equal(rows.readAscii(reader, text.length), text);
  assert.equal(rows.readUtf16(reader, 3), '\u5361 \ud83c');
  assert.deepEqual(rows.readBytes(reader, 5), [255, 0, 128, 7, 9]);
  assert.equal(rows.readAscii(reader, 3), '');
});

test('a word gives back its parts', () => {
  assert.deepEqual(
    [wire.howNumber, wire.howFinished, wire.howWay].map(part => part(wire.howWord(1, 0, 7))),
    [1, 0, 7],
  );
  const clean = wire.cleanWord(7, 64, 16_000);
  assert.deepEqual(
    [wire.cleanStatus(clean), wire.cleanUnits(clean), wire.cleanProduct(clean)],
    [7, 64, 16_000],
  );
  const laid = wire.laidWord(1, 8191, 8192);
  assert.deepEqual([wire.laidChanged(laid), wire.laidCaret(laid), wire.laidUnits(laid)], [1, 8191, 8192]);
  const checked = wire.checkedWord(5, 1, wire.maxWords);
  assert.deepEqual([wire.checkedVerdict(checked), wire.checkedWords(checked)], [5, wire.maxWords]);
});

test('the schema of products keeps to the limits', () => {
  const schema = JSON.parse(readFileSync(join(root, 'data/schema/product.schema.json'), 'utf8'));
  const { properties, $defs } = schema;
  const format = $defs.format.properties;
  assert.equal(properties.id.maxLength, limits.maxProductId);
  assert.equal(properties.names.maxItems, limits.maxNames);
  assert.equal(properties.names.items.maxLength, limits.maxName);
  assert.equal(properties.examples.items.properties.raw.maxLength, limits.maxInput);
  assert.equal(properties.examples.items.properties.code.maxLength, limits.maxCode);
  assert.equal($defs.size.maximum, limits.maxCode);
  assert.equal($defs.groupList.maxItems, limits.maxGroups);
  assert.equal(format.prefix.pattern, `^[0-9A-Z]{1,${limits.maxPrefix}}$`);
  assert.equal(format.lookAlikes.maxItems, limits.maxLookAlikes);
});
