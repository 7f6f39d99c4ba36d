/**
 * Tables as the core unpacks them (src/explain/unpack_knowledge.cpp says what stands where): each field of all rows of a
 * table, and where it lies in a row of types_knowledge.h, at a multiple of its size.
 */
import { numberBytes } from './numbers.ts';
import { type KnowledgeTables, layouts, patternNames, rowNames, tableNames } from './tables.ts';

const sizes: Readonly<Record<string, number>> = { u16: 2, u32: 4, i32: 4 };

/** Of a field's type, in bytes; enums and bools take one. */
const sizeOf = (type: string) => sizes[type] ?? 1;

const roundUp = (value: number, to: number) => Math.ceil(value / to) * to;

interface Layout {
  readonly fields: readonly { readonly size: number; readonly at: number }[];
  readonly stride: number;
}

function layoutOf(types: readonly string[]): Layout {
  let end = 0;
  const fields = types.map(type => {
    const size = sizeOf(type);
    const at = roundUp(end, size);
    end = at + size;
    return { size, at };
  });
  return { fields, stride: roundUp(end, Math.max(...types.map(sizeOf))) };
}

const layoutOfTable = (name: keyof typeof layouts) => layoutOf(layouts[name].slice(1));

/** What all tables and their text take, each at a multiple of four bytes. */
function memoryOf({ text, tables }: KnowledgeTables): number {
  const bytes = tableNames.map(name => roundUp(tables[name].length * layoutOfTable(name).stride, 4));
  return bytes.reduce((sum, size) => sum + size, roundUp(2 * text.length, 4));
}

/** By units, not by characters: of two units the core counts two. */
const unitsOf = (text: string) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

/** How many there are, and each, which an end of line ends; another one ends those of a row. */
function packedPatterns(patterns: readonly (readonly number[])[], all: string): number[] {
  let last = 0;
  const lines = [...patterns]
    .sort(([a = 0], [b = 0]) => a - b)
    .map(([at = 0, length = 0, row = 0]) => {
      const ends = '\n'.repeat(row - last);
      last = row;
      return `${ends}${all.slice(at, at + length)}\n`;
    });
  return [patterns.length, ...unitsOf(lines.join(''))];
}

/** Tables of patterns that nothing but wordings is compared with: they stand behind all else, and may be handed over by themselves. */
const wordingNames = patternNames.filter(name => name !== 'codes');

/** What `packKnowledge` ends with, each number as a unit: none of them is larger. */
export function packedWordings({ text, tables }: KnowledgeTables): string {
  return String.fromCharCode(...wordingNames.flatMap(name => packedPatterns(tables[name], text)));
}

/** All but the wordings. */
export function packCodes(known: KnowledgeTables): Uint8Array<ArrayBuffer> {
  const { text, idUnits, tables } = known;
  const numbers = [
    memoryOf(known),
    text.length,
    idUnits,
    ...unitsOf(text.slice(0, idUnits)),
    ...packedPatterns(tables.codes, text),
    ...rowNames.flatMap(name => {
      const { fields } = layoutOfTable(name);
      const columns = fields.flatMap(({ size, at }, i) => [
        at,
        size,
        ...tables[name].map(row => row[i] ?? 0),
      ]);
      return [tables[name].length, fields.length, ...columns];
    }),
    known.genericPlatform,
    known.htmlFailure,
    known.checkFirstFrom,
  ];
  return Uint8Array.from(numbers.flatMap(numberBytes));
}

export function packKnowledge(known: KnowledgeTables): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...packCodes(known), ...unitsOf(packedWordings(known)).flatMap(numberBytes)]);
}
