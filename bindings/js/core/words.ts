/** Words that the core wrote, read one after the other. */

/** Reads words one after the other, and zeroes each behind itself. */
export class Reader {
  #at = 0;
  readonly #words: Int32Array;

  constructor(words: Int32Array) {
    this.#words = words;
  }

  word(): number {
    const value = this.#words[this.#at] ?? 0;
    this.#words[this.#at++] = 0;
    return value;
  }

  /** `count` characters, four to a word. */
  text(count: number): string {
    const codes: number[] = [];
    for (let i = 0; i < count; i += 4) {
      const word = this.word();
      for (let k = 0; k < 4 && i + k < count; ++k) {
        const c = (word >>> (8 * k)) & 0xff;
        if (c !== 0) codes.push(c);
      }
    }
    // One call makes the string, where joining would make one for each word.
    return String.fromCharCode(...codes);
  }

  /** `count` UTF-16 units, two to a word. */
  units(count: number): string {
    let text = '';
    for (let i = 0; i < count; i += 2) {
      const word = this.word();
      text += String.fromCharCode(word & 0xffff);
      if (i + 1 < count) text += String.fromCharCode(word >>> 16);
    }
    return text;
  }

  skip(words: number): void {
    this.#words.fill(0, this.#at, this.#at + words);
    this.#at += words;
  }
}

/** Up to four characters of one word, from its low end; at most `most`, and none after a zero. */
export function unpack(word: number, most = 4): string {
  let text = '';
  for (let i = 0; i < 4 && i < most; ++i) {
    const c = (word >>> (8 * i)) & 0xff;
    if (c === 0) break;
    text += String.fromCharCode(c);
  }
  return text;
}
