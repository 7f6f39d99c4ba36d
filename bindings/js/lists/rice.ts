/**
 * Ascending numbers as the gaps between them, each gap in Golomb-Rice code: its high part as so many zeros and a one, then its
 * `rice` low bits. Bits lie from the lowest of each 32-bit little-endian word on. For hashes, whose gaps are geometric, it is
 * within 0.05 bits a number of the best code that there can be with a whole `rice`, and needs no table.
 */

import { type Sliced, sliceNumbers } from './slices.ts';

/** The low part is read at once. */
const pieceBits = 24;
const piece = 2 ** pieceBits;

/** What a number costs at least: the expected bits of a gap of mean `mean`. */
function costOf(rice: number, mean: number): number {
  return rice + 1 + 1 / Math.expm1(2 ** rice / mean);
}

/** The low bits that make `count` numbers of 0..`universe` shortest. */
export function riceFor(universe: number, count: number): number {
  if (count === 0) return 0;
  const mean = Math.max(1, universe / count);
  // The best one lies beside the mean's own.
  const near = Math.floor(Math.log2(mean));
  let best = Math.max(0, near - 2);
  for (let rice = best + 1; rice <= near + 1; ++rice)
    if (costOf(rice, mean) < costOf(best, mean)) best = rice;
  return best;
}

/** Bits, from the lowest of each word on. */
class Writer {
  words: Uint32Array;
  at = 0;

  constructor(bits: number) {
    this.words = new Uint32Array(Math.ceil(bits / 32) + 4);
  }

  #room(bits: number): void {
    if ((this.at + bits) / 32 + 2 < this.words.length) return;
    const larger = new Uint32Array(Math.ceil((this.words.length + bits / 32) * 1.5) + 4);
    larger.set(this.words);
    this.words = larger;
  }

  /** @param bits 0 to 24 */
  put(value: number, bits: number): void {
    const index = this.at >>> 5;
    const shift = this.at & 31;
    this.words[index] = (this.words[index] as number) | (value << shift);
    if (shift + bits > 32) this.words[index + 1] = value >>> (32 - shift);
    this.at += bits;
  }

  gap(high: number, low: number, rice: number): void {
    this.#room(high + 64);
    this.at += high;
    this.put(1, 1);
    if (rice <= pieceBits) this.put(low, rice);
    else {
      this.put(low % piece, pieceBits);
      this.put(Math.floor(low / piece), rice - pieceBits);
    }
  }
}

/** @param values ascending, no two alike, whole numbers below 2^48 @returns whole words, the last bits zeros */
export function encodeRice(values: ArrayLike<number>, rice: number): Uint32Array<ArrayBuffer> {
  const writer = new Writer(values.length * (rice + 2.5));
  const size = 2 ** rice;
  const mask = size - 1;
  let before = -1;
  for (let i = 0; i < values.length; ++i) {
    const value = values[i] as number;
    const gap = value - before - 1;
    before = value;
    if (rice < 31 && gap < 0x7fffffff) writer.gap(gap >>> rice, gap & mask, rice);
    else writer.gap(Math.floor(gap / size), gap % size, rice);
  }
  return writer.words.slice(0, Math.ceil(writer.at / 32));
}

/** Numbers that were encoded, one after the other. */
export class RiceReader {
  /** Signed, and padded so that reading on behind the end finds zeros: both make it fast. */
  readonly #words: Int32Array;
  readonly #rice: number;
  readonly #size: number;
  readonly #end: number;
  /** Where the next gap begins, in bits. */
  at = 0;
  /** The last number that was read. */
  value = -1;

  constructor(words: Uint32Array, rice: number) {
    this.#words = new Int32Array(words.length + 4);
    this.#words.set(words);
    this.#rice = rice;
    this.#size = 2 ** rice;
    this.#end = words.length * 32;
  }

  /** 32 bits from `at` on; zeros behind the end. */
  #window(): number {
    const index = this.at >>> 5;
    const shift = this.at & 31;
    const low = (this.#words[index] as number) >>> shift;
    return low | (((this.#words[index + 1] as number) << 1) << (31 - shift));
  }

  #low(bits: number): number {
    const value = this.#window() & ((1 << bits) - 1);
    this.at += bits;
    return value;
  }

  /** The next number; false if there is none: the bits end. */
  next(): boolean {
    if (this.at >= this.#end) return false;
    let high = 0;
    let window = this.#window();
    while (window === 0) {
      if (this.at >= this.#end) return false;
      this.at += 32;
      high += 32;
      window = this.#window();
    }
    const zeros = 31 - Math.clz32(window & -window);
    high += zeros;
    this.at += zeros + 1;
    const rice = this.#rice;
    const low =
      rice <= pieceBits ? this.#low(rice) : this.#low(pieceBits) + this.#low(rice - pieceBits) * piece;
    this.value += high * this.#size + low + 1;
    return this.at <= this.#end;
  }
}

/** @returns the numbers; undefined if there are not so many, or one is not below `universe` */
export function* decodeRice(
  words: Uint32Array,
  rice: number,
  universe: number,
  count: number,
): Sliced<Float64Array | undefined> {
  const out = new Float64Array(count);
  const reader = new RiceReader(words, rice);
  for (let i = 0; i < count; yield)
    for (const stop = Math.min(count, i + sliceNumbers); i < stop; ++i) {
      if (!reader.next()) return undefined;
      out[i] = reader.value;
    }
  return reader.value < universe ? out : undefined;
}
