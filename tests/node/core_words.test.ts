// Words as they lie: how bytes, characters and units are packed, read and zeroed; what stands for a hash and for chance.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxInput } from '#tables/limits.ts';
import { tryProfile } from '../../bindings/js/check/trial.ts';
import type { Core } from '../../bindings/js/core/core.ts';
import type { CheckExports, SharedExports } from '../../bindings/js/core/exports.ts';
import { hashWords } from '../../bindings/js/core/hash.ts';
import { takeUnits, takeWords, writeInput } from '../../bindings/js/core/units.ts';
import { isObject, kindOf, quoted } from '../../bindings/js/core/values.ts';
import {
  Reader,
  readAscii,
  readBytes,
  readUtf16,
  unpack,
  type Writer,
  writeAscii,
  writeBytes,
  writeUtf16,
} from '../../bindings/js/core/words.ts';
import type { ProductProfile } from '../../bindings/js/products/profile.ts';
import { hexOf, wordsOf } from '../../bindings/js/session/hex_words.ts';
import { readRecord } from '../../bindings/js/session/record.ts';

const letters = 0x44434241; // ABCD from the low end

/** What is read of words, and which of them are left. */
function readOf<T>(words: readonly number[], read: (reader: Reader) => T): [T, number[]] {
  const all = Int32Array.from([...words, 7]);
  const found = read(new Reader(all, words.length));
  return [found, [...all].filter(word => word !== 0)];
}

test('a list has no more items than there are words', () => {
  assert.deepEqual(
    readOf([1, 2, 3], reader => reader.list(2, r => r.word())),
    [
      [1, 2],
      [3, 7],
    ],
  );
  assert.deepEqual(
    readOf([1, 2, 3], reader => reader.list(9, r => r.word())),
    [[1, 2, 3], [7]],
  );
  assert.deepEqual(
    readOf([1, 2, 3], reader => [reader.word(), reader.list(9, () => 5)]),
    [
      [1, [5, 5]],
      [2, 3, 7],
    ],
  );
  assert.deepEqual(
    readOf([1, 2, 3], reader => reader.row(2)),
    [
      [1, 2],
      [3, 7],
    ],
  );
  assert.deepEqual(
    readOf([], reader => reader.done),
    [true, [7]],
  );
  assert.deepEqual(
    readOf([1], reader => reader.done),
    [false, [1, 7]],
  );
});

test('bytes are packed from the low end, four to a word', () => {
  const two = [0x04030201, 0x080706ff | 0];
  for (const [count, bytes, left] of [
    [0, [], [...two, 7]],
    [1, [1], [two[1], 7]],
    [4, [1, 2, 3, 4], [two[1], 7]],
    [5, [1, 2, 3, 4, 0xff], [7]],
    [8, [1, 2, 3, 4, 0xff, 6, 7, 8], [7]],
    [12, [1, 2, 3, 4, 0xff, 6, 7, 8], [7]],
  ] as const)
    assert.deepEqual(
      readOf(two, reader => readBytes(reader, count)),
      [bytes, left],
      `${count}`,
    );
});

test('characters are packed alike, without NULs', () => {
  for (const [words, count, text] of [
    [[letters], 4, 'ABCD'],
    [[letters], 3, 'ABC'],
    [[letters, letters], 8, 'ABCDABCD'],
    [[letters, letters], 6, 'ABCDAB'],
    [[letters], 0, ''],
    [[letters], 99, 'ABCD'],
    [[0x44004241], 4, 'ABD'],
    [[0x00434241], 4, 'ABC'],
    [[0x44434200], 4, 'BCD'],
    [[0x80ff4241 | 0], 4, 'AB\xff\x80'],
    [[0x01010101], 4, '\x01\x01\x01\x01'],
    [[0], 4, ''],
  ] as const)
    assert.equal(readOf(words, reader => readAscii(reader, count))[0], text);
});

test('units are packed two to a word', () => {
  for (const [count, text] of [
    [0, ''],
    [1, 'A'],
    [2, 'A\uffff'],
    [3, 'A\uffffB'],
    [9, 'A\uffffB\0'],
  ] as const)
    assert.equal(readOf([0xffff0041 | 0, 0x42], reader => readUtf16(reader, count))[0], text);
});

test('what is written lies as it is read', () => {
  const of = (write: (writer: Writer) => void) => {
    const writer: Writer = [];
    write(writer);
    return writer.map(word => word >>> 0);
  };
  assert.deepEqual(
    of(writer => writeBytes(writer, [1, 2, 3, 4, 0xff], 5)),
    [0x04030201, 0xff],
  );
  assert.deepEqual(
    of(writer => writeBytes(writer, [1, 2], 5)),
    [0x0201, 0],
  );
  assert.deepEqual(
    of(writer => writeBytes(writer, [], 0)),
    [],
  );
  assert.deepEqual(
    of(writer => writeAscii(writer, 'ABCDE', 5)),
    [letters, 0x45],
  );
  assert.deepEqual(
    of(writer => writeUtf16(writer, 'A\uffffB', 3)),
    [0xffff0041, 0x42],
  );
});

test('a word is up to four characters, to the first zero', () => {
  assert.deepEqual([letters, 0x00434241, 0x44004241, 0, 0xff000041 | 0].map(unpack), [
    'ABCD',
    'ABC',
    'AB',
    '',
    'A',
  ]);
  assert.equal(unpack(0xff414141 | 0), 'AAA\xff');
});

test('units that are taken are zeroed, and no others', () => {
  for (const count of [0, 1, 15, 16, 17, 20]) {
    const units = Uint16Array.from({ length: 18 }, (_, i) => 0x41 + i);
    assert.equal(takeUnits(units, count), 'ABCDEFGHIJKLMNOPQR'.slice(0, count));
    assert.deepEqual(
      [...units],
      Array.from({ length: 18 }, (_, i) => (i < count ? 0 : 0x41 + i)),
    );
  }
  const words = Int32Array.of(1, 2, 3);
  assert.deepEqual([...takeWords(words, 2)], [1, 2]);
  assert.deepEqual([...words], [0, 0, 3]);
});

test('a profile that was tried leaves nothing in the words, whether it may be defined or not', () => {
  for (const opened of [0, 1]) {
    const core = {
      words: new Int32Array(8),
      exports: { cm_trial_open: () => opened, cm_trial_close: () => {} },
    };
    const found = tryProfile(core as unknown as Core<CheckExports>, [1, 2, 3], {} as ProductProfile);
    assert.deepEqual([...core.words], new Array(8).fill(0));
    assert.equal(found.length, 1 - opened);
  }
});

test('of a text that is too long nothing is written', () => {
  const core = { input: new Uint16Array(maxInput) };
  const write = (text: string) => writeInput(core as unknown as Core<SharedExports>, text);
  write('x'.repeat(maxInput + 1));
  assert.ok(core.input.every(unit => unit === 0));
  write('x'.repeat(maxInput));
  assert.ok(core.input.every(unit => unit === 0x78));
});

test('the hash of a file is what it always was', () => {
  assert.equal(hashWords(new Uint8Array()), '811c9dc5');
  assert.equal(hashWords(Uint8Array.of(1, 2, 3, 4)), hashWords(Uint8Array.of(1, 2, 3, 4, 5)));
  assert.equal(hashWords(Uint8Array.of(0, 1, 2, 3, 4).subarray(1)), hashWords(Uint8Array.of(1, 2, 3, 4)));
  // A slice of Node's buffers is a view, which lies no more evenly than they do.
  assert.equal(hashWords(Buffer.of(0, 1, 2, 3, 4).subarray(1)), '54c8281d');
  assert.equal(hashWords(Uint8Array.of(1, 2, 3, 4)), '54c8281d');
});

test('what a value is, without saying it', () => {
  assert.deepEqual([null, [], {}, 'x', 7, undefined].map(kindOf), [
    'null',
    'an array',
    'object',
    'string',
    'number',
    'undefined',
  ]);
  assert.deepEqual([null, [], 'x', {}].map(isObject), [false, false, false, true]);
  const long = `a${'b'.repeat(40)}`;
  for (const name of ['jd', 'zh-CN', 'a.b', long, `${long}ABC1`]) assert.equal(quoted(name), `"${name}"`);
  for (const code of [`${long}b`, 'ABC', 'a_b', 'a12345', '', 7]) assert.equal(quoted(code), 'of that name');
});

test('words as text are eight digits each', () => {
  assert.equal(hexOf([0, -1, 0x1234abcd]), '00000000ffffffff1234abcd');
  assert.deepEqual([...(wordsOf('00000000ffffffff1234abcd') ?? [])], [0, -1, 0x1234abcd]);
  assert.deepEqual([...(wordsOf('') ?? [7])], []);
  for (const none of ['0', '0000000', '000000000', '0000000g', 'FFFFFFFF'])
    assert.equal(wordsOf(none), undefined);
});

test('a record is to its length', () => {
  const of = (words: number) => readRecord(`cardmend1 1234 ${'0'.repeat(32)} ${'0'.repeat(8 * words)}`);
  assert.equal(of(1018)?.state.length, 1018);
  assert.equal(of(1018)?.revision, 1234);
  assert.equal(of(1019), undefined);
  const counted = (count: string) => readRecord(`cardmend1 ${count} ${'0'.repeat(32)} `)?.revision;
  assert.deepEqual([counted('0'), counted('123456789012345')], [0, 123_456_789_012_345]);
  assert.equal(readRecord(`cardmend1 1234567890123456 ${'0'.repeat(32)} `), undefined);
  assert.equal(readRecord(`cardmend1 0 ${'0'.repeat(24)} `), undefined);
  assert.equal(readRecord(`cardmend1 0 ${'0'.repeat(32)}  `), undefined);
});
