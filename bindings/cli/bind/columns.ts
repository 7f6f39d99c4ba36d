/** Where number, secret, product, value and verdict stand in a clean file. */
import { secretLabels } from '#tables/labels.ts';

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

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.:]/g, '');

/** `batch` writes the columns that begin with cardmend. */
const names = {
  secret: secretLabels.map(plain),
  number: ['number', 'cardnumber', 'cardno', 'no', '\u5361\u53f7', '\u5361\u865f', '\u5361\u7247\u53f7'],
  product: ['cardmendproduct', 'product'],
  value: ['value', 'amount', 'face', 'facevalue', '\u9762\u503c', '\u91d1\u989d', '\u91d1\u984d'],
  verdict: ['cardmendverdict', 'verdict'],
} as const;

function byWord(cells: readonly string[], word: string): number {
  const named = cells.indexOf(plain(word));
  if (named >= 0) return named;
  return /^[1-9]\d{0,3}$/.test(word) && Number(word) <= cells.length ? Number(word) - 1 : -1;
}

export const findBindColumns: ColumnFinder = (first, wanted) => {
  const cells = first.map(plain);
  const known = (name: keyof typeof names): number | null => {
    const at = cells.findIndex(cell => (names[name] as readonly string[]).includes(cell));
    return at < 0 ? null : at;
  };
  const found: Record<'secret' | 'number' | 'value', number | null> = {
    secret: known('secret'),
    number: known('number'),
    value: known('value'),
  };
  for (const name of ['secret', 'number', 'value'] as const) {
    const word = wanted[name];
    if (word === undefined) continue;
    found[name] = byWord(cells, word);
    if (found[name] === -1) return name;
  }
  // One code a line needs no heading.
  const single = first.length === 1 && found.secret === null;
  const { secret, number, value } = found;
  if (secret === null && !single) return 'secret';
  const heading =
    !single &&
    cells.some(cell => Object.values(names).some(all => (all as readonly string[]).includes(cell)));
  return {
    ...{ secret: secret ?? 0, number, value, heading },
    product: known('product'),
    verdict: known('verdict'),
  };
};
