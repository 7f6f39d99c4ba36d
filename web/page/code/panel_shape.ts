/** How the cells of a code lie on the card: in rows that end where groups end, or evenly where there are none. */
export interface Shape {
  /** Cells in the longest row. */
  readonly columns: number;
  /** Groups that begin a row or stand in it, beyond the first. */
  readonly gaps: number;
}

/** The most cells in a row: on a phone, on a desk. */
export const mostColumns = { narrow: 10, wide: 20 } as const;

export function shapeOf(groups: readonly number[], most: number): Shape {
  const total = groups.reduce((sum, length) => sum + length, 0);
  if (total <= most) return { columns: Math.max(total, 1), gaps: Math.max(groups.length - 1, 0) };
  const widest = Math.max(...groups);
  const fitting = Math.floor(most / widest);
  // A group that is longer than a row is broken into even rows.
  if (fitting === 0) return { columns: Math.ceil(widest / Math.ceil(widest / most)), gaps: 0 };
  const perRow = Math.ceil(groups.length / Math.ceil(groups.length / fitting));
  const rows = Array.from({ length: Math.ceil(groups.length / perRow) }, (_, row) =>
    groups.slice(row * perRow, (row + 1) * perRow).reduce((sum, length) => sum + length, 0),
  );
  return { columns: Math.max(...rows), gaps: perRow - 1 };
}
