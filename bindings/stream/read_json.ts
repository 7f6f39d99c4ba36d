/** A line of JSON: a text, or an object with the text as `raw` and perhaps a `product`. */
import { maxInput } from '#tables/limits.ts';
import { carriageReturn, type LineReader, lineEnd, lineFeed } from './line_reader.ts';
import type { ProductCells } from './products.ts';
import { maxRow } from './protocol.ts';
import type { Row, RowChecker } from './rows.ts';

const quote = 0x22;
const closing = 0x7d;

const bytesOf = (text: string) => Uint8Array.from(text, letter => letter.charCodeAt(0));
const beginning = bytesOf('{"raw":"');
const middle = bytesOf('","product":"');

/** What a text may hold as it is: ASCII that JSON does not escape. */
const plain = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte >= 0x20 && byte < 0x7f && byte !== quote && byte !== 0x5c),
);

function startsAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let i = 0; i < wanted.length; ++i) if (bytes[at + i] !== wanted[i]) return false;
  return true;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export class JsonReader implements LineReader {
  readonly row: Row = { length: 0, product: -1, error: null };
  readonly #checker: RowChecker;
  readonly #products: ProductCells;

  constructor(checker: RowChecker, products: ProductCells) {
    this.#checker = checker;
    this.#products = products;
  }

  read(bytes: Uint8Array, at: number): number {
    const quick = startsAt(bytes, at, beginning) ? this.#readPlain(bytes, at + beginning.length) : -1;
    return quick < 0 ? this.#readAny(bytes, at) : quick;
  }

  /** A line as programs write it, without an escape: nothing is parsed, and no string made. -1 for any other. */
  #readPlain(bytes: Uint8Array, at: number): number {
    const { input } = this.#checker;
    let i = at;
    let count = 0;
    let byte = bytes[i] as number;
    while (plain[byte] === 1 && count < maxInput) {
      input[count++] = byte;
      byte = bytes[++i] as number;
    }
    let product: number | undefined = this.#products.other;
    if (startsAt(bytes, i, middle)) {
      const from = i + middle.length;
      for (i = from; plain[bytes[i] as number] === 1; ) ++i;
      product = this.#products.at(bytes, from, i);
    }
    const next = this.#behind(bytes, i);
    if (next < 0 || product === undefined) {
      input.fill(0, 0, count);
      return -1;
    }
    const { row } = this;
    row.error = null;
    row.length = count;
    row.product = product;
    return next;
  }

  /** Where the next line begins if a quote, a brace and the line's end stand at `at`; else -1. */
  #behind(bytes: Uint8Array, at: number): number {
    if (bytes[at] !== quote || bytes[at + 1] !== closing) return -1;
    const end = bytes[at + 2] === carriageReturn ? at + 3 : at + 2;
    return bytes[end] === lineFeed ? end + 1 : -1;
  }

  #readAny(bytes: Uint8Array, at: number): number {
    const { row } = this;
    const { end, next } = lineEnd(bytes, at);
    row.error = null;
    row.length = 0;
    row.product = this.#products.other;
    if (next - 1 - at > maxRow) row.error = 'line-too-long';
    else this.#takeText(decoded(bytes.subarray(at, end)));
    return next;
  }

  #takeText(text: string | undefined): void {
    if (text === undefined) {
      this.row.error = 'not-utf8';
      return;
    }
    const value = parsed(text);
    if (typeof value === 'string') this.#takeRaw(value);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) this.#takeObject(value);
    else this.row.error = 'not-json';
  }

  #takeObject({ raw, product }: { readonly raw?: unknown; readonly product?: unknown }): void {
    const index = product === undefined || product === null ? this.#products.other : this.#named(product);
    if (index === undefined) this.row.error = 'unknown-product';
    else if (raw !== null && typeof raw !== 'string') this.row.error = 'no-raw';
    else {
      this.row.product = index;
      this.#takeRaw(raw ?? '');
    }
  }

  #named(product: unknown): number | undefined {
    return typeof product === 'string' ? this.#products.named(product) : undefined;
  }

  #takeRaw(raw: string): void {
    const { input } = this.#checker;
    this.row.length = raw.length;
    if (raw.length > maxInput) return;
    for (let i = 0; i < raw.length; ++i) input[i] = raw.charCodeAt(i);
  }
}
