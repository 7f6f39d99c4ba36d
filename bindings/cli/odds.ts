/**
 * What a thief gains by a file of known codes: the key is in it, so any code can be asked, and one in 2^bits of the
 * wrong ones passes. Of those that pass, the share that is real is n / (n + N / 2^bits), for n codes of N that there
 * can be.
 */
import type { FormatForm } from '../js/products/read_format.ts';

/** How many codes of a length there can be, as a binary logarithm. */
export function spaceBits({ alphabet, prefix, checkDigit, layouts }: FormatForm, length: number): number {
  const free = (length - prefix.length) * Math.log2(alphabet.length);
  return Math.max(0, free - checkBits(checkDigit, layouts[0]?.length ?? 1));
}

/** What the check characters take away: they follow from the others. */
function checkBits(name: string, groups: number): number {
  if (name === 'none') return 0;
  if (name === 'mod97-10') return Math.log2(97);
  if (name === 'mod37-36') return Math.log2(36);
  if (name === 'mod31-per-group') return groups * Math.log2(31);
  return Math.log2(10);
}

/** The share of real codes among those that pass, as a binary logarithm: 0 if all are real. */
export function realShareBits(count: number, space: number, bits: number): number {
  const known = Math.log2(count);
  const chance = space - bits;
  const most = Math.max(known, chance);
  return known - most - Math.log2(2 ** (known - most) + 2 ** (chance - most));
}

/** Above this share a file is not built without being told to: one guess in a million is right. */
export const mostShareBits = -20;
