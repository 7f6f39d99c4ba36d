/**
 * The codes that were seen, by 64 bits of a keyed hash each: 16 to 32 bytes a code, whatever its length, and no code. That two
 * different ones of n have the same hash, and one is told as a duplicate, has the chance n^2 / 2^65: 3 in 10^6 at
 * ten million.
 */
export class SeenCodes {
  /** A slot is three words: two of the hash, and a place, 0 for none. */
  #slots: Uint32Array;
  #mask: number;
  #count = 0;

  /** @param expected how many codes will come; more are taken too */
  constructor(expected = 1024) {
    let size = 1024;
    while (size * 3 < expected * 4) size *= 2;
    this.#slots = new Uint32Array(3 * size);
    this.#mask = size - 1;
  }

  get count(): number {
    return this.#count;
  }

  /** @param place of the code, from 1 @returns that of the first one with the same hash; 0 if this is the first */
  add(high: number, low: number, place: number): number {
    const slots = this.#slots;
    const [a, b] = [high >>> 0, low >>> 0];
    for (let i = a & this.#mask; ; i = (i + 1) & this.#mask) {
      const at = 3 * i;
      const there = slots[at + 2] as number;
      if (there === 0) {
        slots[at] = a;
        slots[at + 1] = b;
        slots[at + 2] = place;
        this.#count += 1;
        // Three of four at most: beyond that the way to a free slot grows.
        if (4 * this.#count > 3 * (this.#mask + 1)) this.#grow();
        return 0;
      }
      if (slots[at] === a && slots[at + 1] === b) return there;
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(2 * old.length);
    this.#mask = 2 * this.#mask + 1;
    for (let from = 0; from < old.length; from += 3) {
      if (old[from + 2] === 0) continue;
      let i = (old[from] as number) & this.#mask;
      while (this.#slots[3 * i + 2] !== 0) i = (i + 1) & this.#mask;
      this.#slots.set(old.subarray(from, from + 3), 3 * i);
    }
  }

  /** Holds nothing more. */
  wipe(): void {
    this.#slots.fill(0);
    this.#count = 0;
  }
}
