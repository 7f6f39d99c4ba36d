/** Bytes that texts are made of. */

export const quote = 0x22;
export const newline = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;

/** A copy in memory of its own: of Node's buffers, which are arrays of bytes too, `slice` gives a view. */
export function copied(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

/** One array of two; one of them itself if the other is empty. */
export function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Bytes that grow, written one behind the other. */
export class ByteWriter {
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(size = 1 << 16) {
    this.bytes = new Uint8Array(size);
  }

  /** Makes room for so many more. */
  room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.bytes.length, this.length + more));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes.fill(0, 0, this.length);
    this.bytes = grown;
  }

  byte(value: number): void {
    this.room(1);
    this.bytes[this.length++] = value;
  }

  /** A part of other bytes. One by one: the parts are short, and a view of each costs more than to copy it. */
  copy(from: Uint8Array, begin: number, end: number): void {
    this.room(end - begin);
    const { bytes } = this;
    let at = this.length;
    for (let i = begin; i < end; ++i) bytes[at++] = from[i] as number;
    this.length = at;
  }

  /** What was written, in memory of its own; the writer begins anew and holds nothing of it. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.slice(0, this.length);
    this.bytes.fill(0, 0, this.length);
    this.length = 0;
    return taken;
  }
}
