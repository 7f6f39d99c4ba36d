/** Columns of numbers that a spreadsheet has rounded: it keeps fifteen digits and makes the others zeros. */

/** Numbers that all end in zeros: of fewer chance may be the cause, and of ten it is with odds of 10^-10. */
const leastRounded = 10;

const long = /(?<!\d)\d{16,}(?!\d)/g;
const roundedForm = /(?<!\d)\d{15}0+(?!\d)/;

/** Whether a cell holds a number whose digits behind the fifteenth are zeros. One alone says nothing. */
export const mayBeRounded = (cell: string): boolean => roundedForm.test(cell.normalize('NFKC'));

/** All numbers of more than fifteen digits end so, and there are some. */
export function isRounded(cells: readonly string[]): boolean {
  const numbers = new Set(cells.flatMap(cell => cell.normalize('NFKC').match(long) ?? []));
  return numbers.size >= leastRounded && [...numbers].every(mayBeRounded);
}
