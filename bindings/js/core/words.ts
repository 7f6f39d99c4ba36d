/** Rows of 32-bit words: read one after the other as the core wrote them, and written as it reads them. */

/** Reads words one after the other, and zeroes each behind itself. Behind the last one there are zeros alone. */
export class Reader {
  #at = 0;
  readonly #words: Int32Array;
  readonly #end: number;

  /** @param count how many of the words are to be read */
  constructor(words: Int32Array, count: number) {
    this.#words = words;
    this.#end = Math.min(count, words.length);
  }

  word(): number {
    if (this.#at >= this.#end) return 0;
    const value = this.#words[this.#at] as number;
    this.#words[this.#at++] = 0;
    return value;
  }

  /** As many items as are said, but no more than there are words for. */
  list<Item>(count: number, read: (reader: Reader) => Item): Item[] {
    const most = Math.min(count, this.#end - this.#at);
    const items: Item[] = [];
    for (let i = 0; i < most; ++i) items.push(read(this));
    return items;
  }

  /** The next `count` words. */
  row(count: number): number[] {
    const words: number[] = [];
    for (let i = 0; i < count; ++i) words.push(this.word());
    return words;
  }

  /** The next `count` numbers of a byte each, packed from the low end of each word. */
  bytes(count: number): number[] {
    const items: number[] = [];
    for (let i = 0; i < count && this.#at < this.#end; i += 4) {
      const word = this.word();
      for (let k = 0; k < 4 && i + k < count; ++k) items.push((word >>> (8 * k)) & 0xff);
    }
    return items;
  }

  /** The next `count` characters; NULs are left out. */
  ascii(count: number): string {
    let text = '';
    for (let i = 0; i < count && this.#at < this.#end; i += 4) {
      const word = this.word();
      for (let k = 0; k < 4 && i + k < count; ++k) {
        const unit = (word >>> (8 * k)) & 0xff;
        if (unit !== 0) text += String.fromCharCode(unit);
      }
    }
    return text;
  }

  /** The next `count` UTF-16 units. */
  utf16(count: number): string {
    let text = '';
    for (let i = 0; i < count && this.#at < this.#end; i += 2) {
      const word = this.word();
      text += String.fromCharCode(word & 0xffff);
      if (i + 1 < count) text += String.fromCharCode(word >>> 16);
    }
    return text;
  }
}

/** Writes what a Reader of the core reads. */
export class Writer {
  readonly words: number[] = [];

  word(value: number): void {
    this.words.push(value);
  }

  /** Items of `size` bits, packed from the low end of each word. */
  #packed(items: readonly number[], count: number, size: 8 | 16): void {
    const per = 32 / size;
    for (let i = 0; i < count; i += per) {
      const word = items.slice(i, Math.min(i + per, count));
      this.word(word.reduce((bits, item, k) => bits | (item << (size * k)), 0));
    }
  }

  bytes(items: readonly number[], count: number): void {
    this.#packed(items, count, 8);
  }

  ascii(text: string, count: number): void {
    this.#packed(unitsOf(text), count, 8);
  }

  utf16(text: string, count: number): void {
    this.#packed(unitsOf(text), count, 16);
  }
}

const unitsOf = (text: string) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

/** Up to four characters of one word, from its low end; none after a zero. */
export function unpack(word: number): string {
  let text = '';
  for (let i = 0; i < 4; ++i) {
    const c = (word >>> (8 * i)) & 0xff;
    if (c === 0) break;
    text += String.fromCharCode(c);
  }
  return text;
}
