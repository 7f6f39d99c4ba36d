/** Numbers of 32 bits as src/base/packed.h reads them. */

/**
 * A number as UTF-8 writes a code point, surrogates too, and on in the same way to seven bytes: as many ones as bytes
 * lead, each further byte has six bits. One below 0 is written as the one that has its 32 bits.
 */
export function numberBytes(number: number): number[] {
  const n = number >>> 0;
  if (n < 0x80) return [n];
  let more = 1;
  // The first byte has a bit less for each byte behind it.
  while (n >= 2 ** (6 * more + 6 - more)) ++more;
  const bitsAt = (shift: number) => Math.floor(n / 2 ** shift);
  const lead = (0xff00 >> (more + 1)) & 0xff;
  return [
    lead | bitsAt(6 * more),
    ...Array.from({ length: more }, (_, i) => 0x80 | (bitsAt(6 * (more - 1 - i)) & 0x3f)),
  ];
}
