/** What somebody learns who types at random: of each shipped product, by the module itself. The same each time. */

import { secretForms } from '#tables/secrets.ts';
import { spaceBits } from '../../bindings/cli/odds.ts';
import type { FormatForm } from '../../bindings/js/products/read_format.ts';
import { type Cardmend, loadCardmend } from '../../dist/index.js';

/** One text in ten seconds, without a pause. */
export const textsADay = 8_640;
/** Codes that a shop has issued and nobody has bound: more than most have. */
export const issued = 1_000_000;
const textsEach = 400;

/** Mulberry32. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

export interface Row {
  readonly id: string;
  /** The binary logarithm of how many codes there can be; null where the card's form is not known. */
  readonly space: number | null;
  /** Of a text of the card's form: how likely nothing is found against it, and how many candidates it is offered. */
  readonly right: number;
  readonly offered: number;
  /** Candidates of such a text with one character that the card never has. */
  readonly mended: number;
}

/** A text as somebody types it who knows the card's form: its length, its beginning and its characters. */
function typed({ alphabet, prefix }: FormatForm, length: number, below: (most: number) => number): string {
  let text = prefix;
  while (text.length < length) text += alphabet[below(alphabet.length)];
  return text;
}

const all = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** One character behind the prefix becomes one that is none of the card's; the text as it is where there is none. */
function spoilt(text: string, form: FormatForm, below: (most: number) => number): string {
  const foreign = [...all].filter(unit => !form.possible.includes(unit));
  if (foreign.length === 0) return text;
  const at = form.prefix.length + below(text.length - form.prefix.length);
  return text.slice(0, at) + foreign[below(foreign.length)] + text.slice(at + 1);
}

function rowOf(cardmend: Cardmend, id: string, form: FormatForm, seed: number): Row {
  const below = chance(seed);
  const length = Math.min(...form.lengths);
  let [right, offered, mended] = [0, 0, 0];
  for (let i = 0; i < textsEach; ++i) {
    const text = typed(form, length, below);
    const asked = { product: id, finished: true };
    const result = cardmend.check(text, asked);
    if (result.verdict === 'valid' || result.verdict === 'repaired') right += 1;
    offered += result.candidates.length;
    mended += cardmend.check(spoilt(text, form, below), asked).candidates.length;
  }
  const share = (count: number) => count / textsEach;
  const space = form.open ? null : spaceBits(form, length);
  return { id, space, right: share(right), offered: share(offered), mended: share(mended) };
}

export async function rows(): Promise<readonly Row[]> {
  const cardmend = await loadCardmend({ locale: 'en' });
  return Object.entries(secretForms).map(([id, form], i) => rowOf(cardmend, id, form, i + 1));
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

/** As in `10^6.0`. */
const power = (log10: number): string => `10^${log10.toFixed(1)}`;

function lineOf({ id, space, right, offered, mended }: Row): string {
  const seen = Math.round(textsADay * Math.max(right + offered, mended));
  const cells = [`\`${id}\``];
  if (space === null) cells.push('unknown');
  else cells.push(power(space * Math.log10(2)));
  cells.push(percent(right), offered.toFixed(2), mended.toFixed(2), seen.toLocaleString('en'));
  if (space === null) cells.push('-');
  else {
    const hits = Math.log10(seen) + Math.log10(issued) - space * Math.log10(2);
    cells.push(hits >= 0 ? '**1**' : power(-hits));
  }
  return `| ${cells.join(' | ')} |`;
}

export function tableOf(all: readonly Row[]): string {
  const head = [
    '| product | codes that there can be | right | offered | offered, one wrong | codes in a day | a day has a card, once in |',
    '| --- | --: | --: | --: | --: | --: | --: |',
  ];
  return [...head, ...all.map(lineOf)].join('\n');
}

const begin = '<!-- table -->';

/** A page with its table made anew. */
export async function filled(page: string): Promise<string> {
  const [head = ''] = page.split(begin);
  return `${head}${begin}\n\n${tableOf(await rows())}\n`;
}
