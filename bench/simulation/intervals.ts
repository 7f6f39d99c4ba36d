/** Figures with their intervals of 95 %. */

const z = 1.96;

/** A share by Wilson: right for shares near 0 and 1 too. */
export function share(
  hits: number,
  all: number,
): { readonly value: number; readonly from: number; readonly to: number } {
  if (all === 0) return { value: Number.NaN, from: Number.NaN, to: Number.NaN };
  const p = hits / all;
  const middle = (p + z ** 2 / (2 * all)) / (1 + z ** 2 / all);
  const half = (z / (1 + z ** 2 / all)) * Math.sqrt((p * (1 - p)) / all + z ** 2 / (4 * all ** 2));
  return { value: p, from: middle - half, to: middle + half };
}

/** A mean by the normal distribution, of which a thousand and more are enough. */
export function mean(values: readonly number[]): { readonly value: number; readonly half: number } {
  const n = values.length;
  const value = values.reduce((sum, one) => sum + one, 0) / n;
  const spread = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / (n - 1);
  return { value, half: z * Math.sqrt(spread / n) };
}

export function shareText(hits: number, all: number): string {
  if (all === 0) return '-';
  const { value, from, to } = share(hits, all);
  const percent = (n: number): string => Math.max(0, 100 * n).toFixed(2);
  return `${percent(value)} % (${percent(from)}-${percent(to)})`;
}

export function meanText(values: readonly number[], digits = 3): string {
  const { value, half } = mean(values);
  return `${value.toFixed(digits)} +- ${half.toFixed(digits)}`;
}
