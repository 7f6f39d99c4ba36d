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

  /** No word is left. */
  get done(): boolean {
    return this.#at >= this.#end;
  }

  word(): number {
    if (this.done) return 0;
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
}

// What only some parts need is no method: a bundle keeps all methods of a class.

/** The next `count` numbers of a byte each, packed from the low end of each word. */
export function readBytes(reader: Reader, count: number): number[] {
  const items: number[] = [];
  for (let i = 0; i < count && !reader.done; i += 4) {
    const word = reader.word();
    for (let k = 0; k < 4 && i + k < count; ++k) items.push((word >>> (8 * k)) & 0xff);
  }
  return items;
}

/** The next `count` characters; NULs are left out. */
export function readAscii(reader: Reader, count: number): string {
  let text = '';
  for (let i = 0; i < count && !reader.done; i += 4) {
    const word = reader.word();
    // Four at once, as most are; all there if none is a NUL.
    if (i + 4 <= count && !((word - 0x01010101) & ~word & 0x80808080)) {
      text += String.fromCharCode(word & 0xff, (word >>> 8) & 0xff, (word >>> 16) & 0xff, word >>> 24);
      continue;
    }
    for (let k = 0; k < 4 && i + k < count; ++k) {
      const unit = (word >>> (8 * k)) & 0xff;
      if (unit !== 0) text += String.fromCharCode(unit);
    }
  }
  return text;
}

/** The next `count` UTF-16 units. */
export function readUtf16(reader: Reader, count: number): string {
  let text = '';
  for (let i = 0; i < count && !reader.done; i += 2) {
    const word = reader.word();
    text += String.fromCharCode(word & 0xffff);
    if (i + 1 < count) text += String.fromCharCode(word >>> 16);
  }
  return text;
}

/** What a Reader of the core reads: words, one behind the other. */
export type Writer = number[];

/** Items of `size` bits, packed from the low end of each word. */
function writePacked(writer: Writer, items: readonly number[], count: number, size: 8 | 16): void {
  const per = 32 / size;
  for (let i = 0; i < count; i += per) {
    const word = items.slice(i, Math.min(i + per, count));
    writer.push(word.reduce((bits, item, k) => bits | (item << (size * k)), 0));
  }
}

const unitsOf = (text: string) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

export function writeBytes(writer: Writer, items: readonly number[], count: number): void {
  writePacked(writer, items, count, 8);
}

export function writeAscii(writer: Writer, text: string, count: number): void {
  writePacked(writer, unitsOf(text), count, 8);
}

export function writeUtf16(writer: Writer, text: string, count: number): void {
  writePacked(writer, unitsOf(text), count, 16);
}

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
