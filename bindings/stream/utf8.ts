/** UTF-8 to UTF-16 without a string between, which nothing could zero. */

/** Where texts are written to: what does not fit is counted and not kept. */
export type Units = Uint16Array;

/** In place of a count: the bytes are no UTF-8. */
export const notUtf8 = -1;

/** The least code point of a sequence of as many bytes: a longer form than need be is no UTF-8. */
const leastOf = [0, 0, 0x80, 0x800, 0x10000] as const;

function lengthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/** The code point at a place, and how many bytes it has in the low three bits; `notUtf8` for none. */
function pointAt(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] as number;
  const length = lengthOf(lead);
  if (length === 0 || at + length > end) return notUtf8;
  if (length === 1) return (lead << 3) | 1;
  let point = lead & (0xff >> (length + 1));
  for (let i = 1; i < length; ++i) {
    const next = bytes[at + i] as number;
    if ((next & 0xc0) !== 0x80) return notUtf8;
    point = (point << 6) | (next & 0x3f);
  }
  const surrogate = point >= 0xd800 && point < 0xe000;
  if (point < (leastOf[length] as number) || surrogate || point > 0x10ffff) return notUtf8;
  return (point << 3) | length;
}

/**
 * Writes `bytes` from `at` to `end` to `units`.
 *
 * @param escapes the character that a backslash and this byte stand for; without it a backslash stands for itself
 * @returns how many units the text has, also where not all of them had room; `notUtf8`
 */
export function decodeUtf8(
  bytes: Uint8Array,
  at: number,
  end: number,
  units: Units,
  escapes?: Readonly<Record<number, number>>,
): number {
  let count = 0;
  for (let i = at; i < end; ) {
    const escaped =
      escapes !== undefined && bytes[i] === 0x5c && i + 1 < end ? escapes[bytes[i + 1] as number] : undefined;
    if (escaped !== undefined) {
      units[count++] = escaped;
      i += 2;
      continue;
    }
    const found = pointAt(bytes, i, end);
    if (found === notUtf8) {
      units.fill(0, 0, count);
      return notUtf8;
    }
    i += found & 7;
    const point = found >> 3;
    if (point >= 0x10000) {
      units[count++] = 0xd7c0 + (point >> 10);
      units[count++] = 0xdc00 + (point & 0x3ff);
    } else {
      units[count++] = point;
    }
  }
  return count;
}
