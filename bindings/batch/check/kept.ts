/** What is kept of the rows of a block: numbers in typed arrays, texts as bytes. */
import { ByteWriter, carriageReturn, newline } from '../bytes.ts';
import type { HalfSipHash } from '../duplicates/siphash.ts';
import type { Cells } from '../read/cells.ts';
import type { ExceptionText } from '../write/exceptions.ts';
import { masked } from '../write/mask.ts';
import type { Exception, ExceptionKind } from './types.ts';

/** What is kept of each row that goes into the clean file. */
export class Rows {
  count = 0;
  #ends: Uint32Array<ArrayBuffer>;
  #rows: Uint32Array<ArrayBuffer>;
  #hashes: Uint32Array<ArrayBuffer>;
  #values: Uint16Array<ArrayBuffer>;

  /** @param bytes of the block: a row has some dozens of them */
  constructor(bytes: number) {
    const guess = (bytes >>> 5) + 16;
    this.#ends = new Uint32Array(guess);
    this.#rows = new Uint32Array(guess);
    this.#hashes = new Uint32Array(2 * guess);
    this.#values = new Uint16Array(guess);
  }

  add(row: number, end: number, { high, low }: HalfSipHash, value: number): void {
    const i = this.count;
    if (i === this.#ends.length) this.#grow();
    this.#ends[i] = end;
    this.#rows[i] = row;
    this.#hashes[2 * i] = high;
    this.#hashes[2 * i + 1] = low;
    this.#values[i] = value;
    this.count = i + 1;
  }

  #grow(): void {
    const more = <Numbers extends Uint32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>>(
      from: Numbers,
      to: Numbers,
    ) => {
      to.set(from);
      return to;
    };
    const size = 2 * this.#ends.length;
    this.#ends = more(this.#ends, new Uint32Array(size));
    this.#rows = more(this.#rows, new Uint32Array(size));
    this.#hashes = more(this.#hashes, new Uint32Array(2 * size));
    this.#values = more(this.#values, new Uint16Array(size));
  }

  take() {
    const { count } = this;
    return {
      ends: this.#ends.slice(0, count),
      rows: this.#rows.slice(0, count),
      hashes: this.#hashes.slice(0, 2 * count),
      valueIndices: this.#values.slice(0, count),
    };
  }
}

const encoder = new TextEncoder();

/** The exceptions of a block. */
export class Told {
  readonly #text: ExceptionText;
  readonly #detail: number;
  readonly #bytes = new ByteWriter(1 << 14);
  readonly #ends: number[] = [];
  readonly #rows: number[] = [];
  readonly #findings = new Map<ExceptionKind, number>();
  readonly #exceptions: Exception[] = [];
  /** Words as bytes: most rows are told in the same few. */
  readonly #words = new Map<string, Uint8Array>();

  constructor(text: ExceptionText, detail: number) {
    this.#text = text;
    this.#detail = detail;
  }

  /** @param record the row, and @param bytes its block: it is written from there where the exception has no cells */
  add(one: Exception, { begins, end }: Cells, bytes: Uint8Array): void {
    const words = this.#encoded(this.#text(one));
    this.#bytes.copy(words, 0, words.length);
    if (one.cells === '') this.#bytes.copy(bytes, begins[0] as number, end);
    else this.#put(one.cells);
    this.#bytes.byte(carriageReturn);
    this.#bytes.byte(newline);
    this.#ends.push(this.#bytes.length);
    this.#rows.push(one.row);
    this.#findings.set(one.kind, (this.#findings.get(one.kind) ?? 0) + 1);
    if (this.#exceptions.length < this.#detail) this.#exceptions.push(withoutCodes(one));
  }

  #encoded(words: string): Uint8Array {
    let bytes = this.#words.get(words);
    if (bytes === undefined) {
      bytes = encoder.encode(words);
      this.#words.set(words, bytes);
    }
    return bytes;
  }

  #put(text: string): void {
    // Three bytes a unit at most.
    this.#bytes.room(3 * text.length);
    const { written } = encoder.encodeInto(text, this.#bytes.bytes.subarray(this.#bytes.length));
    this.#bytes.length += written;
  }

  take() {
    return {
      told: { bytes: this.#bytes.take(), ends: Uint32Array.from(this.#ends) },
      toldRows: Uint32Array.from(this.#rows),
      findings: [...this.#findings],
      exceptions: this.#exceptions,
    };
  }
}

/** As it may be shown. */
export function withoutCodes(one: Exception): Exception {
  return { ...one, cells: '', number: masked(one.number), secret: masked(one.secret) };
}
