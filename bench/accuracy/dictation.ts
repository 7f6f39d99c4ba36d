/**
 * How often dictation is right, on transcripts made up by dictation_speech.ts. A transcript is right if its code is the one
 * that was spoken, or among the first three candidates; wrong without doubt if another code is called valid or repaired.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cardmend } from '../../dist/index.js';
import { root } from '../../tools/build/paths.ts';
import { drawStyle, type Noise, speak } from './dictation_speech.ts';
import { type Draw, drawer } from './draw.ts';

export interface DictationRow {
  readonly name: string;
  readonly transcripts: number;
  /** Shares, 0..1. */
  readonly right: number;
  readonly first: number;
  readonly withoutDoubt: number;
  readonly wrongWithoutDoubt: number;
}

interface Card {
  readonly id: string;
  readonly alphabet: string;
  readonly prefix: string;
  readonly groups: readonly number[];
  readonly checked: boolean;
}

const files = [
  'data/products/jd.ecard.json',
  'data/products/steam.wallet.json',
  'data/products/xbox.gift-card.json',
  'data/products/apple.gift-card.json',
  'data/products/cmcc.topup.json',
  'data/products/freshippo.card.json',
  'tests/products/test.luhn16.json',
  'tests/products/test.mod37-16.json',
  'tests/products/test.mod31-4x4.json',
  'tests/products/test.verhoeff12.json',
];

function readCard(file: string): Card {
  const { id, secret } = JSON.parse(readFileSync(join(root, file), 'utf8'));
  const { alphabet, prefix = '', groups, length, checkDigit } = secret;
  const fours = (left: number): number[] => (left <= 4 ? [left] : [4, ...fours(left - 4)]);
  return { id, alphabet, prefix, groups: groups ?? fours(length), checked: checkDigit !== undefined };
}

/** A code that the module calls valid: drawn, and drawn again until its check digit fits. */
function makeCode(cardmend: Cardmend, { id, alphabet, prefix, groups }: Card, draw: Draw): string {
  const characters = Array.from(alphabet);
  for (;;) {
    const parts = groups.map(length => {
      const group = Array.from({ length }, () => draw.of(characters)).join('');
      return group;
    });
    const code = prefix + parts.join('').slice(prefix.length);
    const found = fitted(cardmend, id, code, groups, characters);
    if (found !== null) return found;
  }
}

/** The code with such check characters, group by group or at its end, that it is valid; null if none are found. */
function fitted(
  cardmend: Cardmend,
  product: string,
  code: string,
  groups: readonly number[],
  characters: readonly string[],
): string | null {
  const valid = (text: string) => cardmend.check(text, { product }).verdict === 'valid';
  if (valid(code)) return code;
  const last = characters.map(c => code.slice(0, -1) + c).find(valid);
  if (last !== undefined) return last;
  if (!product.includes('mod31')) return null;
  // Each group has its own check character, from its number and its other characters.
  let at = 0;
  let made = '';
  groups.forEach((length, g) => {
    const data = code.slice(at, at + length - 1);
    let check = g + 1;
    for (const c of data) check = (check * 19 + characters.indexOf(c)) % 31;
    made += data + characters[check];
    at += length;
  });
  return valid(made) ? made : null;
}

function split(code: string, groups: readonly number[]): string[] {
  let at = 0;
  return groups.map(length => {
    at += length;
    return code.slice(at - length, at);
  });
}

export interface DictationCase {
  readonly product: string;
  readonly code: string;
  readonly transcript: string;
  readonly locale: 'zh-CN' | 'en';
}

/** `count` transcripts of cards that `use` takes, the same for the same seed. */
export function dictationCases(
  cardmend: Cardmend,
  count: number,
  seed: number,
  how: Noise,
  use: (card: Card) => boolean,
): DictationCase[] {
  const draw = drawer(seed);
  const cards = files.map(readCard).filter(use);
  return Array.from({ length: count }, () => {
    const card = draw.of(cards);
    const code = makeCode(cardmend, card, draw);
    const style = drawStyle(draw);
    const transcript = speak(split(code, card.groups), style, how, draw);
    return { product: card.id, code, transcript, locale: style.locale };
  });
}

export function judgeCases(cardmend: Cardmend, name: string, cases: readonly DictationCase[]): DictationRow {
  let right = 0;
  let first = 0;
  let withoutDoubt = 0;
  let wrong = 0;
  for (const { product, code, transcript, locale } of cases) {
    const result = cardmend.dictate(transcript, { product, locale });
    const sure = result.verdict === 'valid' || result.verdict === 'repaired';
    const same = result.code === code;
    const offered = result.candidates.slice(0, 3).some(candidate => candidate.code === code);
    if (same) ++first;
    if (same || offered) ++right;
    if (same && sure) ++withoutDoubt;
    if (!same && sure) ++wrong;
  }
  const share = (part: number) => part / cases.length;
  return {
    name,
    transcripts: cases.length,
    right: share(right),
    first: share(first),
    withoutDoubt: share(withoutDoubt),
    wrongWithoutDoubt: share(wrong),
  };
}

const homophones: Noise = { homophone: 0.05, letter: 0 };
const letters: Noise = { homophone: 0, letter: 0.04 };

/** The rows of `npm run accuracy`; the module must know the frozen products. */
export function dictationRows(cardmend: Cardmend): DictationRow[] {
  const row = (name: string, count: number, how: Noise, use: (card: Card) => boolean) =>
    judgeCases(cardmend, name, dictationCases(cardmend, count, 20_240_607, how, use));
  const checked = ({ checked }: Card) => checked;
  const unchecked = ({ checked }: Card) => !checked;
  return [
    row('no noise', 500, { homophone: 0, letter: 0 }, () => true),
    row('5 % homophones', 500, homophones, () => true),
    row('5 % homophones, ten times as many', 5_000, homophones, () => true),
    row('5 % homophones, with a check digit', 2_000, homophones, checked),
    row('5 % homophones, without', 2_000, homophones, unchecked),
    row('4 % of bare letters misheard, with a check digit', 2_000, letters, checked),
    row('4 % of bare letters misheard, without', 2_000, letters, unchecked),
  ];
}
