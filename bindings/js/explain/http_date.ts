/** Dates as HTTP writes them, read alike everywhere: what a runtime's own parser takes is left to it. */

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

const clock = '(\\d\\d):(\\d\\d):(\\d\\d)';
/** `Sun, 06 Nov 1994 08:49:37 GMT`, and with the hours from it: `+0800`. */
const fixed = new RegExp(`^\\w{3}, (\\d{1,2}) (\\w{3}) (\\d{4}) ${clock} (GMT|UTC|[+-]\\d{4})$`);
/** `Sunday, 06-Nov-94 08:49:37 GMT`: obsolete, but to be read. */
const older = new RegExp(`^\\w{6,9}, (\\d\\d)-(\\w{3})-(\\d\\d) ${clock} GMT$`);
/** `Sun Nov  6 08:49:37 1994`: the same. */
const ofC = new RegExp(`^\\w{3} (\\w{3}) ([ \\d]\\d) ${clock} (\\d{4})$`);
/** `1994-11-06T08:49:37.000Z`: no date of HTTP, but what servers write that know none. */
const iso = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)T${clock}(?:\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)$`);

/** Its month is counted from 0, its clock hours, minutes and seconds. */
type Parts = readonly [
  year: string | undefined,
  month: number,
  day: string | undefined,
  clock: readonly (string | undefined)[],
  zone?: string | undefined,
];

function monthOf(name: string | undefined): number {
  const at = months.indexOf(name ?? '-');
  return at % 3 === 0 ? at / 3 : -1;
}

function fullYear(two: string | undefined, now: number): string {
  // RFC 9110, 5.6.7: one that seems more than 50 years ahead is the latest past one with these digits.
  const thisYear = new Date(now).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + Number(two);
  return String(year > thisYear + 50 ? year - 100 : year);
}

function partsOf(text: string, now: number): Parts | undefined {
  let found = fixed.exec(text);
  if (found) return [found[3], monthOf(found[2]), found[1], found.slice(4, 7), found[7]];
  found = older.exec(text);
  if (found) return [fullYear(found[3], now), monthOf(found[2]), found[1], found.slice(4, 7)];
  found = ofC.exec(text);
  if (found) return [found[6], monthOf(found[1]), found[2], found.slice(3, 6)];
  found = iso.exec(text);
  return found ? [found[1], Number(found[2]) - 1, found[3], found.slice(4, 7), found[7]] : undefined;
}

/** Minutes that a zone is ahead. */
function ahead(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -size : size;
}

/**
 * Milliseconds since 1970 of a date in one of the three forms of RFC 9110, 5.6.7, or of ISO 8601; NaN for anything else.
 * @param now to know the century of a year of two digits
 */
export function parseDate(text: string, now: number): number {
  const parts = partsOf(text.trim(), now);
  if (parts === undefined || parts[1] < 0) return Number.NaN;
  const [year, month, day, time, zone = ''] = parts;
  const [hours, minutes, seconds] = time.map(Number) as [number, number, number];
  if (hours > 23 || minutes > 59 || seconds > 59) return Number.NaN;
  const date = new Date(Date.UTC(Number(year), month, Number(day), hours, minutes, seconds));
  // What is no day of that month would be one of the next.
  if (date.getUTCDate() !== Number(day) || date.getUTCMonth() !== month) return Number.NaN;
  return date.getTime() - ahead(zone) * 60_000;
}
