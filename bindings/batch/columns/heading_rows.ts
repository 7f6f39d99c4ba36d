/** Rows before the first card: comments, titles, the heading. */
import { markOf } from './headings.ts';

export type Rows = readonly (readonly string[])[];

/** Rows at the top that may be titles and headings. */
const mostHeadings = 5;

/** Digits of a cell that no heading has so many of. */
const mostDigits = 3;

const digitsOf = (cell: string) => cell.normalize('NFKC').replace(/\D/g, '').length;

/**
 * Rows before the first card: titles, and the heading. A row is none of cards if a cell of it names something and none is
 * rich in digits. One whose cells name nothing that is known is a heading only if it is the first, has no digit and no
 * code at all, and the next one has: rather a heading is told as a row that is wrong than a card is lost.
 */
export function headingRows(rows: Rows, isCode: (cell: string) => boolean): number {
  const first = rows.slice(0, mostHeadings);
  const isPoor = (row: readonly string[]) =>
    row.every(cell => digitsOf(cell) <= mostDigits) && !row.some(isCode);
  const comments = first.findIndex(row => !isComment(row) || row.some(isCode));
  // Cards right behind it: it is all of a heading that there is.
  const behind = first[comments] ?? [];
  if (comments > 0 && !isPoor(behind) && !isTitle(behind)) return comments;
  for (const [i, row] of first.entries()) {
    if (i < comments) continue;
    const poor = isPoor(row);
    if (!poor && !isTitle(row)) break;
    if (poor && row.some(cell => markOf(cell) !== undefined)) return i + 1;
  }
  const [top = [], next] = first;
  const isBare = top.length > 0 && top.every(cell => cell.trim() !== '' && digitsOf(cell) === 0);
  return isBare && isPoor(top) && next !== undefined && !isPoor(next) ? 1 : 0;
}

/** "# exported by ...": a line that programs write over a table. */
function isComment(row: readonly string[]): boolean {
  const [head = '', ...others] = row;
  return /^\s*#\s*\S/.test(head) && others.every(cell => cell.trim() === '');
}

/** A line over the table: one cell of words, in which a year may stand. */
function isTitle(row: readonly string[] = []): boolean {
  const cells = row.filter(cell => cell.trim() !== '');
  return (
    cells.length === 1 &&
    row.length > 1 &&
    digitsOf(cells[0] ?? '') <= 8 &&
    /[^\d\s.-]{2}/.test(cells[0] ?? '')
  );
}
