/**
 * What a thief gains by a file of known codes: the key is in it, so any code can be asked, and one in 2^bits of the
 * wrong ones passes. Of those that pass, the share that is real is n / (n + N / 2^bits), for n codes of N that there
 * can be.
 */
import { checkRules } from '#tables/check_rules.ts';
import { checkGroups } from '../js/products/check_rule.ts';
import type { FormatForm } from '../js/products/read_format.ts';

/** How many codes of a length there can be, as a binary logarithm. */
export function spaceBits(format: FormatForm, length: number): number {
  const free = (length - format.prefix.length) * Math.log2(format.alphabet.length);
  return Math.max(0, free - checkBits(format, length));
}

/** What the check characters take away: they follow from the others. */
function checkBits({ checkDigit, layouts }: FormatForm, length: number): number {
  const rule = checkRules.find(({ id }) => id === checkDigit);
  return rule ? checkGroups(rule, layouts, length) * Math.log2(rule.passing) : 0;
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
