/** UTF-8 piece by piece to blocks of whole records, which threads can read without knowing what stood before. */
import { carriageReturn, copied, joined, newline, quote } from '../bytes.ts';
import { FileFaultError } from './fault.ts';

/** The longest record, in bytes, unless something else is said. Those of cards have some hundred. */
export const longestRecord = 1 << 20;

/** Where the reader is: at a cell's first byte, in a bare one, in quotes, behind a quote that may have ended them. */
const start = 0;
const bare = 1;
const quoted = 2;
const behindQuote = 3;

/**
 * A quote opens a cell only as its first byte; records end with LF, CR LF or CR. Memory is bounded by the longest record:
 * of one that goes on, or of quotes that are never closed, no more is held.
 */
export class RecordSplitter {
  readonly #delimiter: number;
  readonly #longest: number;
  #place = start;
  /** What is no whole record yet. */
  #rest: Uint8Array = new Uint8Array();

  constructor(delimiter: number, longest: number = longestRecord) {
    this.#delimiter = delimiter;
    this.#longest = longest;
  }

  /**
   * The whole records of what was pushed and not given yet; no bytes if no record has ended.
   *
   * @throws FileFaultError of a record that is too long, counted behind those that were given
   */
  push(piece: Uint8Array): Uint8Array {
    if (this.#rest.length > this.#longest) throw this.#fault();
    const cut = this.#lastEnd(piece);
    const block = cut === 0 ? new Uint8Array() : joined(this.#rest, piece.subarray(0, cut));
    // What is over is told with the next piece, so that the records before it are counted.
    this.#rest = cut === 0 ? joined(this.#rest, piece) : copied(piece.subarray(cut));
    return block;
  }

  /**
   * The last record, which no line end ends.
   *
   * @throws FileFaultError if quotes are still open, or it is too long
   */
  end(): Uint8Array {
    if (this.#place === quoted || this.#rest.length > this.#longest) throw this.#fault();
    const block = this.#rest;
    this.#rest = new Uint8Array();
    return block;
  }

  #fault(): FileFaultError {
    const isOpen = this.#place === quoted;
    const error = isOpen
      ? new FileFaultError('open-quote', ...this.#openPlace())
      : new FileFaultError('long-record', 1, 0, String(this.#longest));
    error.isRelative = true;
    return error;
  }

  /** Where quotes were opened last in what is no whole record: row and column, from 1. */
  #openPlace(): [row: number, column: number] {
    const rest = this.#rest;
    let place = start;
    let [row, column] = [1, 1];
    rest.forEach((byte, i) => {
      if (place === quoted) place = byte === quote ? behindQuote : quoted;
      else if (byte === this.#delimiter) {
        column += 1;
        place = start;
      } else if (byte === newline || byte === carriageReturn) {
        if (byte === newline || rest[i + 1] !== newline) row += 1;
        column = 1;
        place = start;
      } else place = byte === quote && place !== bare ? quoted : bare;
    });
    return [row, column];
  }

  /** Behind the last record that ends in the piece; 0 if none does. */
  #lastEnd(piece: Uint8Array): number {
    if (this.#place === start || this.#place === bare)
      if (piece.indexOf(quote) < 0) return this.#lastLine(piece);
    return this.#scan(piece);
  }

  /** Without quotes every line end ends a record. A CR at the very end may be half of one. */
  #lastLine(piece: Uint8Array): number {
    if (piece.length === 0) return 0;
    const last = piece[piece.length - 1];
    this.#place = last === newline || last === carriageReturn || last === this.#delimiter ? start : bare;
    const end = piece.lastIndexOf(newline) + 1;
    return end > 0 || piece.length < 2 ? end : piece.lastIndexOf(carriageReturn, piece.length - 2) + 1;
  }

  #scan(piece: Uint8Array): number {
    const delimiter = this.#delimiter;
    let place = this.#place;
    let end = 0;
    for (let i = 0; i < piece.length; ++i) {
      const byte = piece[i];
      if (place === quoted) {
        if (byte === quote) place = behindQuote;
      } else if (byte === newline) {
        place = start;
        end = i + 1;
      } else if (byte === carriageReturn) {
        place = start;
        if (i + 1 < piece.length && piece[i + 1] !== newline) end = i + 1;
      } else if (byte === delimiter) place = start;
      else place = byte === quote && place !== bare ? quoted : bare;
    }
    this.#place = place;
    return end;
  }
}
