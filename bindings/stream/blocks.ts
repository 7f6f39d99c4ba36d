/** Pieces of a stream, cut anywhere -> blocks of whole lines. */
import { maxRow } from './protocol.ts';

const lineFeed = 10;
/** U+FEFF in UTF-8, which some editors put before a text. */
const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/** One more than a row may have tells that it is too long, and more is not kept of it. */
const mostKept = maxRow + 1;

/** What it keeps is zeroed when it is handed on. */
export class LineBlocks {
  /** The beginning of a line whose end has not come. */
  readonly #kept = new Uint8Array(mostKept);
  #size = 0;
  #begun = false;

  /** @returns the lines that are whole now, each with its line feed; undefined for none. Its bytes are the caller's. */
  push(piece: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
    const last = piece.lastIndexOf(lineFeed);
    if (last < 0) {
      this.#keep(piece);
      return undefined;
    }
    const first = this.#size === 0 ? 0 : this.#room(piece);
    const block = new Uint8Array(this.#size + last + 1 - first);
    block.set(this.#kept.subarray(0, this.#size));
    block.set(piece.subarray(first, last + 1), this.#size);
    this.#forget();
    this.#keep(piece.subarray(last + 1));
    return this.#marked(block);
  }

  /** The last line, if it has no end, with one; undefined for none. */
  end(): Uint8Array<ArrayBuffer> | undefined {
    return this.#size === 0 ? undefined : this.push(Uint8Array.of(lineFeed));
  }

  /** Of a line that is kept as far as may be, what comes of it now is passed over: where it goes on in a piece. */
  #room(piece: Uint8Array): number {
    return this.#size < mostKept ? 0 : piece.indexOf(lineFeed);
  }

  #keep(bytes: Uint8Array): void {
    const more = bytes.subarray(0, mostKept - this.#size);
    this.#kept.set(more, this.#size);
    this.#size += more.length;
  }

  #forget(): void {
    this.#kept.fill(0, 0, this.#size);
    this.#size = 0;
  }

  /** Without the mark that the first line may begin with. */
  #marked(block: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const skip = !this.#begun && byteOrderMark.every((byte, i) => block[i] === byte);
    this.#begun = true;
    return skip ? block.subarray(byteOrderMark.length) : block;
  }
}
