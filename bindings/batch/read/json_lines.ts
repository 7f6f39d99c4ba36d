/** JSON Lines as CSV: an object a line, whose keys are the headings. Row n of the list is line n of the file. */
import { line as csvLine } from '../write/csv.ts';
import { FileFaultError } from './fault.ts';
import { linesOf } from './lines.ts';

/** Lines whose keys make the headings. */
const sample = 200;

/** Units of CSV that are given on at once. */
const pieceUnits = 1 << 17;

type Row = Readonly<Record<string, unknown>>;

/** Undefined of a line without anything. @throws FileFaultError of what is no object */
function rowOf(line: string, number: number): Row | undefined {
  if (line.trim() === '') return undefined;
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Row;
  } catch {
    // Told below, without what stands in it.
  }
  throw new FileFaultError('not-json', number);
}

/** A number of more than 15 digits is not what the file says: JSON's are doubles. It is taken as it was written. */
function textOf(value: unknown, key: string, line: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Math.abs(value) >= 1e15) {
    const written = new RegExp(
      `${JSON.stringify(key).replace(/[.*+?^${}()|[\\]\\\\]/g, '\\\\$&')}\\s*:\\s*(-?\\d+)`,
    ).exec(line);
    if (written?.[1] !== undefined) return written[1];
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** @throws FileFaultError of a line that is no object */
export async function* jsonLinesAsCsv(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const held: [Row | undefined, string][] = [];
  let keys: string[] | undefined;
  let number = 0;
  let text = '';
  const write = (row: Row | undefined, line: string) => {
    const cells = row === undefined ? [''] : (keys ?? []).map(key => textOf(row[key], key, line));
    text += csvLine(cells);
  };
  const begin = () => {
    keys = [...new Set(held.flatMap(([row]) => Object.keys(row ?? {})))];
    text += csvLine(keys);
    for (const [row, line] of held) write(row, line);
    held.length = 0;
  };
  for await (const line of linesOf(pieces)) {
    number += 1;
    const row = rowOf(line, number);
    if (keys === undefined) {
      held.push([row, line]);
      if (held.length === sample) begin();
    } else write(row, line);
    if (text.length < pieceUnits) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (keys === undefined) begin();
  yield encoder.encode(text);
}
