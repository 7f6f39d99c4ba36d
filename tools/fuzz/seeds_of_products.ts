/** Profiles as tests/fuzz/support/made_product.cpp reads them, each with a text of its product. */
import type { FormatForm } from '../../bindings/js/products/read_format.ts';
import { checkDigits } from '../../build/generated/ts/keys.ts';
import { type Bytes, textBytes } from './seed_bytes.ts';
import { casesOf, forms, isOpen, productOf, rawOf, type TextCase } from './seed_cases.ts';

const upper = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const both = `${upper}${upper.slice(10).toLowerCase()}`;
const digits = '0123456789';
const alphabets = [
  ...[digits, `${digits}ABCDEF`, upper, both, '23456789ABCDEFGHJKMNPQRSTVWXYZ', upper.slice(10)],
  '13579ace',
];

/** What a check digit is computed over, where it is asked for. */
const over: Readonly<Record<string, string>> = {
  ...{ luhn: digits, damm: digits, verhoeff: digits, 'mod11-10': digits },
  ...{ 'mod37-36': upper, 'mod97-10': upper },
};

const sorted = (text: string) => [...text].sort().join('');

/** The least of the alphabets that holds all of it: exact ones have nothing more. */
function alphabetFor(characters: string): number {
  const exact = alphabets.findIndex(one => sorted(one) === sorted(characters));
  if (exact >= 0) return exact;
  const holding = alphabets
    .map((one, i) => ({ i, one }))
    .filter(({ one }) => [...characters].every(c => one.includes(c)));
  return holding.sort((a, b) => a.one.length - b.one.length)[0]?.i ?? alphabets.indexOf(both);
}

function formatBytes({
  alphabet,
  checkDigit,
  ignoreCase,
  open,
  prefix,
  layouts,
  lengths,
  lookAlikes,
}: FormatForm): Bytes {
  const asked = over[checkDigit];
  const prefixes = asked ?? upper;
  const begin = [...prefix].slice(0, 3).map(c => Math.max(0, prefixes.indexOf(c.toUpperCase())));
  // A group has six characters at most there.
  const kept = layouts.filter(groups => groups.every(length => length <= 6));
  const rest = lengths.length > kept.length;
  const more = Math.min(3, lengths.length - 1);
  const how = Number(ignoreCase) | (Number(open) << 1) | (Number(rest) << 3) | (more << 6);
  const pairs = lookAlikes.slice(0, 3);
  const among = ignoreCase ? upper : both;
  return [
    ...[
      how,
      Math.max(0, checkDigits.indexOf(checkDigit)),
      ...(asked === undefined ? [alphabetFor(alphabet)] : []),
    ],
    ...[begin.length, ...begin, kept.length],
    ...kept.flatMap(groups => [groups.length - 1, ...groups.map(length => length - 1)]),
    ...(kept.length === 0 || rest ? [Math.min(...lengths)] : []),
    ...[pairs.length, ...pairs.flatMap(pair => [...pair].map(c => Math.max(0, among.indexOf(c))))],
  ];
}

/** Each product as a profile, with every text that the vectors have of it. */
export function profileSeeds(): readonly Bytes[] {
  const texts = casesOf<TextCase>('check').filter(one => !isOpen(one));
  return forms.flatMap(({ secret, number }, i) => {
    const profile = [...formatBytes(secret), ...(number === null ? [1] : [0, ...formatBytes(number)])];
    return texts
      .filter(one => productOf(one) === i)
      .map(one => [
        ...profile,
        Number(one.field === 'number') | (Number(one.finished ?? false) << 1) | 4,
        ...textBytes(rawOf(one)),
      ]);
  });
}
