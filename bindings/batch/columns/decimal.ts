/** What programs that take codes for numbers write: "881398.0". */

/** Digits may be lost at the front, and of more than fifteen at the end; check would read the zero behind the point as one of them. */
const form = /^\d+\.0{1,2}$/;

export const isDecimal = (cell: string): boolean => form.test(cell.normalize('NFKC').trim());
