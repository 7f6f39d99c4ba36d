/** Blocks of whole lines, one row a line; with chunks, a line with the number of rows before each chunk. */

import { type LineReader, lineEnd } from './line_reader.ts';
import type { Broken } from './protocol.ts';
import type { Rows } from './rows.ts';

/** More rows are in no chunk: ClickHouse's blocks have some 65,000. */
const mostDigits = 15;

/** A number in ASCII; -1 for anything else. */
export function countAt(bytes: Uint8Array, at: number, end: number): number {
  if (end === at || end - at > mostDigits) return -1;
  let count = 0;
  for (let i = at; i < end; ++i) {
    const digit = (bytes[i] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    count = 10 * count + digit;
  }
  return count;
}

export class LineRows {
  readonly #reader: LineReader;
  readonly #rows: Rows;
  readonly #chunked: boolean;
  /** Of the chunk that is being read. */
  #left: number;
  broken: Broken | undefined;

  constructor(reader: LineReader, rows: Rows, chunked: boolean) {
    this.#reader = reader;
    this.#rows = rows;
    this.#chunked = chunked;
    this.#left = chunked ? 0 : Number.POSITIVE_INFINITY;
  }

  answer(block: Uint8Array): void {
    const { length } = block;
    for (let at = 0; at < length && this.broken === undefined; ) {
      if (this.#left === 0) {
        at = this.#open(block, at);
        continue;
      }
      at = this.#reader.read(block, at);
      this.#rows.answer(this.#reader.row);
      --this.#left;
    }
  }

  end(): void {
    if (this.#chunked && this.#left > 0) this.broken ??= 'cut-short';
  }

  #open(block: Uint8Array, at: number): number {
    const { end, next } = lineEnd(block, at);
    this.#left = countAt(block, at, end);
    if (this.#left < 0) this.broken = 'bad-chunk';
    return next;
  }
}
