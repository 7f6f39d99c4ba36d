/** One record of a block as its cells: places in the bytes, so that most of them never become strings. */
import { carriageReturn, newline, quote, space } from '../bytes.ts';

/** More cells than this are no row of a list; the others are counted and left. */
export const mostCells = 1024;

/** What stands in a cell besides bare ASCII. */
export const wide = 1;
/** It is in quotes, which its places leave out. */
export const inQuotes = 2;
/** It has quotes within, text behind them, or none at its end: its places take all in, and only `text` reads it. */
export const odd = 4;

const comma = 0x2c;
const tab = 0x09;

/** By the byte: a cell that begins so is no formula and begins with no space. Of others than ASCII only han ones are. */
const plainFirst = new Uint8Array(256);
for (let byte = 0x21; byte < 0x7f; ++byte)
  plainFirst[byte] = '=+-@"'.includes(String.fromCharCode(byte)) ? 0 : 1;
const isHan = (first: number) => first >= 0xe4 && first <= 0xe9;
for (let byte = 0x80; byte < 0x100; ++byte) plainFirst[byte] = isHan(byte) ? 1 : 0;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads the records of a block one after the other. */
export class Cells {
  readonly begins = new Int32Array(mostCells);
  readonly ends = new Int32Array(mostCells);
  readonly kinds = new Uint8Array(mostCells);
  /** Cells of the record; those beyond `mostCells` are counted too. */
  count = 0;
  /** Behind the last byte of the record that is no line end. */
  end = 0;
  readonly #delimiter: number;

  /** By the byte: it ends a bare cell. */
  readonly #ending = new Uint8Array(256);

  constructor(delimiter: number) {
    this.#delimiter = delimiter;
    for (const byte of [delimiter, newline, carriageReturn]) this.#ending[byte] = 1;
  }

  /** The record that begins at `at`; gives where the next one begins. */
  read(bytes: Uint8Array, at: number): number {
    const delimiter = this.#delimiter;
    const ending = this.#ending;
    const { length } = bytes;
    const { begins, ends, kinds } = this;
    let count = 0;
    let i = at;
    for (;;) {
      let kind = 0;
      let begin = i;
      let end = i;
      if (bytes[i] === quote) {
        kind = inQuotes;
        begin = i + 1;
        i = this.#closing(bytes, begin);
        end = i;
        // Written as it is, a quote that nothing closes would take in all that comes behind it.
        const open = end === length;
        i += 1;
        const next = bytes[i];
        if (open || (i < length && next !== delimiter && next !== newline && next !== carriageReturn)) {
          kind = odd;
          begin -= 1;
          i = this.#endOfOdd(bytes, begin);
          end = i;
        }
        for (let k = begin; k < end; ++k) kind |= (bytes[k] as number) >>> 7;
      } else {
        for (let byte = bytes[i] as number; i < length && ending[byte] === 0; byte = bytes[++i] as number)
          kind |= byte >>> 7;
        end = i;
      }
      if (count < mostCells) {
        begins[count] = begin;
        ends[count] = end;
        kinds[count] = kind;
      }
      count += 1;
      if (i < length && bytes[i] === delimiter) {
        i += 1;
        continue;
      }
      this.count = count;
      // Quotes that are open at the end have none that closes them.
      this.end = Math.min(i, length);
      if (i >= length) return length;
      return bytes[i] === carriageReturn && bytes[i + 1] === newline ? i + 2 : i + 1;
    }
  }

  /** The first quote from `at` on, or the end. */
  #closing(bytes: Uint8Array, at: number): number {
    let i = at;
    while (i < bytes.length && bytes[i] !== quote) i += 1;
    return i;
  }

  /** Where a cell ends that begins with a quote. */
  #endOfOdd(bytes: Uint8Array, begin: number): number {
    let quoted = true;
    let i = begin + 1;
    for (let bare = false; i < bytes.length; ++i) {
      const byte = bytes[i];
      if (quoted) quoted = byte !== quote;
      else if (byte === this.#delimiter || byte === newline || byte === carriageReturn) return i;
      else if (byte === quote && !bare) quoted = true;
      else bare = true;
    }
    return i;
  }

  /** A cell's text; empty of one that the record has not. */
  text(bytes: Uint8Array, index: number): string {
    if (index >= Math.min(this.count, mostCells)) return '';
    return this.textOf(
      bytes,
      this.begins[index] as number,
      this.ends[index] as number,
      this.kinds[index] as number,
    );
  }

  /** The text of any cell, by its places and its kind. */
  textOf(bytes: Uint8Array, begin: number, end: number, kind: number): string {
    const text = decoder.decode(bytes.subarray(begin, end));
    return (kind & odd) === 0 ? text : withoutQuotes(text);
  }

  /** All texts of the record. */
  texts(bytes: Uint8Array): string[] {
    const count = Math.min(this.count, mostCells);
    let kinds = 0;
    for (let i = 0; i < count; ++i) kinds |= this.kinds[i] as number;
    if ((kinds & (inQuotes | odd)) !== 0 || count < this.count)
      return Array.from({ length: count }, (_, i) => this.text(bytes, i));
    // Bare cells hold no delimiter: one text is made and cut.
    const text = decoder.decode(bytes.subarray(this.begins[0], this.end));
    return text.split(String.fromCharCode(this.#delimiter));
  }

  /** Bare cells, which CSV of ours would write byte by byte as they stand. False says nothing. */
  isPlain(bytes: Uint8Array): boolean {
    if (this.#delimiter !== comma || this.count > mostCells) return false;
    for (let i = 0; i < this.count; ++i) {
      const begin = this.begins[i] as number;
      const end = this.ends[i] as number;
      if ((this.kinds[i] as number) > wide) return false;
      if (begin === end) continue;
      if (plainFirst[bytes[begin] as number] === 0) return false;
      const last = bytes[end - 1] as number;
      // The last byte of a wide character does not say whether it is a space: the first of three does.
      if (last <= space || (last >= 0x80 && !isHan(bytes[end - 3] as number))) return false;
    }
    for (let i = this.begins[0] as number; i < this.end; ++i)
      if (bytes[i] === quote || bytes[i] === tab) return false;
    return true;
  }

  /** No cell has anything but white space. */
  isBlank(bytes: Uint8Array): boolean {
    for (let i = 0; i < Math.min(this.count, mostCells); ++i)
      for (let k = this.begins[i] as number; k < (this.ends[i] as number); ++k)
        if ((bytes[k] as number) > 0x20) return false;
    return true;
  }
}

/** What stood in quotes, each two of which are one, and what stood behind them. */
function withoutQuotes(text: string): string {
  let out = '';
  let i = 1;
  for (; i < text.length; ++i) {
    if (text[i] !== '"') out += text[i];
    else if (text[i + 1] === '"') {
      out += '"';
      i += 1;
    } else break;
  }
  return out + text.slice(i + 1);
}
