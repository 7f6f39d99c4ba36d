import type { FaceValue } from '../../../bindings/js/types.ts';

/** A face value as the page's language writes it; without a sign where the text names no currency. */
export function valueInWords({ amount, currency }: FaceValue, locale: string): string {
  const digits = { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2 };
  if (currency === null) return new Intl.NumberFormat(locale, digits).format(amount);
  return new Intl.NumberFormat(locale, {
    ...digits,
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).format(amount);
}
