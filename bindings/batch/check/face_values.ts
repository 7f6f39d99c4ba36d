/** Face values of a block, each kept once: nearly all rows have one of a few. */
import { copied } from '../bytes.ts';

const slots = 256;

/** Past so many different ones it is no column of face values, and all others count as none. */
export const mostValues = 1000;

/** The bytes of a cell to a small number, without a string but for the first of each. */
export class FaceValues {
  /** The first is that of rows without one. */
  readonly texts: string[] = [''];
  readonly #hashes = new Int32Array(slots);
  readonly #at = new Uint16Array(slots);
  #bytes: Uint8Array[] = [];

  /** An index of `texts`. */
  of(bytes: Uint8Array, begin: number, end: number, text: () => string): number {
    if (begin === end) return 0;
    let hash = end - begin;
    for (let i = begin; i < end; ++i) hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
    const slot = (hash ^ (hash >>> 8)) & (slots - 1);
    const at = this.#at[slot] as number;
    if (at > 0 && this.#hashes[slot] === hash && same(this.#bytes[at] as Uint8Array, bytes, begin, end))
      return at;
    return this.#add(slot, hash, copied(bytes.subarray(begin, end)), text().trim());
  }

  #add(slot: number, hash: number, bytes: Uint8Array, text: string): number {
    let at = this.texts.indexOf(text);
    if (at < 0) {
      if (this.texts.length > mostValues) return 0;
      at = this.texts.length;
      this.texts.push(text);
    }
    this.#bytes[at] = bytes;
    this.#hashes[slot] = hash;
    this.#at[slot] = at;
    return at;
  }
}

function same(known: Uint8Array, bytes: Uint8Array, begin: number, end: number): boolean {
  if (known.length !== end - begin) return false;
  for (let i = begin; i < end; ++i) if (known[i - begin] !== bytes[i]) return false;
  return true;
}
