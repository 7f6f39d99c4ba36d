/** Bytes as a text of two digits of base 16 each. */

export function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length >> 1);
  const digit = (at: number) => {
    const unit = hex.charCodeAt(at);
    // 0-9 from U+0030, a-f from U+0061.
    return unit < 0x40 ? unit - 0x30 : unit - 0x57;
  };
  for (let i = 0; i < bytes.length; ++i) bytes[i] = digit(2 * i) * 16 + digit(2 * i + 1);
  return bytes;
}
