/** Which columns of a list hold what, by their headings and by what is in them. */
import { identityOf } from '../duplicates/identity.ts';
import { isDecimal } from './decimal.ts';
import { headingRows, type Rows } from './heading_rows.ts';
import { markOf, plain, type Role, roles } from './headings.ts';
import { findProduct } from './product.ts';
import { isRounded } from './rounded.ts';
import type { ColumnsFault, FoundColumn, FoundColumns, Judge, WantedColumns } from './types.ts';

/** A column whose heading does not name it is taken if so many of its cells fit. */
const leastShare = 0.5;

/** What a heading adds to the share of cells that fit, and takes away if it names something else. */
const headingWeight = 0.6;

/** Face values and dates are told by nearly all cells. */
const leastPlain = 0.9;

/** A column is said to hold another numbering by so many cells at least, of which no more than this share is anything of ours. */
const leastOther = 5;
const mostOther = 0.1;

const money =
  /^(?:[\u00a5\uffe5$\u20ac\u00a3]|rmb|cny|usd|hkd)?\s*\d{1,6}(?:,\d{3})*(?:\.\d{1,2})?\s*(?:\u5143|\u5706|yuan|rmb|cny|usd)?$/i;
const day =
  /^(?:19|20)\d\d(?:[-/.\u5e74]\d{1,2})(?:[-/.\u6708]\d{1,2}\u65e5?)?(?:[ t]\d\d:\d\d(?::\d\d)?)?\u6708?$/i;

/** What comes of a spreadsheet or of copying: the number was right once. */
const byReading: ReadonlySet<string> = new Set([
  'scientific-notation',
  'rounded-tail',
  'damaged-text',
  'lost-character',
  'lone-surrogate',
  'masked-code',
]);

const filled = (rows: Rows, index: number) =>
  rows.map(row => (row[index] ?? '').trim()).filter(cell => cell !== '');

function shareOf(cells: readonly string[], fits: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(fits).length / cells.length;
}

function widthOf(rows: Rows): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

class Search {
  readonly #judge: Judge;
  readonly #rows: Rows;
  readonly #heading: readonly string[] | null;
  readonly #width: number;
  readonly #product: string;
  /** Cells that were asked for, and whether they are a code: values, days and names come again and again. */
  readonly #known = { secret: new Map<string, boolean>(), number: new Map<string, boolean>() };

  constructor(judge: Judge, rows: Rows, heading: readonly string[] | null, width: number, product: string) {
    this.#judge = judge;
    this.#rows = rows;
    this.#heading = heading;
    this.#width = width;
    this.#product = product;
  }

  /** The share of a column's cells that are a code of the field; 0 where that is less than `least`. */
  share(index: number, field: 'secret' | 'number', least = 0): number {
    const cells = filled(this.#rows, index);
    const known = this.#known[field];
    const most = cells.length * (1 - least);
    let others = 0;
    for (const cell of cells) {
      let fits = known.get(cell);
      if (fits === undefined) {
        const { verdict } = this.#judge.check(cell, { product: this.#product, field });
        fits = verdict === 'valid' || verdict === 'repaired';
        known.set(cell, fits);
      }
      if (!fits && ++others > most) return 0;
    }
    return cells.length === 0 ? 0 : (cells.length - others) / cells.length;
  }

  /** @returns undefined if the heading or number is none of the list's */
  asked(wanted: string, role: Role): FoundColumn | undefined {
    const index = /^[1-9]\d{0,3}$/.test(wanted)
      ? Number(wanted) - 1
      : (this.#heading ?? []).map(plain).indexOf(plain(wanted));
    if (index < 0 || index >= this.#width) return undefined;
    const share = role === 'secret' || role === 'number' ? this.share(index, role) : 1;
    return { index, why: 'asked', share };
  }

  /** The best column for a code among those that are free. */
  code(role: 'secret' | 'number', taken: ReadonlySet<number>): FoundColumn | null {
    let best: FoundColumn | null = null;
    let most = 0;
    for (let index = 0; index < this.#width; ++index) {
      if (taken.has(index)) continue;
      const mark = markOf(this.#heading?.[index] ?? '');
      const share = this.share(index, role, mark === role ? 0 : leastShare);
      const points = share + (mark === role ? headingWeight : mark === undefined ? 0 : -headingWeight);
      if (mark !== role && share < leastShare) continue;
      if (points > most)
        [best, most] = [{ index, why: mark === role ? 'heading' : 'content', share }, points];
    }
    return best;
  }

  /**
   * True of a seller's own numbering under the number's heading: the cells are no numbers of the product, no secrets that
   * were swapped, and not what a spreadsheet made of numbers; and the card is known without its number.
   */
  isOther({ index, why }: FoundColumn): boolean {
    if (why !== 'heading' || identityOf(this.#product, true) !== 'secret') return false;
    const cells = filled(this.#rows, index);
    const ours = cells.filter(cell => {
      const { verdict, findings } = this.#judge.check(cell, { product: this.#product, field: 'number' });
      if (verdict === 'valid' || verdict === 'repaired' || isDecimal(cell)) return true;
      return findings.some(({ kind }) => kind === 'secret-in-number-field' || byReading.has(kind));
    });
    return cells.length >= leastOther && ours.length <= mostOther * cells.length;
  }

  /**
   * True where the secret's cells hold numbers, too, as "NUMBER----SECRET": half of them where a card is not known without its
   * number, so that the others are told, else any.
   */
  holdsNumbers(secret: number): boolean {
    const cells = filled(this.#rows, secret);
    const least = identityOf(this.#product, true) === 'secret' ? 1 : cells.length / 2;
    const both = cells.filter(cell => this.#judge.check(cell, { product: this.#product }).number !== '');
    return both.length > 0 && both.length >= least;
  }

  /**
   * Columns of secrets besides the one that was taken: named so, or of such cells, where secrets are long enough to be told from
   * other numbers. Where a heading names something else nearly all cells must be. The same codes once more are no other cards.
   */
  otherSecrets(secret: number, taken: ReadonlySet<number>): number[] {
    const isLong = identityOf(this.#product, false) === 'secret';
    const codeOf = (cell = '') => this.#judge.check(cell, { product: this.#product }).code;
    return Array.from({ length: this.#width }, (_, index) => index).filter(index => {
      const heading = this.#heading?.[index]?.trim() ?? '';
      const mark = markOf(heading);
      if (taken.has(index) || filled(this.#rows, index).length === 0) return false;
      const least = heading === '' ? leastShare : leastPlain;
      const looksSo = mark === undefined && isLong && this.share(index, 'secret', least) >= least;
      if (mark !== 'secret' && !looksSo) return false;
      return this.#rows.some(row => row[index]?.trim() && codeOf(row[index]) !== codeOf(row[secret]));
    });
  }

  isRounded(index: number): boolean {
    return isRounded(filled(this.#rows, index));
  }

  plainOne(role: 'value' | 'expiry', taken: ReadonlySet<number>): FoundColumn | null {
    const free = Array.from({ length: this.#width }, (_, index) => index).filter(index => !taken.has(index));
    const named = free.find(index => markOf(this.#heading?.[index] ?? '') === role);
    if (named !== undefined) return { index: named, why: 'heading', share: 1 };
    const form = role === 'value' ? money : day;
    const index = free.find(one => {
      if (markOf(this.#heading?.[one] ?? '') !== undefined) return false;
      const cells = filled(this.#rows, one);
      // Numbers that are all different are no face values: rows are counted like that.
      const few = role === 'expiry' || new Set(cells).size <= Math.max(1, cells.length / 3);
      return few && shareOf(cells, cell => form.test(cell)) >= leastPlain;
    });
    return index === undefined ? null : { index, why: 'content', share: 1 };
  }
}

/** Those asked for, then the secret, the number and the others, each of what is left. */
function assign(search: Search, wanted: WantedColumns): Map<Role, FoundColumn> | ColumnsFault {
  const found = new Map<Role, FoundColumn>();
  for (const role of roles) {
    const name = wanted[role];
    if (name === undefined) continue;
    const column = search.asked(name, role);
    if (column === undefined) return { fault: 'no-column', wanted: name };
    found.set(role, column);
  }
  for (const role of roles) {
    if (found.has(role)) continue;
    const taken = new Set([...found.values()].map(({ index }) => index));
    const column =
      role === 'secret' || role === 'number' ? search.code(role, taken) : search.plainOne(role, taken);
    if (column !== null) found.set(role, column);
    else if (role === 'secret') return { fault: 'no-secret' };
  }
  return found;
}

/**
 * The columns of a list.
 *
 * @param rows the first rows of it, with its heading: some hundred say enough
 * @param wanted columns that are not to be looked for
 * @param product the id of the product if it is known; else what most rows are of
 */
export function findColumns(
  judge: Judge,
  rows: Rows,
  wanted: WantedColumns = {},
  product?: string,
): FoundColumns | ColumnsFault {
  const skipped = headingRows(rows, cell => {
    const { verdict } = judge.check(cell);
    return verdict === 'valid' || verdict === 'repaired';
  });
  const heading = skipped === 0 ? null : (rows[skipped - 1] ?? null);
  const cards = rows.slice(skipped).filter(row => row.some(cell => cell.trim() !== ''));
  const width = Math.max(widthOf(cards), cards.length === 0 ? (heading?.length ?? 0) : 0);
  const told = product === undefined ? findProduct(judge, heading, cards) : { product, share: 1 };
  if (told === undefined) return { fault: 'no-product' };
  const search = new Search(judge, cards, heading, width, told.product);
  const found = assign(search, wanted);
  if ('fault' in found) return found;
  const secret = found.get('secret');
  if (secret === undefined) return { fault: 'no-secret' };
  const number = found.get('number') ?? null;
  const isOther = number !== null && search.isOther(number);
  const taken = new Set([...found.values()].map(({ index }) => index));
  return {
    product: told.product,
    productShare: told.share,
    skipped,
    heading,
    width,
    secret,
    number: isOther ? null : number,
    numberWithin: (number === null || isOther) && search.holdsNumbers(secret.index),
    rounded: [secret.index, ...(number === null || isOther ? [] : [number.index])].filter(index =>
      search.isRounded(index),
    ),
    otherNumber: isOther ? number : null,
    // Who asks for one column of several knows of the others.
    otherSecrets: secret.why === 'asked' ? [] : search.otherSecrets(secret.index, taken),
    value: found.get('value') ?? null,
    expiry: found.get('expiry') ?? null,
  };
}
