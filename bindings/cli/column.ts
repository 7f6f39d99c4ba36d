/** Which column of a list holds the secrets. */
import { markOf, plain } from '../batch/columns/headings.ts';

export interface Column {
  /** Counted from 0. */
  readonly index: number;
  /** The record that it was found by is the list's heading, and holds no code. */
  readonly heading: boolean;
}

const labelled = (cells: readonly string[]) => cells.findIndex(cell => markOf(cell) === 'secret');

/**
 * @param cells the first record
 * @param wanted a heading, or a number from 1; undefined to find it out
 * @param fits whether a cell holds a code of the product
 * @returns undefined if it cannot be told, or there is none as wanted
 */
export function findColumn(
  cells: readonly string[],
  wanted: string | undefined,
  fits: (cell: string) => boolean,
): Column | undefined {
  if (wanted !== undefined && /^[1-9]\d{0,4}$/.test(wanted)) {
    const index = Number(wanted) - 1;
    return { index, heading: labelled(cells) >= 0 && !fits(cells[index] ?? '') };
  }
  if (wanted !== undefined) {
    const index = cells.map(plain).indexOf(plain(wanted));
    return index < 0 ? undefined : { index, heading: true };
  }
  const fitting = cells.flatMap((cell, index) => (fits(cell) ? [index] : []));
  const [only, another] = fitting;
  if (only !== undefined) return another === undefined ? { index: only, heading: false } : undefined;
  const label = labelled(cells);
  if (label >= 0) return { index: label, heading: true };
  return cells.length === 1 ? { index: 0, heading: false } : undefined;
}
