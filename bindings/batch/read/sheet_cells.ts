/** What a cell of a sheet shows. */
import type { NumberForm, Workbook } from './workbook.ts';

const dayMs = 86_400_000;
/** Day 0 of the two systems: 1900 counts a 29th of February that there was not, so that its day 60 and after fit. */
const firstDay = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

/** `2028-12-31`, and the time where there is one. */
function dateText(days: number, is1904: boolean): string {
  const time = new Date(Math.round((is1904 ? firstDay[1904] : firstDay[1900]) + days * dayMs));
  if (Number.isNaN(time.getTime())) return String(days);
  const text = time.toISOString();
  return days % 1 === 0 ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** Digits that a spreadsheet keeps of a number that is typed; the others it makes zeros. */
const keptDigits = 15;

/**
 * A whole number with all of its digits, as no spreadsheet shows one of more than eleven. Whether digits behind the fifteenth were
 * there nobody can tell where all of them are zeros, or where the file itself has the number as a power of ten: these stay in
 * that form, which is told as damage. A form of zeros fills up at the front.
 */
function numberText(written: string, form: NumberForm): string {
  const value = Number(written);
  if (!Number.isFinite(value)) return written;
  const isPlain = /^\d+$/.test(written);
  if (!Number.isInteger(value) || value < 0) return isPlain ? written : String(value);
  const digits = isPlain ? written.replace(/^0+(?=\d)/, '') : String(value);
  const lost = digits.length > keptDigits && (!isPlain || /^0*$/.test(digits.slice(keptDigits)));
  if (lost) return value.toExponential(keptDigits - 1).toUpperCase();
  return typeof form === 'number' ? digits.padStart(form, '0') : digits;
}

/** @param type the cell's `t` @param style its `s` */
export function cellText(book: Workbook, type: string, style: number, written: string): string {
  switch (type) {
    case 's':
      return book.texts[Number(written)] ?? '';
    case 'str':
    case 'inlineStr':
    case 'e':
      return written;
    case 'b':
      return written === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return written.replace(/T00:00:00(\.0+)?Z?$/, '');
    default: {
      if (written === '') return '';
      const form = book.forms[style] ?? 'plain';
      return form === 'date' && Number.isFinite(Number(written))
        ? dateText(Number(written), book.is1904)
        : numberText(written, form);
    }
  }
}

/** The column of `BC12`, from 0; -1 of what is no reference. */
export function columnOf(reference: string): number {
  let column = 0;
  let i = 0;
  for (; i < reference.length && i < 3; ++i) {
    const letter = reference.charCodeAt(i) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = 26 * column + letter;
  }
  return column - 1;
}
