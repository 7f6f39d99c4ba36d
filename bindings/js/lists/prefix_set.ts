/**
 * The compact set of a list: the leading bits of each entry's hash, ascending. It travels Rice-coded, 10.2 bits an entry, and lies
 * in memory unpacked, 16 bits an entry, so that a look-up reads two places and decodes nothing:
 *
 *   number   hhhhhhhhhhhhhhhh llllllllllllllll     up to 32 bits: which bucket, and what stands in it
 *   starts   bucket 0, bucket 1, ...               where each bucket begins; they stay in a processor's cache
 *   lows     l l l | l l | l l l l | ...           the low halves, ascending in each bucket
 *
 * Hashes are even, so that a bucket's n-th of 65,536 low halves lies near its n-th of 65,536 places: the search begins there.
 */
import { encodeRice, RiceReader, riceFor } from './rice.ts';
import { type Sliced, sliceNumbers } from './slices.ts';

const lowBits = 16;
const lowMask = 0xffff;

/** Takes numbers in ascending order. */
class Filling {
  readonly starts: Uint32Array;
  readonly lows: Uint16Array;
  #count = 0;
  #bucket = 0;

  constructor(width: number, most: number) {
    this.starts = new Uint32Array(2 ** Math.max(0, width - lowBits) + 1);
    this.lows = new Uint16Array(most);
  }

  /** @param value at most 32 bits */
  push(value: number): void {
    const bucket = value >>> lowBits;
    while (this.#bucket < bucket) {
      this.#bucket += 1;
      this.starts[this.#bucket] = this.#count;
    }
    this.lows[this.#count] = value & lowMask;
    this.#count += 1;
  }

  done(): readonly [starts: Uint32Array, lows: Uint16Array] {
    this.starts.fill(this.#count, this.#bucket + 1);
    return [this.starts, this.#count === this.lows.length ? this.lows : this.lows.slice(0, this.#count)];
  }
}

export class PrefixSet {
  /** Bits of a number, 1 to 32. */
  readonly width: number;
  readonly #starts: Uint32Array;
  readonly #lows: Uint16Array;

  private constructor(width: number, filling: Filling) {
    this.width = width;
    [this.#starts, this.#lows] = filling.done();
  }

  /** @returns undefined if the words do not hold so many numbers of the width */
  static *read(
    width: number,
    rice: number,
    count: number,
    words: Uint32Array,
  ): Sliced<PrefixSet | undefined> {
    const filling = new Filling(width, count);
    const reader = new RiceReader(words, rice);
    // Room for millions is a slice of its own.
    yield;
    const end = 2 ** width;
    for (let i = 0; i < count; yield)
      for (const stop = Math.min(count, i + sliceNumbers); i < stop; ++i) {
        if (!reader.next() || reader.value >= end) return undefined;
        filling.push(reader.value);
      }
    return new PrefixSet(width, filling);
  }

  /** @param values ascending, no two alike, below 2^width */
  static of(width: number, values: ArrayLike<number>): PrefixSet {
    const filling = new Filling(width, values.length);
    for (let i = 0; i < values.length; ++i) filling.push(values[i] as number);
    return new PrefixSet(width, filling);
  }

  get count(): number {
    return this.#lows.length;
  }

  has(value: number): boolean {
    const starts = this.#starts;
    const lows = this.#lows;
    const bucket = value >>> lowBits;
    const low = value & lowMask;
    const begin = starts[bucket] as number;
    const end = starts[bucket + 1] as number;
    if (begin === end) return false;
    let at = begin + (((end - begin) * low) >>> lowBits);
    if ((lows[at] as number) < low) {
      do at += 1;
      while (at < end && (lows[at] as number) < low);
      return at < end && lows[at] === low;
    }
    while (at > begin && (lows[at] as number) > low) at -= 1;
    return lows[at] === low;
  }

  /** All of them, ascending. */
  values(): Uint32Array {
    const values = new Uint32Array(this.count);
    for (let bucket = 0; bucket + 1 < this.#starts.length; ++bucket) {
      const end = this.#starts[bucket + 1] as number;
      for (let i = this.#starts[bucket] as number; i < end; ++i)
        values[i] = ((bucket << lowBits) | (this.#lows[i] as number)) >>> 0;
    }
    return values;
  }

  /** Rice-coded, as it travels. */
  encoded(): { readonly rice: number; readonly words: Uint32Array<ArrayBuffer> } {
    const rice = riceFor(2 ** this.width, this.count);
    return { rice, words: encodeRice(this.values(), rice) };
  }

  /** With `added`, without `removed`: both ascending. What is there already, or is not, changes nothing. */
  *changed(added: ArrayLike<number>, removed: ArrayLike<number>): Sliced<PrefixSet> {
    const count = this.count;
    const filling = new Filling(this.width, count + added.length);
    yield;
    let [bucket, i, a, r] = [0, 0, 0, 0];
    for (; i < count || a < added.length; yield)
      for (let slice = sliceNumbers; slice > 0 && (i < count || a < added.length); --slice) {
        while (i < count && (this.#starts[bucket + 1] as number) <= i) bucket += 1;
        const mine =
          i < count ? ((bucket << lowBits) | (this.#lows[i] as number)) >>> 0 : Number.POSITIVE_INFINITY;
        const other = a < added.length ? (added[a] as number) : Number.POSITIVE_INFINITY;
        const value = Math.min(mine, other);
        if (mine === value) i += 1;
        if (other === value) a += 1;
        while (r < removed.length && (removed[r] as number) < value) r += 1;
        if (removed[r] === value && other !== value) continue;
        filling.push(value);
      }
    return new PrefixSet(this.width, filling);
  }
}
