/** Whether something grows over a long run, or slows down: by the middles of its beginning and its end, as single values swing. */
import assert from 'node:assert/strict';

/** The value in the middle. */
export function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** The first third warms up: caches fill, the engine compiles. Of the rest the earlier half and the later one. */
export function halves(values: readonly number[]): { readonly earlier: number; readonly later: number } {
  const warm = values.slice(Math.floor(values.length / 3));
  const half = warm.length >> 1;
  return { earlier: middle(warm.slice(0, half)), later: middle(warm.slice(half)) };
}

/** @param room how much of a swing is none yet, in the values' own unit */
export function assertFlat(what: string, values: readonly number[], room: number): void {
  const { earlier, later } = halves(values);
  assert.ok(later <= earlier + room, `${what} grows: ${Math.round(earlier)} to ${Math.round(later)}`);
}

/** @param times how much slower is no finding yet */
export function assertAsFast(what: string, values: readonly number[], times: number): void {
  const { earlier, later } = halves(values);
  assert.ok(later <= earlier * times, `${what} slows down: ${earlier.toFixed(2)} to ${later.toFixed(2)} ms`);
}
