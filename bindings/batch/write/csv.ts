/** Cells as CSV that a spreadsheet opens and that does nothing there. */

/** UTF-8's mark, by which Excel knows it. */
export const byteOrderMark = '\ufeff';

/** A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection); the wide ones too, as East Asian ones do. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A plain number, which no spreadsheet runs. */
const number = /^[+-]?\d{1,15}(?:\.\d{1,6})?$/;

/** With an apostrophe in front where a spreadsheet would run it. */
export function defused(text: string): string {
  return formula.test(text) && !number.test(text) ? `'${text}` : text;
}

/** @param delimiter a character that a cell may not hold bare */
export function cell(text: string, delimiter = ','): string {
  const safe = defused(text);
  const bare = !/["\r\n]/.test(safe) && !safe.includes(delimiter) && safe.trim() === safe;
  return bare ? safe : `"${safe.replaceAll('"', '""')}"`;
}

/** Cells joined by commas of which one may have to be written otherwise than it is. */
const unsafe = /["\r\n\t]|(?:^|,)[=+\-@\s\uff0b\uff0d\uff1d\uff20]|\s(?:,|$)/;

/** A line without its end. Most cells stand as they are: they are looked at together. */
export function joined(cells: readonly string[]): string {
  const text = cells.join(',');
  const isBare = !unsafe.test(text) && !cells.some(one => one.includes(','));
  return isBare ? text : cells.map(one => cell(one)).join(',');
}

/** A line with its end. */
export function line(cells: readonly string[]): string {
  return `${joined(cells)}\r\n`;
}
