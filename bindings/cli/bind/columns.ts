/** Where number, secret, product, value and verdict stand in a clean file. */
import { markOf, plain } from '../../batch/columns/headings.ts';

/** Indices from 0; null where there is none. */
export interface BindColumns {
  readonly secret: number;
  readonly number: number | null;
  readonly product: number | null;
  readonly value: number | null;
  readonly verdict: number | null;
  /** The first record is the heading. */
  readonly heading: boolean;
}

export interface WantedColumns {
  readonly secret?: string | undefined;
  readonly number?: string | undefined;
  readonly value?: string | undefined;
}

/** Anything that finds them: an option's word that fits no column gives its name. */
export type ColumnFinder = (first: readonly string[], wanted: WantedColumns) => BindColumns | string;

/** What `batch` writes, and what a file may say itself. */
const names = {
  number: ['cardmendnumber'],
  product: ['cardmendproduct', 'product'],
  verdict: ['cardmendverdict', 'verdict'],
} as const;

function byWord(cells: readonly string[], word: string): number {
  const named = cells.indexOf(plain(word));
  if (named >= 0) return named;
  return /^[1-9]\d{0,3}$/.test(word) && Number(word) <= cells.length ? Number(word) - 1 : -1;
}

export const findBindColumns: ColumnFinder = (first, wanted) => {
  const cells = first.map(plain);
  const at = (index: number): number | null => (index < 0 ? null : index);
  const own = (name: keyof typeof names) =>
    at(cells.findIndex(cell => (names[name] as readonly string[]).includes(cell)));
  const marked = (role: 'secret' | 'number' | 'value') => at(first.findIndex(cell => markOf(cell) === role));
  const found: Record<'secret' | 'number' | 'value', number | null> = {
    secret: marked('secret'),
    number: own('number') ?? marked('number'),
    value: marked('value'),
  };
  let named = false;
  for (const name of ['secret', 'number', 'value'] as const) {
    const word = wanted[name];
    if (word === undefined) continue;
    found[name] = byWord(cells, word);
    if (found[name] === -1) return name;
    named ||= cells.includes(plain(word));
  }
  // What a batch made of one code a line has no other column than its own.
  const others = first.flatMap((_, i) =>
    [own('number'), own('product'), own('verdict')].includes(i) ? [] : [i],
  );
  if (found.secret === null && others.length === 1 && first.length > 1) found.secret = others[0] ?? null;
  // One code a line needs no heading.
  const single = first.length === 1 && found.secret === null;
  const { secret, number, value } = found;
  if (secret === null && !single) return 'secret';
  const product = own('product');
  const verdict = own('verdict');
  const marks = product !== null || verdict !== null || first.some(cell => markOf(cell) !== undefined);
  const heading = named || (!single && marks);
  return {
    ...{ secret: secret ?? 0, number, value, heading },
    product,
    verdict,
  };
};
