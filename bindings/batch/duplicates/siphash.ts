/**
 * HalfSipHash-1-3 with 64 bits of result (Aumasson and Bernstein's SipHash on words of 32 bits, as Linux has it for its
 * hash tables): keyed, so that nobody can make two codes that fall together, and quick where there are no words of 64 bits.
 */

/** A run's key: drawn at random, and held in memory alone. */
export type HashKey = readonly [number, number];

export function drawKey(): HashKey {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2));
  return [a | 0, b | 0];
}

/** Two halves of a hash, of the last call. */
export class HalfSipHash {
  readonly #key: HashKey;
  high = 0;
  low = 0;

  constructor(key: HashKey) {
    this.#key = key;
  }

  /** Of a part of some bytes: words of four from the low end, and a last one with what is over and the length. */
  hash(bytes: Uint8Array, begin: number, end: number): void {
    const [k0, k1] = this.#key;
    let v0 = k0;
    let v1 = k1 ^ 0xee;
    let v2 = 0x6c796765 ^ k0;
    let v3 = 0x74656462 ^ k1;
    const rest = (end - begin) & 3;
    const whole = end - rest;
    let at = begin;
    // The rounds of the words, of the last one, and three for each half: all in one loop, so that there is one round.
    for (let left = ((whole - begin) >> 2) + 7; left > 0; --left) {
      let word = 0;
      if (left > 7) {
        word =
          (bytes[at] as number) |
          ((bytes[at + 1] as number) << 8) |
          ((bytes[at + 2] as number) << 16) |
          ((bytes[at + 3] as number) << 24);
        at += 4;
      } else if (left === 7) {
        word = (end - begin) << 24;
        for (let k = 0; k < rest; ++k) word |= (bytes[whole + k] as number) << (8 * k);
      } else if (left === 6) v2 ^= 0xee;
      else if (left === 3) {
        this.high = v1 ^ v3;
        v1 ^= 0xdd;
      }
      v3 ^= word;
      v0 = (v0 + v1) | 0;
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
      v0 = (v0 << 16) | (v0 >>> 16);
      v2 = (v2 + v3) | 0;
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
      v2 = (v2 << 16) | (v2 >>> 16);
      v0 ^= word;
    }
    this.low = v1 ^ v3;
  }
}
