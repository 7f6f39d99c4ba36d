/** The entries of a version, ascending by hash, in columns: 12 bytes an entry, so that 10,000,000 are 120 MB. */

import { detailBytes, type EntryDetails, readDetails, writeDetails } from '../js/lists/entry.ts';

export interface Columns {
  readonly count: number;
  /** The leading 32 bits of each hash. */
  readonly high: Uint32Array;
  /** The next 16; zeros from `published` bits on. */
  readonly low: Uint16Array;
  /** Six bytes each. */
  readonly details: Uint8Array;
}

export const emptyColumns: Columns = {
  count: 0,
  high: new Uint32Array(),
  low: new Uint16Array(),
  details: new Uint8Array(),
};

export const hashAt = ({ high, low }: Columns, i: number): number =>
  (high[i] as number) * 2 ** 16 + (low[i] as number);

/** The first place whose hash is not below one. */
export function placeOf(columns: Columns, hash: number): number {
  let [from, to] = [0, columns.count];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (hashAt(columns, middle) < hash) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** As many as are copied faster one by one. */
const fewRows = 32;

/** Columns that are being made: rows copied as they are, and new ones. */
export class Rows {
  readonly #columns: Columns;
  readonly #view: DataView;
  count = 0;

  constructor(most: number) {
    this.#columns = {
      count: most,
      high: new Uint32Array(most),
      low: new Uint16Array(most),
      details: new Uint8Array(most * detailBytes),
    };
    this.#view = new DataView(this.#columns.details.buffer);
  }

  copy(from: Columns, begin: number, end: number): void {
    if (begin >= end) return;
    if (end - begin < fewRows) this.#copyFew(from, begin, end);
    else this.#copyMany(from, begin, end);
    this.count += end - begin;
  }

  #copyFew(from: Columns, begin: number, end: number): void {
    const { high, low, details } = this.#columns;
    const by = this.count - begin;
    for (let i = begin; i < end; ++i) {
      high[i + by] = from.high[i] as number;
      low[i + by] = from.low[i] as number;
    }
    for (let i = begin * detailBytes; i < end * detailBytes; ++i)
      details[i + by * detailBytes] = from.details[i] as number;
  }

  #copyMany(from: Columns, begin: number, end: number): void {
    this.#columns.high.set(from.high.subarray(begin, end), this.count);
    this.#columns.low.set(from.low.subarray(begin, end), this.count);
    const rows = from.details.subarray(begin * detailBytes, end * detailBytes);
    this.#columns.details.set(rows, this.count * detailBytes);
  }

  push(hash: number, details: EntryDetails): void {
    this.#columns.high[this.count] = Math.floor(hash / 2 ** 16);
    this.#columns.low[this.count] = hash % 2 ** 16;
    writeDetails(details, this.#view, this.count * detailBytes);
    this.count += 1;
  }

  done(): Columns {
    const { high, low, details } = this.#columns;
    const { count } = this;
    return {
      count,
      high: high.subarray(0, count),
      low: low.subarray(0, count),
      details: details.subarray(0, count * detailBytes),
    };
  }
}

/** Places of entries whose time is over. */
export function ended({ count, details }: Columns, today: number): readonly number[] {
  const places: number[] = [];
  const view = new DataView(details.buffer, details.byteOffset, details.byteLength);
  for (let i = 0; i < count; ++i) {
    const end = view.getUint16(i * detailBytes + 4, true);
    if (end !== 0 && end <= today) places.push(i);
  }
  return places;
}

/** Details of a row, for who looks at one. */
export const detailsAt = ({ details }: Columns, i: number) =>
  readDetails(new DataView(details.buffer, details.byteOffset), i * detailBytes);
