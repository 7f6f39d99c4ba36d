/** JSON Lines as CSV: each line's own values under the keys of all, whatever the keys are. */
import assert from 'node:assert/strict';
import { Cells } from '../../../../bindings/batch/read/cells.ts';
import { delimiters } from '../../../../bindings/batch/read/dialect.ts';
import { FileFaultError } from '../../../../bindings/batch/read/fault.ts';
import { jsonLinesAsCsv } from '../../../../bindings/batch/read/json_lines.ts';
import { defused } from '../../../../bindings/batch/write/csv.ts';
import { bytesOfText, jsonOf, type MakeTarget, textOf } from '../target.ts';

const seeds = [
  '{"number":"1234","secret":"3F2A-90BC"}\n{"secret":"9KQ2","value":100}\n',
  '{"secret":12345678901234567890,"a(b":{"secret":1}}\n\n{"secret":1e15}\r\n',
  '{"a":[1,{"b":2}],"c":null,"d":true}',
  '{"a":1,"a":12345678901234567890,"e\\u0041":9007199254740993}',
].map(bytesOfText);

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const size = 1 + ((bytes[0] ?? 0) % 29);
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

function records(bytes: Uint8Array): string[][] {
  const cells = new Cells(delimiters.comma);
  const all: string[][] = [];
  for (let at = 0; at < bytes.length; ) {
    at = cells.read(bytes, at);
    all.push(cells.texts(bytes));
  }
  return all;
}

/** What a cell must be of a value that JSON itself keeps; undefined where only the line's text has it. */
function wanted(value: unknown): string | undefined {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' && Math.abs(value) >= 1e15) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isWritten(cell: string, value: unknown, line: string): void {
  const text = wanted(value);
  if (text !== undefined) {
    assert.equal(cell, defused(text));
    return;
  }
  // A long number as it stands in the line.
  const bare = cell.startsWith("'") ? cell.slice(1) : cell;
  assert.equal(Number(bare), value);
  if (bare !== String(value)) assert.ok(line.includes(bare), 'a number that is not in the line');
}

export const target: MakeTarget = () => ({
  seeds,
  isJson: false,
  async run(input) {
    const parts: Uint8Array[] = [];
    try {
      for await (const part of jsonLinesAsCsv(pieces(input))) parts.push(part);
    } catch (error) {
      assert.ok(
        error instanceof FileFaultError && ['not-json', 'long-record'].includes(error.fault),
        String(error),
      );
      return;
    }
    // In another encoding, or with bytes that are none of a text, the lines are others than here.
    const text = textOf(input);
    if (text.includes('\ufffd') || text.includes('\0')) return;
    const lines = text.split('\n').map(line => (line.endsWith('\r') ? line.slice(0, -1) : line));
    const rows = lines.map(line => jsonOf(line) as Record<string, unknown> | undefined);
    const keys = [...new Set(rows.flatMap(row => Object.keys(row ?? {})))];
    if (keys.length === 0 || keys.length > 1000) return;
    const [headings = [], ...read] = records(Buffer.concat(parts));
    assert.deepEqual(headings, keys.map(defused));
    for (const [i, row] of rows.entries()) {
      if (row === undefined) continue;
      const cells = read[i] ?? [];
      for (const [k, key] of keys.entries())
        isWritten(cells[k] ?? '', Object.hasOwn(row, key) ? row[key] : undefined, lines[i] ?? '');
    }
  },
});
