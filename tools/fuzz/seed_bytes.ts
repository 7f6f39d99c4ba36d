/** The bytes that a target reads as what a vector asks: tests/fuzz/support/input.h, the other way round. */

export type Bytes = readonly number[];

/** The low byte first. */
export const two = (value: number): Bytes => [value & 255, (value >> 8) & 255];

/** As tests/fuzz/support/input.h reads it: UTF-8, in which a half of a pair may stand alone. */
export function textBytes(text: string): Bytes {
  return Array.from(text).flatMap(character => {
    const c = character.codePointAt(0) ?? 0;
    const half = c >= 0xd800 && c <= 0xdfff;
    return half ? [0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63)] : [...Buffer.from(character)];
  });
}

/** The index of a word that there must be. */
export function indexIn(words: readonly string[], word: string): number {
  const at = words.indexOf(word);
  if (at < 0) throw new RangeError(`no vector can ask for ${word}: there are ${words.join(', ')}`);
  return at;
}

/** The byte in 0..255 that is read as what comes next to `wanted`. */
export function byteFor(wanted: number, read: (byte: number) => number): number {
  let best = 0;
  for (let byte = 1; byte < 256; ++byte)
    if (Math.abs(read(byte) - wanted) < Math.abs(read(best) - wanted)) best = byte;
  return best;
}
