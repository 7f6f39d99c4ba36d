/** A list's bytes in any encoding, as blocks, records and cells; and the cells as CSV of ours. */
import assert from 'node:assert/strict';
import { Decoder } from '../../../../bindings/batch/encoding/decode.ts';
import { Cells, mostCells } from '../../../../bindings/batch/read/cells.ts';
import { delimiters, findDelimiter } from '../../../../bindings/batch/read/dialect.ts';
import { FileFaultError } from '../../../../bindings/batch/read/fault.ts';
import { RecordSplitter } from '../../../../bindings/batch/read/splitter.ts';
import { defused, line } from '../../../../bindings/batch/write/csv.ts';
import { bytesOfText, type MakeTarget } from '../target.ts';

const longest = 4096;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const rows = [
  ['card number', 'card secret', 'note'],
  ['1234', '3F2A-90BC-77DE-A41B', 'a "quote", and more'],
  ['', '=1+1', ' space '],
  ['5678', '9KQ2', 'two\r\nlines'],
  ['\u5361\u53f7', '\uff11\uff12', '\u00e9\u{1f4b3}'],
];
const csv = rows.map(line).join('');

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
}

/** Of a few han characters in GBK, and ASCII. */
const gbk = Uint8Array.from([
  0xbf, 0xa8, 0xba, 0xc5, 0x2c, 0xbf, 0xa8, 0xc3, 0xdc, 0x0d, 0x0a, 0x31, 0x2c, 0x33, 0x0a,
]);

const seeds = [
  bytesOfText(csv),
  bytesOfText(`\ufeff${csv}`),
  bytesOfText(csv.replaceAll(',', '\t')),
  bytesOfText('a;b;c\r1;2;3\r4;5;6'),
  bytesOfText('"a","b\n'),
  utf16(csv, false),
  utf16(csv, true),
  gbk,
];

/** Every piece of a way to cut. */
function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

function decoded(input: Uint8Array, size: number): Uint8Array {
  const decoder = new Decoder();
  const parts = [...pieces(input, size)].map(piece => decoder.push(piece).slice());
  return Buffer.concat([...parts, decoder.end()]);
}

interface Split {
  readonly records: readonly string[][];
  readonly bytes: Uint8Array;
  /** Why it ended before the end, and in which record of the file. */
  readonly fault: string;
}

function split(text: Uint8Array, delimiter: number, size: number): Split {
  const splitter = new RecordSplitter(delimiter, longest);
  const given: Uint8Array[] = [];
  const so = (fault: string): Split => {
    const read = given.flatMap(block => records(block, delimiter));
    return { records: read, bytes: Buffer.concat(given), fault };
  };
  try {
    for (const piece of pieces(text, size)) given.push(splitter.push(piece).slice());
    given.push(splitter.end().slice());
    return so('');
  } catch (error) {
    assert.ok(error instanceof FileFaultError, String(error));
    const { row, column } = error.behind(so('').records.length);
    return so(`${error.fault} ${row} ${column}`);
  }
}

function records(bytes: Uint8Array, delimiter: number): string[][] {
  const cells = new Cells(delimiter);
  const all: string[][] = [];
  for (let at = 0; at < bytes.length; ) {
    const next = cells.read(bytes, at);
    assert.ok(next > at && next <= bytes.length, 'it does not go on');
    const texts = cells.texts(bytes);
    assert.equal(texts.length, Math.min(cells.count, mostCells));
    for (const [i, text] of texts.entries()) assert.equal(text, cells.text(bytes, i));
    all.push(texts);
    at = next;
  }
  return all;
}

export const target: MakeTarget = () => ({
  seeds,
  isJson: false,
  run(input) {
    const text = decoded(input, Math.max(1, input.length));
    strict.decode(text);
    const size = 1 + ((input[0] ?? 0) % 23);
    strict.decode(decoded(input, size));
    assert.ok(text.length <= 3 * input.length + 3, 'it grows');
    const delimiter = findDelimiter(text);
    assert.ok((Object.values(delimiters) as number[]).includes(delimiter));
    const whole = split(text, delimiter, Math.max(1, text.length));
    const cut = split(text, delimiter, size);
    // A record that is too long is told with the next piece, if there is one.
    if (text.length <= longest) {
      assert.equal(cut.fault, whole.fault, 'told otherwise where the pieces are');
      // Of a file that cannot be read on, a record more or less may have been given before.
      if (whole.fault !== '') return;
      assert.deepEqual(whole.bytes, Buffer.from(text));
      assert.deepEqual(cut.records, whole.records, 'records are otherwise where the pieces are');
    }
    const read = records(text, delimiter);
    // A single empty cell is a blank line, whichever it was.
    const written = bytesOfText(read.map(line).join(''));
    assert.deepEqual(
      records(written, delimiters.comma),
      read.map(texts => texts.map(defused)),
      'what is written is read otherwise',
    );
  },
});
