/** ClickHouse's RowBinary: each row is its columns, each a String: its length as an unsigned LEB128, and its bytes. */
import type { AnswerWriter } from './answers.ts';
import { countAt } from './line_rows.ts';
import type { ProductCells } from './products.ts';
import { type Broken, type Column, maxRow } from './protocol.ts';
import type { Row, RowChecker, Rows, Stream } from './rows.ts';
import { decodeUtf8, notUtf8 } from './utf8.ts';

/** The most bytes of a length: numbers of 63 bits. */
const mostLength = 9;
/** The most bytes of the line before a chunk. */
const mostHeader = 17;
const lineFeed = 10;

export interface BinaryParts {
  readonly checker: RowChecker;
  readonly products: ProductCells;
  readonly columns: readonly Column[];
  readonly rows: Rows;
  readonly answers: AnswerWriter;
  readonly chunked: boolean;
}

/** Reads cell by cell: what a piece ends within of is kept, and no more than one cell. */
export class BinaryRows implements Stream {
  readonly #parts: BinaryParts;
  readonly #row: Row = { length: 0, product: -1, error: null };
  #kept = new Uint8Array();
  /** The next cell's column. */
  #column = 0;
  /** Of the chunk that is being read. */
  #left: number;
  /** Bytes of a cell that is too long, which are passed over. */
  #skip = 0;
  broken: Broken | undefined;

  constructor(parts: BinaryParts) {
    this.#parts = parts;
    this.#left = parts.chunked ? 0 : Number.POSITIVE_INFINITY;
    this.#begin();
  }

  push(piece: Uint8Array): void {
    const bytes = this.#joined(piece);
    let at = 0;
    while (at < bytes.length && this.broken === undefined) {
      const next = this.#step(bytes, at);
      if (next < 0) break;
      at = next;
    }
    // A copy: what a slice of Node's buffers is would be zeroed with the piece.
    this.#kept = new Uint8Array(bytes.subarray(at));
    if (bytes !== piece) bytes.fill(0);
  }

  end(): void {
    const within = this.#kept.length > 0 || this.#column > 0 || this.#skip > 0;
    if (within || (this.#parts.chunked && this.#left > 0)) this.broken ??= 'cut-short';
    this.#kept.fill(0);
    // Of a row that was cut the text may be in the core's input, and nobody asks about it any more.
    this.#parts.checker.input.fill(0, 0, Math.max(0, this.#row.length));
  }

  answers(): Uint8Array<ArrayBuffer> {
    return this.#parts.answers.sink.written();
  }

  done(): void {
    this.#parts.answers.sink.empty();
  }

  #joined(piece: Uint8Array): Uint8Array {
    const kept = this.#kept;
    if (kept.length === 0) return piece;
    const bytes = new Uint8Array(kept.length + piece.length);
    bytes.set(kept);
    bytes.set(piece, kept.length);
    kept.fill(0);
    return bytes;
  }

  /** Where what is next ends: the rest of a cell that is too long, the line before a chunk, a cell. -1 if not in `bytes`. */
  #step(bytes: Uint8Array, at: number): number {
    if (this.#skip > 0) {
      const skipped = Math.min(this.#skip, bytes.length - at);
      this.#skip -= skipped;
      if (this.#skip === 0) this.#close();
      return at + skipped;
    }
    return this.#left === 0 ? this.#open(bytes, at) : this.#cell(bytes, at);
  }

  #open(bytes: Uint8Array, at: number): number {
    const end = bytes.indexOf(lineFeed, at);
    if (end < 0 && bytes.length - at < mostHeader) return -1;
    this.#left = end < 0 ? -1 : countAt(bytes, at, end);
    if (this.#left < 0) this.broken = 'bad-chunk';
    return end + 1;
  }

  #cell(bytes: Uint8Array, at: number): number {
    let length = 0;
    let from = at;
    for (let scale = 1, byte = 0x80; byte >= 0x80; scale *= 128) {
      if (from === bytes.length) return -1;
      if (from - at === mostLength) {
        this.broken = 'cut-short';
        return -1;
      }
      byte = bytes[from++] as number;
      length += (byte & 0x7f) * scale;
    }
    if (length > maxRow) {
      this.#row.error = 'line-too-long';
      this.#skip = length;
      return from;
    }
    if (from + length > bytes.length) return -1;
    this.#take(bytes, from, from + length);
    this.#close();
    return from + length;
  }

  #take(bytes: Uint8Array, at: number, end: number): void {
    const column = this.#parts.columns[this.#column];
    const row = this.#row;
    if (column === 'product') {
      const product = this.#parts.products.at(bytes, at, end);
      if (product === undefined) row.error ??= 'unknown-product';
      else row.product = product;
    }
    if (column === 'raw') {
      row.length = decodeUtf8(bytes, at, end, this.#parts.checker.input);
      if (row.length === notUtf8) row.error ??= 'not-utf8';
    }
  }

  /** A cell has ended, and perhaps the row. */
  #close(): void {
    if (++this.#column < this.#parts.columns.length) return;
    const row = this.#row;
    if (row.error !== null) this.#parts.checker.input.fill(0, 0, Math.max(0, row.length));
    this.#parts.rows.answer(row);
    --this.#left;
    this.#begin();
  }

  #begin(): void {
    this.#column = 0;
    const row = this.#row;
    row.length = 0;
    row.product = this.#parts.products.other;
    row.error = null;
  }
}
