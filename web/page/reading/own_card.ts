import type { Checker } from 'cardmend/check';
import type { CheckResult } from '../../../bindings/js/types.ts';

/** Shorter texts hold one card at most, and are not searched at each key. */
export const leastForSeveral = 24;

const good: ReadonlySet<string> = new Set(['partial', 'valid', 'repaired']);

/**
 * Before the whole says which kind of card a text is: what it is as `product`, the platform's own, by the small part.
 * `null` where it is none, for then it may be another one.
 */
export function asOwnCard(raw: string, product: string | null, checker: Checker): CheckResult | null {
  if (product === null || raw.trim() === '' || raw.length >= leastForSeveral) return null;
  const result = checker.check(raw, { product });
  return good.has(result.verdict) ? result : null;
}
