/** A list's bytes, piece by piece, to blocks of whole records; its columns are found on the way. */
import { copied, joined } from '../bytes.ts';
import type { Judge, WantedColumns } from '../columns/types.ts';
import { Decoder } from '../encoding/decode.ts';
import { findDelimiter } from './dialect.ts';
import { type Opened, openList } from './open.ts';
import { RecordSplitter } from './splitter.ts';

/** Bytes by which a file's columns are found. */
const headSize = 1 << 16;

/** So many blank bytes at the beginning are an empty file. */
const mostBlank = 1 << 22;

const isBlank = (bytes: Uint8Array) => bytes.every(byte => byte <= 0x20 || byte === 0x2c);

export interface ListOptions {
  readonly judge: Judge;
  readonly wanted?: WantedColumns;
  readonly product?: string | undefined;
  /** The byte between cells; undefined to find it out. */
  readonly delimiter?: number | undefined;
  readonly longest?: number | undefined;
  readonly isUtf8?: (bytes: Uint8Array) => boolean;
}

/** Records for a thread that checks. */
export interface Block {
  /** In memory of its own. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Records at its beginning that are none of cards. */
  readonly skip: number;
}

/** Its steps throw a FileFaultError for a file that cannot be read on, behind the blocks before. */
export class ListReader {
  readonly #options: ListOptions;
  readonly #decoder: Decoder;
  #head: Uint8Array = new Uint8Array();
  #splitter: RecordSplitter | undefined;
  #opened: Opened | undefined;
  #skip = 0;

  constructor(options: ListOptions) {
    this.#options = options;
    this.#decoder = new Decoder(options.isUtf8);
  }

  /** What was found; undefined until enough was read. */
  get opened(): Opened | undefined {
    return this.#opened;
  }

  /** Bytes were no text. */
  get isDamaged(): boolean {
    return this.#decoder.damaged > 0;
  }

  *push(piece: Uint8Array): Generator<Block> {
    const text = this.#decoder.push(piece);
    if (this.#splitter !== undefined) yield* this.#block(this.#splitter.push(text), text);
    else {
      this.#head = joined(this.#head, copied(text));
      if (this.#head.length >= headSize && !(isBlank(this.#head) && this.#head.length < mostBlank))
        yield* this.#open(false);
    }
  }

  *end(): Generator<Block> {
    const rest = this.#decoder.end();
    if (this.#splitter === undefined) {
      this.#head = joined(this.#head, rest);
      yield* this.#open(true);
    } else yield* this.#block(this.#splitter.push(rest), rest);
    const last = this.#splitter?.end() ?? rest;
    yield* this.#block(last, last);
  }

  #open(whole: boolean): Block[] {
    const { judge, wanted, product, longest } = this.#options;
    const head = this.#head;
    this.#head = new Uint8Array();
    const delimiter = this.#options.delimiter ?? findDelimiter(head);
    this.#opened = openList(judge, head, delimiter, whole, wanted, product);
    this.#skip = this.#opened.plan.skipped;
    this.#splitter = new RecordSplitter(delimiter, longest);
    return this.#block(this.#splitter.push(head), head);
  }

  /** What the splitter gives may be a part of the piece, which is read into again. */
  #block(bytes: Uint8Array, piece: Uint8Array): Block[] {
    if (bytes.length === 0) return [];
    const own =
      bytes.buffer === piece.buffer || bytes.length < bytes.buffer.byteLength ? copied(bytes) : bytes;
    const skip = this.#skip;
    this.#skip = 0;
    return [{ bytes: own as Uint8Array<ArrayBuffer>, skip }];
  }
}
