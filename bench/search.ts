/**
 * What the search for candidates takes: `check` of a wrong code with its candidates read, less the same of a right code.
 * None of the products ships with a check over base 36, so that one is defined here.
 */
import { loadCardmend, type ProductProfile } from '../dist/index.js';
import { compare } from './timing.ts';

export interface SearchTime {
  readonly name: string;
  readonly nanoseconds: number;
  /** Goal in nanoseconds; undefined if none is set. */
  readonly goal: number | undefined;
}

interface Subject {
  readonly name: string;
  readonly product: string;
  readonly right: string;
  readonly wrong: string;
  readonly goal?: number;
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function profile(id: string, secret: object): ProductProfile {
  return { version: 1, id, name: { 'zh-CN': id, en: id }, secret } as ProductProfile;
}

export async function timeSearch(): Promise<SearchTime[]> {
  const cardmend = await loadCardmend({ locale: 'en' });
  cardmend.defineProduct(profile('bench.base36', { alphabet, groups: [5, 5, 5, 5, 5] }));
  cardmend.defineProduct(
    profile('bench.luhn', { alphabet: '0123456789', groups: [4, 4, 4, 4], checkDigit: 'luhn' }),
  );
  const subjects: readonly Subject[] = [
    {
      name: '16 hexadecimal, Q for 0 or 9',
      product: 'jd.ecard',
      right: '3F2A90BC77DE041B',
      wrong: '3F2A90BC77DEQ41B',
      goal: 50_000,
    },
    {
      name: '25 of base 36, a stroke for 1 or I',
      product: 'bench.base36',
      right: 'AQ7KM2W9P4ZRTB6HT8V5NC2Y1',
      wrong: 'AQ7KM2W9P4ZRTB6HT8V5NC2Y|',
      goal: 300_000,
    },
    {
      name: '16 digits, the Luhn digit wrong',
      product: 'bench.luhn',
      right: '4000123456789017',
      wrong: '4000123456789018',
    },
  ];
  return subjects.map(({ name, product, right, wrong, goal }) => {
    const offered = (raw: string) => cardmend.check(raw, { product }).candidates.length;
    if (offered(wrong) === 0 || offered(right) !== 0) throw new Error(`${name}: nothing to search`);
    const [clean, searched] = compare(
      [
        { name: 'right', run: () => offered(right) },
        { name: 'wrong', run: () => offered(wrong) },
      ],
      15,
      1000,
    );
    const nanoseconds = (searched?.nanoseconds ?? Number.NaN) - (clean?.nanoseconds ?? Number.NaN);
    return { name, nanoseconds, goal };
  });
}
