/** What goes into a thread that checks, and what comes out. */
import type { FindingKind, Verdict } from '#tables/keys.ts';
import type { Cells } from '../read/cells.ts';

/** How one file's rows are read: what a search of columns found, as a block is checked by it. */
export interface FilePlan {
  /** The byte between cells. */
  readonly delimiter: number;
  readonly product: string;
  /** Columns that a row has. */
  readonly width: number;
  /** Counted from 0; -1 where there is none. */
  readonly secret: number;
  readonly number: number;
  /** The secret's cells hold numbers, too, and no column does: the clean file has one more column for them. */
  readonly numberWithin: boolean;
  /** Columns whose numbers a spreadsheet has rounded: a number of theirs that ends in zeros is not right. */
  readonly rounded: readonly number[];
  readonly value: number;
  readonly expiry: number;
  /** The headings as they are, to know them again among the rows; empty without some. */
  readonly heading: readonly string[];
  /** Rows of the file before its first card. */
  readonly skipped: number;
}

/** Whether rows of a file have numbers, in a column of theirs or beside the secret. */
export const hasNumbers = ({ number, numberWithin }: FilePlan): boolean => number >= 0 || numberWithin;

/** What a batch finds besides what `check` does. */
export type BatchFinding =
  /** Number and secret stand in each other's column. */
  | 'swapped'
  /** The same code stood before: `at` says where. */
  | 'duplicate'
  /** The secret's cell holds a number that is not the one of the number's column, or one that no column takes. */
  | 'other-number'
  | 'number-within'
  /** The number's cell holds a secret that is not the one of the secret's column. */
  | 'other-secret'
  /** A program took the code for a number, and wrote ".0" behind it. */
  | 'decimal-form'
  | 'missing-secret'
  | 'missing-number'
  /** More or fewer cells than the other rows; `have` and `want` say how many. */
  | 'ragged'
  | 'repeated-heading';

export type ExceptionKind = FindingKind | BatchFinding | 'not-a-code';

/** A row that did not go into the clean file, and why. */
export interface Exception {
  /** Of the block's records, from 0. */
  row: number;
  /** The cell at fault, from 0; -1 for the whole row. */
  readonly column: number;
  readonly kind: ExceptionKind;
  readonly verdict: Verdict;
  readonly have: number;
  readonly want: number;
  /** The row's cells, as CSV of ours writes them; empty where they stand so in the block. */
  readonly cells: string;
  /** Its number and secret as they stand; masked before they leave the thread. */
  readonly number: string;
  readonly secret: string;
}

/** Bytes of many texts, one behind the other, and where each ends. */
export interface Lines {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** The rows of a block that go into the clean file. */
export interface CleanRows {
  /** Records of the block, blank ones and all. */
  readonly records: number;
  /** Rows for the clean file. */
  readonly clean: Lines;
  /** Of each clean row: its record in the block, two words of its code's hash, and an index of `values`. */
  readonly rows: Uint32Array<ArrayBuffer>;
  readonly hashes: Uint32Array<ArrayBuffer>;
  readonly valueIndices: Uint16Array<ArrayBuffer>;
  /** Face values as they stand in the rows; the first is that of rows without one. */
  readonly values: readonly string[];
}

/** What became of a block of whole records. */
export interface BlockResult extends CleanRows {
  readonly blank: number;
  readonly valid: number;
  readonly repaired: number;
  /** Of each exception what the list of them says behind its row's number, and its record in the block. */
  readonly told: Lines;
  readonly toldRows: Uint32Array<ArrayBuffer>;
  readonly findings: readonly (readonly [ExceptionKind, number])[];
  /** The first exceptions, as many as were asked for. */
  readonly exceptions: readonly Exception[];
}

/** Goes through a block's rows that are plainly right, and stops at every other one. */
export interface PlainRows {
  /** The record where it has stopped, and its number from 0. */
  readonly cells: Cells;
  readonly record: number;
  /** The record's number, normalised, if it was found to be plainly right; else empty. */
  readonly number: string;
  /** Begins with a block. @param skip records at its beginning that are none of cards */
  open(bytes: Uint8Array, skip: number): void;
  /** True at the next record that needs a closer look, false at the end. */
  next(): boolean;
  /** The record where it has stopped is right: its line with the end, and by what the card is known again. */
  take(line: string, number: string, secret: string): void;
  /** What is kept of the block. */
  result(): CleanRows;
  /** Nothing of a row is left. */
  wipe(): void;
}

/** Its arrays, to be handed over and not copied. */
export function buffersOf({ clean, rows, hashes, valueIndices, told, toldRows }: BlockResult): ArrayBuffer[] {
  return [clean.bytes, clean.ends, rows, hashes, valueIndices, told.bytes, told.ends, toldRows].map(
    one => one.buffer,
  );
}
