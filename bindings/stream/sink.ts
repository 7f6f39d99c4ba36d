/** Where answers are written to, as bytes: one buffer that is emptied again and again. */

const firstSize = 1 << 17;

const encoder = new TextEncoder();

export class Sink {
  /** Of it the first `size` are written. Another one when it has grown. */
  bytes = new Uint8Array(firstSize);
  size = 0;

  /** Makes room for `count` more bytes. */
  room(count: number): void {
    if (this.size + count <= this.bytes.length) return;
    const old = this.bytes;
    this.bytes = new Uint8Array(2 * (this.size + count));
    this.bytes.set(old.subarray(0, this.size));
    old.fill(0);
  }

  byte(byte: number): void {
    this.room(1);
    this.bytes[this.size++] = byte;
  }

  copy(from: Uint8Array): void {
    this.room(from.length);
    const { bytes } = this;
    let at = this.size;
    for (let i = 0; i < from.length; ++i) bytes[at++] = from[i] as number;
    this.size = at;
  }

  /** A text in UTF-8, most of which is ASCII; a surrogate that has no other half is U+FFFD. */
  utf8(text: string): void {
    const { length } = text;
    this.room(3 * length);
    const { bytes, size } = this;
    let at = size;
    for (let i = 0; i < length; ++i) {
      const unit = text.charCodeAt(i);
      if (unit >= 0x80) break;
      bytes[at++] = unit;
    }
    if (at === size + length) this.size = at;
    else this.size += encoder.encodeInto(text, this.bytes.subarray(this.size)).written;
  }

  written(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.size);
  }

  /** Zeroes what was written, and begins again. */
  empty(): void {
    this.bytes.fill(0, 0, this.size);
    this.size = 0;
  }
}
