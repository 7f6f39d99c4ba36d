/** A file's bytes in whatever encoding spreadsheets write, to UTF-8: the one that all else reads. */
import { copied, joined } from '../bytes.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const isAscii = (bytes: Uint8Array): boolean => {
  for (let i = 0; i < bytes.length; ++i) if ((bytes[i] as number) >= 0x80) return false;
  return true;
};

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodes(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Of GBK that is read as UTF-8 nearly every character is damaged; of damaged UTF-8 nearly none. */
function isMostlyUtf8(text: string): boolean {
  const damaged = text.split('\ufffd').length - 1;
  const others = text.replace(/[\0-\x7f\ufffd]/g, '').length;
  return others > 3 * damaged;
}

/** What stands at the beginning of a file and says how it is written; its length is of the mark. */
function marked(head: Uint8Array): { readonly encoding: Encoding; readonly length: number } | undefined {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/** UTF-16 without a mark: every second byte of ASCII is a zero, which no other text holds. */
function unmarkedWide(head: Uint8Array): Encoding | undefined {
  const zeros = [0, 0];
  const end = Math.min(head.length, 1024) & ~1;
  for (let i = 0; i < end; ++i) if (head[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const enough = end / 8;
  if (odd > enough && odd > 4 * even) return 'utf-16le';
  if (even > enough && even > 4 * odd) return 'utf-16be';
  return undefined;
}

/**
 * So many bytes are kept back for the next ones: of a piece that is shorter Node's TextDecoder makes no room for what it held of the
 * one before, and throws.
 */
const heldBytes = 8;

/**
 * Bytes of one file to bytes of UTF-8 without a mark, piece by piece; a character may be cut anywhere. The mark decides;
 * without one it is UTF-8 for as long as the bytes are, and from the first ones on that are not, GB 18030 (of which GBK is
 * a part), if all before was ASCII, which is the same in both. Bytes that are damaged in whatever it is become U+FFFD, and are
 * counted.
 */
export class Decoder {
  #encoding: Encoding | undefined;
  /** What reads another encoding than UTF-8. */
  #wide: TextDecoder | undefined;
  readonly #isUtf8: (bytes: Uint8Array) => boolean;
  #pending: Uint8Array = new Uint8Array();
  #sureOfUtf8 = false;
  readonly #encoder = new TextEncoder();
  /** Pieces in which bytes were damaged. */
  damaged = 0;

  /** @param isUtf8 tells whether bytes are UTF-8; Node has one that is quicker than what browsers have */
  constructor(isUtf8: (bytes: Uint8Array) => boolean = decodes) {
    this.#isUtf8 = isUtf8;
  }

  /** What the file is written in, as far as it was read. */
  get encoding(): Encoding {
    return this.#encoding ?? 'utf-8';
  }

  /** The bytes of UTF-8 that a piece ends; it may be the piece itself. */
  push(piece: Uint8Array): Uint8Array {
    if (piece.length === 0) return piece;
    if (this.#encoding !== undefined) return this.#decode(piece);
    // A mark is three bytes at most.
    const head = joined(this.#pending, piece);
    this.#pending = new Uint8Array();
    if (head.length < 4) {
      this.#pending = head;
      return new Uint8Array();
    }
    return this.#begin(head);
  }

  /** What is left when the file ends. */
  end(): Uint8Array {
    const head = this.#pending;
    this.#pending = new Uint8Array();
    if (this.#encoding === undefined && head.length > 0) return joined(this.#begin(head), this.end());
    if (this.#wide !== undefined) return this.#encoded(this.#wide.decode(head));
    if (head.length > 0) this.damaged += 1;
    return head.length > 0 ? this.#encoder.encode('\ufffd') : head;
  }

  #begin(head: Uint8Array): Uint8Array {
    const mark = marked(head);
    const wide = mark === undefined ? unmarkedWide(head) : undefined;
    this.#sureOfUtf8 = mark?.encoding === 'utf-8';
    this.#encoding = mark?.encoding ?? wide ?? 'utf-8';
    if (this.#encoding !== 'utf-8') this.#wide = new TextDecoder(this.#encoding);
    return this.#decode(head.subarray(mark?.length ?? 0));
  }

  #decode(piece: Uint8Array): Uint8Array {
    const all = joined(this.#pending, piece);
    if (this.#wide !== undefined) return this.#decodeWide(this.#wide, all);
    const whole = wholeCharacters(all);
    this.#pending = copied(all.subarray(whole));
    const bytes = all.subarray(0, whole);
    if (this.#isUtf8(bytes)) {
      if (!this.#sureOfUtf8) this.#sureOfUtf8 = !isAscii(bytes);
      return bytes;
    }
    const text = lenient.decode(bytes);
    if (this.#sureOfUtf8 || isMostlyUtf8(text)) {
      this.#sureOfUtf8 = true;
      this.damaged += 1;
      return this.#encoder.encode(text);
    }
    this.#encoding = 'gb18030';
    this.#wide = new TextDecoder('gb18030');
    return this.#decodeWide(this.#wide, all);
  }

  #decodeWide(wide: TextDecoder, all: Uint8Array): Uint8Array {
    const end = all.length < 2 * heldBytes ? 0 : all.length - heldBytes;
    this.#pending = copied(all.subarray(end));
    return this.#encoded(wide.decode(all.subarray(0, end), { stream: true }));
  }

  #encoded(text: string): Uint8Array {
    if (text.includes('\ufffd')) this.damaged += 1;
    return this.#encoder.encode(text);
  }
}

/** How many bytes of UTF-8 there are up to the last character that is whole; all where the end is none of UTF-8. */
function wholeCharacters(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let back = 1; back <= 3 && back <= length; ++back) {
    const byte = bytes[length - back] as number;
    if (byte < 0x80) return length;
    if (byte < 0xc0) continue;
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < size ? length - back : length;
  }
  return length;
}
