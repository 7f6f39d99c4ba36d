// The readers of a stream, one line or cell at a time: what a row is, to each limit, and what is zeroed of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxInput } from '#tables/limits.ts';
import type { AnswerWriter } from '../../bindings/stream/answers.ts';
import type { LineReader } from '../../bindings/stream/line_reader.ts';
import { countAt, LineRows } from '../../bindings/stream/line_rows.ts';
import { ProductCells } from '../../bindings/stream/products.ts';
import { type Column, maxRow } from '../../bindings/stream/protocol.ts';
import { JsonReader } from '../../bindings/stream/read_json.ts';
import { TsvReader } from '../../bindings/stream/read_tsv.ts';
import { BinaryRows } from '../../bindings/stream/row_binary.ts';
import { type Answers, type Row, type RowChecker, Rows } from '../../bindings/stream/rows.ts';
import { Sink } from '../../bindings/stream/sink.ts';

const products = ['a.one', 'b.two'];
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
const isZero = (bytes: Uint8Array | Uint16Array) => bytes.every(byte => byte === 0);

function checkerOf() {
  let asked = 0;
  const input = new Uint16Array(maxInput);
  const checker = {
    input,
    indexOf: (name: string) => {
      asked += 1;
      return products.indexOf(name);
    },
  } as unknown as RowChecker;
  return { checker, input, asked: () => asked };
}

/** A row in short: its product and its text, or why there is none. */
function shortOf(row: Row, input: Uint16Array): string {
  if (row.error !== null) return row.error;
  const text = String.fromCharCode(...input.subarray(0, Math.min(row.length, maxInput)));
  return `${row.product} ${row.length > maxInput ? row.length : text}`;
}

type Make = (checker: RowChecker, cells: ProductCells) => LineReader;

/** What a line is read as; the next one begins behind it, and a row that is none leaves nothing in the input. */
function readOf(make: Make, line: string | Uint8Array, end = '\n'): string {
  const { checker, input } = checkerOf();
  const reader = make(checker, new ProductCells(checker, 7));
  const bytes = Buffer.concat([Buffer.from('x\n'), Buffer.from(line), Buffer.from(`${end}next\n`)]);
  assert.equal(reader.read(bytes, 2), bytes.length - 5);
  const short = shortOf(reader.row, input);
  const kept = reader.row.error === null ? reader.row.length : 0;
  assert.ok(isZero(input.subarray(kept)), short);
  return short;
}

const tsv =
  (...columns: Column[]): Make =>
  (checker, cells) =>
    new TsvReader(checker, cells, columns);
const text: Make = (checker, cells) => new TsvReader(checker, cells, null);
const json: Make = (checker, cells) => new JsonReader(checker, cells);

const long = (count: number) => 'x'.repeat(count);
const raw = tsv('raw');
const both = tsv('raw', 'product');
const turned = tsv('product', 'skip', 'raw');

const lines: readonly (readonly [name: string, make: Make, line: string | Uint8Array, row: string])[] = [
  ['a text', raw, 'AB', '7 AB'],
  ['an empty text', raw, '', '7 '],
  ['a text with more cells than columns', raw, 'AB\tCD', '7 AB'],
  ['an escape', raw, 'A\\tB', '7 A\tB'],
  ['all escapes', raw, "\\b\\t\\n\\f\\r\\0\\\\\\'", "7 \b\t\n\f\r\0\\'"],
  ['what is no escape', raw, 'A\\xB\\', '7 A\\xB\\'],
  ['nothing', raw, '\\N', '7 '],
  ['nearly nothing', raw, '\\M', '7 \\M'],
  ['nothing and more', raw, '\\NA', '7 \\NA'],
  ['not ASCII', raw, '\u5361\u{1f600}', '7 \u5361\u{1f600}'],
  ['no UTF-8', raw, Uint8Array.of(0x41, 0xff), 'not-utf8'],
  ['the longest text', raw, long(maxInput), `7 ${long(maxInput)}`],
  ['a text that is too long', raw, long(maxInput + 1), `7 ${maxInput + 1}`],
  ['the longest line', raw, long(maxRow), `7 ${maxRow}`],
  ['a line that is too long', raw, long(maxRow + 1), 'line-too-long'],
  ['a product', both, 'AB\tb.two', '1 AB'],
  ['no product', both, 'AB\t', '7 AB'],
  ['no cell of the product', both, 'AB', '7 AB'],
  ['a product that is nothing', both, 'AB\t\\N', '7 AB'],
  ['a product that there is none of', both, 'AB\tc.three', 'unknown-product'],
  ['the product first', turned, 'a.one\tzz\tAB', '0 AB'],
  ['the product alone', turned, 'a.one', '0 '],
  ['no text, and what is passed over', turned, 'a.one\tzz', '0 '],
  ['an unknown product before no UTF-8', turned, Buffer.from('c\t\t\xff', 'latin1'), 'unknown-product'],
  ['a tab in a text', text, 'A\tB\\n', '7 A\tB\\n'],
  ['a carriage return within', text, 'A\rB', '7 A\rB'],
  ['nothing is a text there', text, '\\N', '7 \\N'],
  ['no UTF-8 in a text', text, Uint8Array.of(0xc0, 0x80), 'not-utf8'],
  ['an object', json, '{"raw":"AB"}', '7 AB'],
  ['an object with its product', json, '{"raw":"AB","product":"b.two"}', '1 AB'],
  ['an object with no name of a product', json, '{"raw":"AB","product":""}', '7 AB'],
  ['an unknown product', json, '{"raw":"AB","product":"c"}', 'unknown-product'],
  ['a product that is a number', json, '{"raw":"AB","product":1}', 'unknown-product'],
  ['a product that is null', json, '{"raw":"AB","product":null}', '7 AB'],
  ['blanks', json, ' { "product" : "a.one" , "raw" : "AB" } ', '0 AB'],
  ['a field more', json, '{"raw":"AB","id":1}', '7 AB'],
  ['an escape in an object', json, '{"raw":"A\\"B\\u0043"}', '7 A"BC'],
  ['an escape in a product', json, '{"raw":"AB","product":"b\\u002etwo"}', '1 AB'],
  ['a text alone', json, '"AB"', '7 AB'],
  ['not ASCII in an object', json, '{"raw":"\u5361"}', '7 \u5361'],
  ['DEL in an object', json, '{"raw":"A\x7f"}', '7 A\x7f'],
  ['a control character in an object', json, '{"raw":"A\tB"}', 'not-json'],
  ['nothing in an object', json, '{}', 'no-raw'],
  ['null in an object', json, '{"raw":null}', '7 '],
  ['a number in an object', json, '{"raw":1}', 'no-raw'],
  ['null', json, 'null', 'not-json'],
  ['a list', json, '["AB"]', 'not-json'],
  ['a number', json, '7', 'not-json'],
  ['an object without end', json, '{"raw":"AB"', 'not-json'],
  ['an object and more', json, '{"raw":"AB"}}', 'not-json'],
  ['an object whose text has no end', json, '{"raw":"AB}', 'not-json'],
  ['no UTF-8 in an object', json, Buffer.from('{"raw":"\xff"}', 'latin1'), 'not-utf8'],
  ['the longest text of an object', json, `{"raw":"${long(maxInput)}"}`, `7 ${long(maxInput)}`],
  ['one that is too long', json, `{"raw":"${long(maxInput + 1)}"}`, `7 ${maxInput + 1}`],
  ['the longest object', json, `{"raw":"AB"${' '.repeat(maxRow - 12)}}`, '7 AB'],
  ['an object that is too long', json, `{"raw":"AB"${' '.repeat(maxRow - 11)}}`, 'line-too-long'],
];

for (const [name, make, line, row] of lines)
  test(`a row: ${name}`, () => {
    assert.equal(readOf(make, line), row);
    if (row !== 'line-too-long' && !row.endsWith(`${maxRow}`) && line.length < maxRow)
      assert.equal(readOf(make, line, '\r\n'), row, 'with a carriage return');
  });

test('a line of JSON ends where it ends, whatever the next one is', () => {
  const { checker, input } = checkerOf();
  for (const next of ['', '{"raw":"C"}', '{"raw":"CD"}', '{"raw":"CDE"}', '","product":"a.one"}']) {
    const reader = json(checker, new ProductCells(checker, 7));
    assert.equal(reader.read(bytesOf(`{"raw":"AB"}\n${next}\n`), 0), 13, next);
    assert.equal(shortOf(reader.row, input), '7 AB');
  }
});

test('the raw text that a row was kept of for its message is zeroed', () => {
  const { checker, input } = checkerOf();
  const raws: string[] = [];
  const answers = { needsRaw: true, answer: (_: unknown, text: string) => raws.push(text) };
  const asking = { ...checker, ask: () => 0, answer: () => ({}) } as unknown as RowChecker;
  const rows = new Rows(asking, answers as unknown as Answers);
  const { fill } = Uint16Array.prototype;
  const filled: Uint16Array[] = [];
  try {
    Uint16Array.prototype.fill = function (...values) {
      filled.push(this);
      return fill.apply(this, values);
    };
    input.set([0x41, 0x42]);
    rows.answer({ length: 2, product: 0, error: null });
  } finally {
    Uint16Array.prototype.fill = fill;
  }
  assert.deepEqual([raws, filled.map(isZero)], [['AB'], [true]]);
});

test('the product that was named last is not looked up again', () => {
  const { checker, asked } = checkerOf();
  const cells = new ProductCells(checker, -1);
  const at = (name: string) => cells.at(bytesOf(`<${name}>`), 1, 1 + name.length);
  assert.deepEqual(['b.two', 'b.two', 'a.one', 'a.onf', 'a.one', ''].map(at), [1, 1, 0, undefined, 0, -1]);
  assert.equal(asked(), 3);
  const longest = new ProductCells({ indexOf: (name: string) => name.length } as unknown as RowChecker, -1);
  assert.equal(longest.at(bytesOf(long(400)), 0, 400), 256);
});

test('a number of a chunk is digits, 15 of them at most', () => {
  const of = (digits: string) => countAt(bytesOf(`x${digits}`), 1, 1 + digits.length);
  assert.deepEqual(['0', '9', '10', '007', '9'.repeat(15)].map(of), [0, 9, 10, 7, 999_999_999_999_999]);
  for (const none of ['', '9'.repeat(16), '1:', '/1', ' 1', '-1', '1.5']) assert.equal(of(none), -1, none);
});

test('chunks of lines: as many rows as are told, and the end is told where it cuts one short', () => {
  const run = (given: string, chunked = true) => {
    const { checker, input } = checkerOf();
    const rows: string[] = [];
    const take = { answer: (row: Row) => rows.push(shortOf(row, input)) } as unknown as Rows;
    const all = new LineRows(raw(checker, new ProductCells(checker, 7)), take, chunked);
    all.answer(bytesOf(given));
    all.end();
    return [rows.length, all.broken];
  };
  assert.deepEqual(run('2\nA\nB\n1\nC\n'), [3, undefined]);
  assert.deepEqual(run('0\n1\r\nA\n'), [1, undefined]);
  assert.deepEqual(run('2\nA\n'), [1, 'cut-short']);
  assert.deepEqual(run('x\nA\n'), [0, 'bad-chunk']);
  assert.deepEqual(run('1\nA\n1\nA\nB\n1\n'), [2, 'bad-chunk']);
  assert.deepEqual(run('2\nA\n', false), [2, undefined]);
});

/** Rows of RowBinary out of pieces, how it ends, and that what it held is zeroed. */
function binary(columns: readonly Column[], pieces: readonly Uint8Array[], chunked = false) {
  const { checker, input } = checkerOf();
  const rows: string[] = [];
  const answer = (row: Row) => {
    rows.push(shortOf(row, input));
    if (row.error === null) input.fill(0);
    assert.ok(isZero(input));
  };
  const parts = { checker, columns, chunked, answers: { sink: new Sink() } as unknown as AnswerWriter };
  const all = new BinaryRows({
    ...parts,
    products: new ProductCells(checker, 7),
    rows: { answer } as unknown as Rows,
  });
  for (const piece of pieces) all.push(piece);
  all.end();
  assert.ok(isZero(input));
  return [...rows, ...(all.broken === undefined ? [] : [all.broken])];
}

const cell = (of: string | Uint8Array, size = Buffer.from(of).length): Uint8Array => {
  const head: number[] = [];
  let rest = size;
  for (; rest >= 128; rest = Math.floor(rest / 128)) head.push((rest % 128) + 128);
  return Buffer.concat([Buffer.from([...head, rest]), Buffer.from(of)]);
};
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

test('cells of RowBinary, wherever they are cut', () => {
  const given = joined(cell('AB'), cell('b.two'), cell(long(200)), cell(''), cell('C'), cell('c.three'));
  const rows = ['1 AB', `7 ${long(200)}`, 'unknown-product'];
  const columns = ['raw', 'product'] as const;
  assert.deepEqual(binary(columns, [given.slice()]), rows);
  for (let at = 1; at < given.length; ++at)
    assert.deepEqual(binary(columns, [given.slice(0, at), given.slice(at)]), rows, `cut at ${at}`);
  assert.deepEqual(
    binary(
      columns,
      [...given].map(byte => Uint8Array.of(byte)),
    ),
    rows,
  );
  for (let at = 1; at < 9; ++at) assert.deepEqual(binary(columns, [given.slice(0, at)]).at(-1), 'cut-short');
});

test('cells of RowBinary that are none, or too long', () => {
  const bad = Uint8Array.of(0xff);
  assert.deepEqual(binary(['raw'], [joined(cell(bad), cell('A'))]), ['not-utf8', '7 A']);
  assert.deepEqual(binary(['product', 'raw'], [joined(cell('c'), cell(bad))]), ['unknown-product']);
  assert.deepEqual(binary(['raw', 'product'], [joined(cell(bad), cell('c'))]), ['not-utf8']);
  assert.deepEqual(binary(['raw'], [cell(long(maxRow))]), [`7 ${maxRow}`]);
  const over = cell(long(maxRow + 1));
  for (const cut of [3, 4, 1000, over.length - 1])
    assert.deepEqual(binary(['raw'], [over.slice(0, cut), over.slice(cut), cell('A')]), [
      'line-too-long',
      '7 A',
    ]);
  assert.deepEqual(binary(['raw'], [over.slice(0, 1000)]), ['cut-short']);
  const wide = (count: number) => Uint8Array.of(...new Array(count).fill(0x80), 0);
  assert.deepEqual(binary(['raw'], [wide(8)]), ['7 ']);
  assert.deepEqual(binary(['raw'], [joined(wide(9), cell('A'))]), ['cut-short']);
});

test('chunks of RowBinary', () => {
  const one = cell('A');
  const chunk = (head: string, ...cells: Uint8Array[]) => joined(bytesOf(head), ...cells);
  assert.deepEqual(binary(['raw'], [chunk('2\n', one, one), chunk('0\n1\n', one)], true), [
    '7 A',
    '7 A',
    '7 A',
  ]);
  assert.deepEqual(binary(['raw'], [chunk('2\n', one)], true), ['7 A', 'cut-short']);
  assert.deepEqual(binary(['raw'], [chunk('x\n', one)], true), ['bad-chunk']);
  assert.deepEqual(binary(['raw'], [bytesOf('1'), bytesOf('\n'), one], true), ['7 A']);
  assert.deepEqual(binary(['raw'], [bytesOf('1'.repeat(16))], true), ['cut-short']);
  assert.deepEqual(binary(['raw'], [bytesOf('1'.repeat(17))], true), ['bad-chunk']);
});
