// Bytes to cells: wherever a piece is cut, and whatever the encoding, and the same as csv-parse on every well-formed file.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { Decoder } from '../../bindings/batch/encoding/decode.ts';
import { Cells } from '../../bindings/batch/read/cells.ts';
import { findDelimiter } from '../../bindings/batch/read/dialect.ts';
import { FileFaultError } from '../../bindings/batch/read/fault.ts';
import { jsonLinesAsCsv } from '../../bindings/batch/read/json_lines.ts';
import { RecordSplitter } from '../../bindings/batch/read/splitter.ts';
import { cell } from '../../bindings/batch/write/csv.ts';

const encoder = new TextEncoder();
const comma = 0x2c;

/** A text in pieces of a size, through what reads them. */
function pieces(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.slice(i * size, (i + 1) * size),
  );
}

function rowsOf(bytes: Uint8Array, size: number): string[][] {
  const splitter = new RecordSplitter(comma);
  const cells = new Cells(comma);
  const rows: string[][] = [];
  for (const block of [...pieces(bytes, size).map(piece => splitter.push(piece)), splitter.end()])
    for (let at = 0; at < block.length; ) {
      at = cells.read(block, at);
      rows.push(cells.texts(block));
    }
  return rows;
}

const unit = fc.constantFrom('a', '7', ',', '"', '\n', '\r', ' ', '\t', '\u5361', '\ud83d\ude00');
const cellText = fc.array(unit, { maxLength: 6 }).map(units => units.join(''));

test('records and cells are those of csv-parse, however the file is cut', () => {
  const rows = fc.array(fc.array(cellText, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.integer({ min: 1, max: 9 }),
      (table, end, all, size) => {
        const quoted = (text: string) =>
          all || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        const text = table.map(row => row.map(quoted).join(',')).join(end);
        const wanted = parse(text, { relax_column_count: true, record_delimiter: end }) as string[][];
        assert.deepEqual(rowsOf(encoder.encode(text), size), wanted);
        assert.deepEqual(wanted, table);
      },
    ),
    { numRuns: 2000 },
  );
});

test('any bytes are cut into the same records, and none is lost', () => {
  const bytes = fc.array(fc.constantFrom(0x22, 0x2c, 0x0a, 0x0d, 0x41, 0x20), { maxLength: 40 });
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 7 }), (list, size) => {
      const read = (cut: number) => {
        try {
          return rowsOf(Uint8Array.from(list), cut);
        } catch (error) {
          assert.ok(error instanceof FileFaultError);
          return [error.fault, error.column];
        }
      };
      assert.deepEqual(read(size), read(1000));
    }),
    { numRuns: 3000 },
  );
});

test('what is written is read again as it was, but for what is defused', () => {
  fc.assert(
    fc.property(fc.array(cellText, { minLength: 2, maxLength: 5 }), texts => {
      const line = texts.map(text => cell(text)).join(',');
      const [row = []] = rowsOf(encoder.encode(line), 100);
      assert.deepEqual(
        row.map((text, i) => (text === `'${texts[i]}` ? texts[i] : text)),
        texts,
      );
      for (const text of row) assert.doesNotMatch(text, /^[=+@\t\r\n]|^-(?!\d)/);
    }),
  );
});

function decoded(bytes: Uint8Array, size: number) {
  const decoder = new Decoder();
  const out = [...pieces(bytes, size).map(piece => decoder.push(piece).slice()), decoder.end()];
  return { text: Buffer.concat(out).toString('utf8'), encoding: decoder.encoding, damaged: decoder.damaged };
}

test('the mark or the bytes say the encoding, wherever a character is cut', () => {
  const text = 'card,\u5361\u5bc6\n3F2A,\u9f99\ud83d\ude00\n';
  const wide = Buffer.from(text, 'utf16le');
  const gbk = Buffer.from([0x63, 0x2c, 0xbf, 0xa8, 0xc3, 0xdc, 0x0a, 0x94, 0x39, 0xfc, 0x36]);
  const cases: [Buffer, string, string][] = [
    [Buffer.from(text), text, 'utf-8'],
    [Buffer.from(`\ufeff${text}`), text, 'utf-8'],
    [Buffer.concat([Buffer.from([0xff, 0xfe]), wide]), text, 'utf-16le'],
    [Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(wide).swap16()]), text, 'utf-16be'],
    [gbk, 'c,\u5361\u5bc6\n\ud83d\ude00', 'gb18030'],
    [Buffer.from('ab'), 'ab', 'utf-8'],
    [Buffer.alloc(0), '', 'utf-8'],
  ];
  for (const [bytes, wanted, encoding] of cases)
    for (let size = 1; size <= bytes.length + 1; ++size)
      assert.deepEqual(decoded(bytes, size), { text: wanted, encoding, damaged: 0 }, `${encoding} ${size}`);
});

test('GBK behind a megabyte of ASCII is still GBK; a damaged byte behind other characters is told', () => {
  const ascii = Buffer.alloc(1 << 20, 'a,b\n');
  const late = decoded(Buffer.concat([ascii, Buffer.from([0xbf, 0xa8])]), 4096);
  assert.equal(late.text.slice(-1), '\u5361');
  const damaged = decoded(
    Buffer.concat([Buffer.from('\u5361\u53f7,\u5361\u5bc6\n'), Buffer.from([0xff, 0x41, 0x0a])]),
    100,
  );
  assert.deepEqual(damaged, { text: '\u5361\u53f7,\u5361\u5bc6\n\ufffdA\n', encoding: 'utf-8', damaged: 1 });
});

test('GBK that is damaged is read however short the pieces are', () => {
  const damaged = Buffer.from('bfa80a81308141d7360ad230f00a', 'hex');
  const whole = decoded(damaged, damaged.length);
  assert.match(whole.text, /^\u5361\n.*\ufffd/s);
  for (let size = 1; size < damaged.length; ++size)
    assert.deepEqual(decoded(damaged, size), whole, `${size}`);
});

async function csvOf(text: string): Promise<string> {
  async function* once() {
    yield encoder.encode(text);
  }
  const parts: Uint8Array[] = [];
  for await (const part of jsonLinesAsCsv(once())) parts.push(part);
  return Buffer.concat(parts).toString();
}

test('long numbers of JSON Lines are those of their own field, whatever its name is and what else stands there', async () => {
  const long = '12345678901234567890';
  assert.equal(await csvOf(`{"a":1,"a":${long}}`), `a\r\n${long}\r\n`);
  assert.equal(await csvOf(`{"a":{"b":1},"b":${long}}`), `a,b\r\n"{""b"":1}",${long}\r\n`);
  assert.equal(await csvOf(`{"x":"\\"b\\":1","b":${long}}`), `x,b\r\n"""b"":1",${long}\r\n`);
  for (const name of ['a(b', '(a+)+$', '[', '\\\\'])
    assert.equal((await csvOf(`{"${name}":-${long}}`)).split('\r\n')[1], `'-${long}`, name);
  assert.equal(await csvOf('{"a":1e15,"b":1.5e20}'), 'a,b\r\n1000000000000000,150000000000000000000\r\n');
});

test('a name that every object has is no field of a row that has it not', async () => {
  const csv = await csvOf('{"constructor":1,"__proto__":2}\n{"b":3}');
  assert.equal(csv, 'constructor,__proto__,b\r\n1,2,\r\n,,3\r\n');
});

test('lists within lists that are too deep are told as a line that is none', async () => {
  const deep = `{"a":1}\n{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
  await assert.rejects(
    csvOf(deep),
    error => error instanceof FileFaultError && error.fault === 'not-json' && error.row === 2,
  );
});

test('the delimiter is what most records have equally often', () => {
  const of = (text: string) => String.fromCharCode(findDelimiter(encoder.encode(text)));
  assert.equal(of('a,b\n1,2\n'), ',');
  assert.equal(of('a;b\n1,5;2\n1;2\n'), ';');
  assert.equal(of('a\tb\n"x\ty"\t2\n'), '\t');
  assert.equal(of('a|b\n1|2\n'), '|');
  assert.equal(of('a\nb\n'), ',');
});
