/**
 * JSON as CSV: objects, whose keys are the headings. Of JSON Lines row n of the list is line n of the file, of an array its
 * element n.
 */
import { line as csvLine } from '../write/csv.ts';
import { FileFaultError } from './fault.ts';
import { elementsOf } from './json_elements.ts';
import { type DamageNotes, linesOf } from './lines.ts';

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

/** A text, or what opens, closes or parts values, or a number or a word. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/** The fields of an object that are long numbers, as they are written. Of a name that stands there twice JSON takes the last. */
function writtenNumbers(line: string): Map<string, string> {
  const found = new Map<string, string>();
  let [depth, key, before] = [0, '', ''];
  for (const [word] of line.matchAll(token)) {
    if (word === '{' || word === '[') depth += 1;
    else if (word === '}' || word === ']') depth -= 1;
    else if (depth === 1 && word === ':') key = JSON.parse(before) as string;
    else if (depth === 1 && before === ':') found.set(key, word);
    before = word;
  }
  return found;
}

/** Whole numbers of more than 15 digits, which are not what the file says: JSON's are doubles. They are taken as they were written. */
const longNumber = /^-?\d{16,}$/;

/** @param written gives what stands in the line itself */
function textOf(value: unknown, written: () => string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Math.abs(value) >= 1e15) {
    const digits = written();
    if (longNumber.test(digits)) return digits;
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** @throws FileFaultError of lists within lists that are too deep to be written */
function cellsOf(row: Row, keys: readonly string[], line: string, number: number): string[] {
  let numbers: Map<string, string> | undefined;
  const written = (key: string) => () => {
    numbers ??= writtenNumbers(line);
    return numbers.get(key) ?? '';
  };
  try {
    // A name that a row has not may be one that every object has.
    return keys.map(key => textOf(Object.hasOwn(row, key) ? row[key] : undefined, written(key)));
  } catch {
    throw new FileFaultError('not-json', number);
  }
}

/** @throws FileFaultError of a line that is no object */
export const jsonLinesAsCsv = (pieces: AsyncIterable<Uint8Array>, notes?: DamageNotes) =>
  objectsAsCsv(linesOf(pieces, notes));

/** @throws FileFaultError of what is no array of objects, and not one behind the other */
export const jsonAsCsv = (pieces: AsyncIterable<Uint8Array>, notes?: DamageNotes) =>
  objectsAsCsv(elementsOf(pieces, notes));

async function* objectsAsCsv(objects: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const held: [Row | undefined, string][] = [];
  let keys: string[] | undefined;
  let number = 0;
  let text = '';
  const write = (row: Row | undefined, line: string, place: number) => {
    text += csvLine(row === undefined ? [''] : cellsOf(row, keys ?? [], line, place));
  };
  const begin = () => {
    keys = [...new Set(held.flatMap(([row]) => Object.keys(row ?? {})))];
    text += csvLine(keys);
    for (const [i, [row, line]] of held.entries()) write(row, line, i + 1);
    held.length = 0;
  };
  for await (const line of objects) {
    number += 1;
    const row = rowOf(line, number);
    if (keys === undefined) {
      held.push([row, line]);
      if (held.length === sample) begin();
    } else write(row, line, number);
    if (text.length < pieceUnits) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (keys === undefined) begin();
  yield encoder.encode(text);
}
