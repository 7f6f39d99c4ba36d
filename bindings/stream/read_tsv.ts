/** A line of tab-separated cells, or one that is the text as it stands. */
import { maxInput } from '#tables/limits.ts';
import { carriageReturn, type LineReader, lineEnd, lineFeed } from './line_reader.ts';
import type { ProductCells } from './products.ts';
import { type Column, maxRow } from './protocol.ts';
import type { Row, RowChecker } from './rows.ts';
import { decodeUtf8, notUtf8 } from './utf8.ts';

const tab = 9;
const backslash = 0x5c;

/** What stands behind a backslash, and what both stand for: as ClickHouse and PostgreSQL's COPY write them. */
const escapes: Readonly<Record<number, number>> = Object.fromEntries(
  [..."btnfr0\\'"].map((letter, i) => [
    letter.charCodeAt(0),
    [8, 9, 10, 12, 13, 0, backslash, 0x27][i] as number,
  ]),
);

export class TsvReader implements LineReader {
  readonly row: Row = { length: 0, product: -1, error: null };
  readonly #checker: RowChecker;
  readonly #products: ProductCells;
  /** Of `text` none: the line is one cell. */
  readonly #columns: readonly Column[] | null;
  /** 1 for a byte that is a character of a first cell which is the text itself. */
  readonly #plain: Uint8Array;

  constructor(checker: RowChecker, products: ProductCells, columns: readonly Column[] | null) {
    this.#checker = checker;
    this.#products = products;
    this.#columns = columns;
    this.#plain = Uint8Array.from({ length: 256 }, (_, byte) =>
      Number(byte < 0x80 && byte !== lineFeed && byte !== carriageReturn),
    );
    if (columns !== null) this.#plain.fill(0, tab, tab + 1).fill(0, backslash, backslash + 1);
    if (columns !== null && columns[0] !== 'raw') this.#plain.fill(0);
  }

  read(bytes: Uint8Array, at: number): number {
    const { input } = this.#checker;
    const plain = this.#plain;
    let i = at;
    let count = 0;
    let byte = bytes[i] as number;
    while (plain[byte] === 1 && count < maxInput) {
      input[count++] = byte;
      byte = bytes[++i] as number;
    }
    if (byte === carriageReturn && bytes[i + 1] === lineFeed) byte = bytes[++i] as number;
    if (byte !== lineFeed) {
      input.fill(0, 0, count);
      return this.#readCells(bytes, at);
    }
    const { row } = this;
    row.error = null;
    row.length = count;
    row.product = this.#products.other;
    return i + 1;
  }

  #readCells(bytes: Uint8Array, at: number): number {
    const { row } = this;
    const { end, next } = lineEnd(bytes, at);
    row.error = null;
    row.length = 0;
    row.product = this.#products.other;
    if (next - 1 - at > maxRow) row.error = 'line-too-long';
    else if (this.#columns === null) this.#takeRaw(bytes, at, end, undefined);
    else this.#takeCells(this.#columns, bytes, at, end);
    return next;
  }

  /** Cells that are not there are empty; those that no column is for are passed over. */
  #takeCells(cells: readonly Column[], bytes: Uint8Array, at: number, end: number): void {
    let from = at;
    // The product first: a row whose product is none is not decoded for nothing, and leaves nothing in the input.
    let raw: readonly [number, number] = [end, end];
    for (const column of cells) {
      const found = bytes.indexOf(tab, from);
      const to = found < 0 || found > end ? end : found;
      if (column === 'raw') raw = [from, to];
      if (column === 'product') this.#takeProduct(bytes, from, to);
      from = Math.min(to + 1, end);
    }
    if (this.row.error === null) this.#takeRaw(bytes, ...raw, escapes);
  }

  #takeProduct(bytes: Uint8Array, at: number, end: number): void {
    const product = this.#isNull(bytes, at, end) ? this.#products.other : this.#products.at(bytes, at, end);
    if (product === undefined) this.row.error = 'unknown-product';
    else this.row.product = product;
  }

  #takeRaw(bytes: Uint8Array, at: number, end: number, escaped: typeof escapes | undefined): void {
    if (escaped !== undefined && this.#isNull(bytes, at, end)) return;
    const count = decodeUtf8(bytes, at, end, this.#checker.input, escaped);
    if (count === notUtf8) this.row.error = 'not-utf8';
    else this.row.length = count;
  }

  /** `\N`: nothing, which is checked as an empty text. */
  #isNull(bytes: Uint8Array, at: number, end: number): boolean {
    return end - at === 2 && bytes[at] === backslash && bytes[at + 1] === 0x4e;
  }
}
