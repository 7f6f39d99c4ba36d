/** By what a card is known again. */
import { secretForms } from '#tables/secrets.ts';
import type { FormatForm } from '../../js/products/read_format.ts';

/** The secret; the number and the secret; nothing, where secrets are so short that cards share them by chance. */
export type Identity = 'secret' | 'both' | 'none';

/**
 * With n cards and secrets of so many bits, two cards share one with the chance n^2 / 2^49: 2 in 1,000 at a million. Sixteen
 * digits have 53 bits, six have 20.
 */
const leastBits = 48;

/** @param own the secret's format of a product that a shop has described */
export function identityOf(product: string, hasNumber: boolean, own?: FormatForm): Identity {
  const form = own ?? secretForms[product];
  const [shortest = 0] = form?.lengths ?? [];
  const free = form === undefined ? 0 : shortest - form.prefix.length;
  const bits = free * Math.log2(Math.max(1, form?.alphabet.length ?? 1));
  if (bits >= leastBits) return 'secret';
  return hasNumber ? 'both' : 'none';
}
