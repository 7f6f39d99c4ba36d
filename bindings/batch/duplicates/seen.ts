/**
 * The codes that were seen, by 64 bits of a keyed hash each: 16 to 32 bytes a code, whatever its length, and no code. That two
 * different ones of n have the same hash, and one is told as a duplicate, has the chance n^2 / 2^65: 3 in 10^6 at
 * ten million.
 */
export class SeenCodes {
  /**
   * Two words of a hash, and a place, 0 for none: arrays of their own, because the first word tells nearly all codes apart, and
   * of a large table each look is one into memory that no cache holds.
   */
  #highs: Uint32Array;
  #lows: Uint32Array;
  #places: Uint32Array;
  #mask: number;
  #count = 0;

  /** @param expected how many codes will come; more are taken too */
  constructor(expected = 1024) {
    let size = 1024;
    while (size * 3 < expected * 4) size *= 2;
    [this.#highs, this.#lows, this.#places] = tables(size);
    this.#mask = size - 1;
  }

  get count(): number {
    return this.#count;
  }

  /** @param place of the code, from 1 @returns that of the first one with the same hash; 0 if this is the first */
  add(high: number, low: number, place: number): number {
    const highs = this.#highs;
    const mask = this.#mask;
    // 0 is for a free slot.
    const a = high >>> 0 || 1;
    const b = low >>> 0;
    let i = a & mask;
    for (let there = highs[i]; there !== 0; there = highs[i]) {
      if (there === a && this.#lows[i] === b) return this.#places[i] as number;
      i = (i + 1) & mask;
    }
    highs[i] = a;
    this.#lows[i] = b;
    this.#places[i] = place;
    this.#count += 1;
    // Three of four at most: beyond that the way to a free slot grows.
    if (4 * this.#count > 3 * (mask + 1)) this.#grow();
    return 0;
  }

  #grow(): void {
    const [highs, lows, places] = [this.#highs, this.#lows, this.#places];
    [this.#highs, this.#lows, this.#places] = tables(2 * highs.length);
    this.#mask = 2 * this.#mask + 1;
    for (let from = 0; from < highs.length; ++from) {
      const high = highs[from] as number;
      if (high === 0) continue;
      let i = high & this.#mask;
      while (this.#highs[i] !== 0) i = (i + 1) & this.#mask;
      this.#highs[i] = high;
      this.#lows[i] = lows[from] as number;
      this.#places[i] = places[from] as number;
    }
  }

  /** Holds nothing more. */
  wipe(): void {
    for (const table of [this.#highs, this.#lows, this.#places]) table.fill(0);
    this.#count = 0;
  }
}

const tables = (size: number): [Uint32Array, Uint32Array, Uint32Array] => [
  new Uint32Array(size),
  new Uint32Array(size),
  new Uint32Array(size),
];
