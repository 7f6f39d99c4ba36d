/**
 * Rows of 32-bit words: of what fields a row is made, and how many words it takes. records.ts has the rows, cpp.ts and
 * script.ts make both sides of them.
 */

/** A number of items: a fixed one, or the field before that says it. */
type Count = number | string;

/** Where C++ finds a field of what it writes; the name, if it is the same. Of what C++ reads it is the name of its own. */
type Place = { readonly from?: string };

/** One of the numbers that share a word, from its low end. */
export type Part = Place & {
  readonly name: string;
  readonly bits: number;
  /** It says how many of a later field there are, and is no field of its own. */
  readonly counts?: true;
};

export type Field =
  /** `names`: the list of tables/session.ts whose index it is; a block's reader gives the word itself. */
  | ({
      readonly kind: 'word';
      readonly name: string;
      readonly unsigned?: true;
      readonly names?: string;
    } & Place)
  /** How many of a later field there are; at most so many. */
  | ({ readonly kind: 'count'; readonly name: string; readonly most: number } & Place)
  /** Whole milliseconds up to 2^53, in two words: the low one, then the high one. In C++ a double. */
  | ({ readonly kind: 'time'; readonly name: string } & Place)
  /** A double as it lies in memory, in a block alone: an even number of words stands before it. */
  | ({ readonly kind: 'double'; readonly name: string } & Place)
  | { readonly kind: 'bits'; readonly parts: readonly Part[] }
  | ({ readonly kind: 'words'; readonly name: string; readonly count: number } & Place)
  /**
   * Packed into words, from their low ends, as many to a word as fit; what is left of the last one is 0. ASCII and UTF-16
   * are texts, bytes are numbers. ASCII leaves NULs out.
   */
  | ({
      readonly kind: 'ascii' | 'utf16' | 'bytes';
      readonly name: string;
      readonly count: Count;
      readonly most: number;
    } & Place)
  | ({ readonly kind: 'row'; readonly name: string; readonly of: Row } & Place)
  | ({
      readonly kind: 'list';
      readonly name: string;
      readonly of: Row;
      readonly count: Count;
      readonly most: number;
    } & Place);

export interface Row {
  /** In TypeScript. */
  readonly name: string;
  /** The C++ type that it is written from; none if C++ reads it, which gets a struct for it. */
  readonly type?: string;
  readonly doc: string;
  readonly fields: readonly Field[];
}

/** A row that lies in memory as the C++ type does: it is copied, and nothing of it is read or written word by word. */
export interface Block extends Row {
  readonly type: string;
}

export const word = (name: string, from?: string): Field => ({ kind: 'word', name, ...place(from) });
export const unsigned = (name: string, from?: string): Field => ({
  kind: 'word',
  name,
  unsigned: true,
  ...place(from),
});
export const named = (name: string, names: string, from?: string): Field => ({
  kind: 'word',
  name,
  names,
  ...place(from),
});
export const double = (name: string, from?: string): Field => ({ kind: 'double', name, ...place(from) });
export const count = (name: string, most: number, from?: string): Field => ({
  kind: 'count',
  name,
  most,
  ...place(from),
});
export const time = (name: string, from?: string): Field => ({ kind: 'time', name, ...place(from) });
export const bits = (...parts: Part[]): Field => ({ kind: 'bits', parts });
export const part = (name: string, size: number, from?: string): Part => ({
  name,
  bits: size,
  ...place(from),
});
export const counting = (name: string, size: number, from?: string): Part => ({
  ...part(name, size, from),
  counts: true,
});
const packed =
  (kind: 'ascii' | 'utf16' | 'bytes') =>
  (name: string, items: Count, most: number, from?: string): Field => ({
    kind,
    name,
    count: items,
    most,
    ...place(from),
  });
export const [ascii, utf16, bytes] = [packed('ascii'), packed('utf16'), packed('bytes')];
export const list = (name: string, of: Row, items: Count, most: number, from?: string): Field => ({
  kind: 'list',
  name,
  of,
  count: items,
  most,
  ...place(from),
});
function place(from: string | undefined): Place {
  return from === undefined ? {} : { from };
}

/** One word that a call takes or returns, its parts from the low end. */
export interface Packed {
  readonly name: string;
  readonly doc: string;
  readonly parts: readonly Part[];
}

/** The rows of a row, each before those that hold it. */
export function withInner(rows: readonly Row[], found: Map<string, Row> = new Map()): readonly Row[] {
  for (const row of rows) {
    withInner(
      row.fields.flatMap(field => ('of' in field ? [field.of] : [])),
      found,
    );
    found.set(row.name, row);
  }
  return [...found.values()];
}

export const itemsPerWord = { ascii: 4, bytes: 4, utf16: 2 } as const;

function mostOfField(field: Field): number {
  switch (field.kind) {
    case 'row':
      return mostWords(field.of);
    case 'list':
      return field.most * mostWords(field.of);
    case 'time':
    case 'double':
      return 2;
    case 'words':
      return field.count;
    case 'ascii':
    case 'utf16':
    case 'bytes':
      return Math.ceil(field.most / itemsPerWord[field.kind]);
    default:
      return 1;
  }
}

/** Each field of a block and the word that it begins at. */
export function placesOf({ name, fields }: Block): readonly (readonly [field: Field, at: number])[] {
  let at = 0;
  return fields.map(field => {
    const here = at;
    if (field.kind === 'double' && here % 2 !== 0)
      throw new Error(`${name}: an odd number of words before ${field.name}`);
    at += mostOfField(field);
    return [field, here];
  });
}

/** The most words that a row takes. */
export function mostWords(row: Row): number {
  return row.fields.reduce((total, field) => total + mostOfField(field), 0);
}
