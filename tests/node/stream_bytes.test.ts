// The bytes of a stream: UTF-8, lines out of pieces, and what is written, to each limit; what is done with is zeroed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineBlocks } from '../../bindings/stream/blocks.ts';
import { maxRow } from '../../bindings/stream/protocol.ts';
import { Sink } from '../../bindings/stream/sink.ts';
import { decodeUtf8, notUtf8 } from '../../bindings/stream/utf8.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
const isZero = (bytes: Uint8Array | Uint16Array) => bytes.every(byte => byte === 0);
const long = (count: number) => 'x'.repeat(count);

test('UTF-8: each length to its ends, and nothing else', () => {
  const read = (...bytes: number[]) => {
    const units = new Uint16Array(8);
    const count = decodeUtf8(Uint8Array.of(0x41, ...bytes), 0, bytes.length + 1, units);
    assert.ok(count !== notUtf8 || isZero(units));
    return count === notUtf8 ? 'none' : String.fromCharCode(...units.subarray(1, count));
  };
  for (const point of [0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff]) {
    const one = String.fromCodePoint(point);
    assert.equal(read(...Buffer.from(one)), one, point.toString(16));
    if (point >= 0x80) assert.equal(read(...Buffer.from(one).subarray(0, -1)), 'none', 'cut short');
  }
  const none = [
    '80',
    'c080',
    'c1bf',
    'c27f',
    'c2c0',
    'e09fbf',
    'eda080',
    'edbfbf',
    'e08080',
    'f08fbfbf',
    'f4908080',
  ];
  for (const hex of [...none, 'f5808080', 'ff', 'e0a07f', 'f0908041'])
    assert.equal(read(...Buffer.from(hex, 'hex')), 'none', hex);
});

test('a text longer than its room is counted, and what there is room for is kept', () => {
  const units = new Uint16Array(3);
  assert.equal(decodeUtf8(bytesOf('ABCDE'), 0, 5, units), 5);
  assert.deepEqual([...units], [0x41, 0x42, 0x43]);
  assert.equal(decodeUtf8(bytesOf('ABCDE'), 1, 3, units), 2);
});

test('what is written grows, keeps what was written, and is zeroed', () => {
  const sink = new Sink();
  const first = sink.bytes;
  sink.utf8('A\u5361\ud800');
  sink.byte(0x42);
  sink.copy(Uint8Array.of(1, 2));
  const begun = [0x41, 0xe5, 0x8d, 0xa1, 0xef, 0xbf, 0xbd, 0x42, 1, 2];
  assert.deepEqual([...sink.written()], begun);
  sink.room(first.length - begun.length);
  assert.equal(sink.bytes, first);
  sink.room(first.length - begun.length + 1);
  assert.equal(sink.bytes.length, 2 * (first.length + 1));
  assert.ok(isZero(first));
  assert.deepEqual([...sink.written()], begun);
  sink.utf8(long(sink.bytes.length));
  assert.equal(sink.size, begun.length + 2 * (first.length + 1));
  assert.ok(
    sink
      .written()
      .subarray(begun.length)
      .every(byte => byte === 0x78),
  );
  const { bytes } = sink;
  sink.empty();
  assert.equal(sink.size, 0);
  assert.ok(isZero(bytes));
});

test('lines out of pieces: whole ones, without the mark of UTF-8 that the first begins with', () => {
  const run = (...pieces: (string | Uint8Array)[]) => {
    const blocks = new LineBlocks();
    const found = [...pieces.map(piece => blocks.push(new Uint8Array(Buffer.from(piece)))), blocks.end()];
    return found.map(block => (block === undefined ? '-' : Buffer.from(block).toString()));
  };
  assert.deepEqual(run('A\nB', 'C', '\nD'), ['A\n', '-', 'BC\n', 'D\n']);
  assert.deepEqual(run('A\n'), ['A\n', '-']);
  assert.deepEqual(run(''), ['-', '-']);
  assert.deepEqual(run('\ufeffA\n', '\ufeffB\n'), ['A\n', '\ufeffB\n', '-']);
  assert.deepEqual(run(Uint8Array.of(0xef), Uint8Array.of(0xbb, 0xbf, 0x0a)), ['-', '\n', '-']);
  assert.deepEqual(run(long(maxRow), 'x', 'yz\nA\n'), ['-', '-', `${long(maxRow + 1)}\nA\n`, '-']);
  assert.deepEqual(run(long(maxRow), '\n'), ['-', `${long(maxRow)}\n`, '-']);
});
