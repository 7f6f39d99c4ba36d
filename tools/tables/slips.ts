/** data/confusions/{slips,looks,keyboards,sounds}.json -> how likely each slip is, by way of input. */
import { headerText } from './header.ts';

interface Share {
  readonly id: string;
  readonly share: number;
  readonly doc: string;
}

interface Way {
  readonly id: string;
  readonly looks: number;
  readonly qwerty: number;
  readonly nineKey: number;
  readonly numeric: number;
  readonly sounds: number;
  readonly doc: string;
}

export interface Slips {
  readonly slips: {
    readonly counts: readonly Share[];
    readonly kinds: readonly Share[];
    readonly doubledInsertion: Omit<Share, 'id'>;
    readonly unexplained: Omit<Share, 'id'>;
    readonly ways: readonly Way[];
    readonly offer: readonly { readonly id: string; readonly value: number; readonly doc: string }[];
  };
  readonly looks: {
    readonly named: { readonly share: number; readonly doc: string };
    readonly rows: readonly { readonly pair: string; readonly share: number; readonly warned?: boolean }[];
  };
  readonly sounds: { readonly rows: readonly { readonly group: string; readonly share: number }[] };
  readonly keyboards: { readonly boards: readonly Board[] };
}

interface Board {
  readonly id: string;
  readonly rows: readonly { readonly keys: string; readonly shift: number }[];
  readonly reach: number;
  readonly letters?: readonly string[];
}

const channels = ['looks', 'qwerty', 'nineKey', 'numeric', 'sounds'] as const;
const boards = ['qwerty', 'nine-key', 'numeric'] as const;
const counts = ['one', 'two', 'none-of-these'];
const kinds = ['substitution', 'transposition', 'omission', 'insertion', 'jump', 'twin', 'phonetic'];
const offers = ['least', 'least-first', 'least-unchecked', 'least-beside', 'doubt'];

function sameIds(
  file: string,
  list: string,
  have: readonly { readonly id: string }[],
  want: readonly string[],
): string[] {
  const ids = have.map(({ id }) => id);
  return ids.join() === want.join() ? [] : [`${file}: ${list}: must be ${want.join(', ')}, in this order`];
}

function sumsToOne(file: string, list: string, shares: readonly number[]): string[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  return Math.abs(sum - 1) < 1e-9 ? [] : [`${file}: ${list}: the shares add up to ${sum}, not to 1`];
}

const sharesOf = (rows: readonly { readonly share: number }[]): number[] => rows.map(({ share }) => share);

export function checkSlips(folder: string, { slips, looks, sounds, keyboards }: Slips): string[] {
  const file = `${folder}/slips.json`;
  const pairs = looks.rows.map(({ pair }) => [...pair].sort().join(''));
  return [
    ...sameIds(file, 'counts', slips.counts, counts),
    ...sameIds(file, 'kinds', slips.kinds, kinds),
    ...sameIds(file, 'offer', slips.offer, offers),
    ...sameIds(`${folder}/keyboards.json`, 'boards', keyboards.boards, boards),
    ...sumsToOne(file, 'counts', sharesOf(slips.counts)),
    ...sumsToOne(file, 'kinds', sharesOf(slips.kinds)),
    ...slips.ways.flatMap(way =>
      sumsToOne(
        file,
        `ways: ${way.id}`,
        channels.map(channel => way[channel]),
      ),
    ),
    ...pairs.flatMap((pair, i) => [
      ...(pairs.indexOf(pair) < i ? [`${folder}/looks.json: rows[${i}].pair: ${pair} stands twice`] : []),
      ...(pair[0] === pair[1] ? [`${folder}/looks.json: rows[${i}].pair: is one character twice`] : []),
    ]),
    ...sounds.rows.flatMap(({ group }, i) =>
      new Set(group).size < group.length
        ? [`${folder}/sounds.json: rows[${i}].group: names a character twice`]
        : [],
    ),
  ];
}

/** For each of 0-9 and A-Z the keys beside its own, as bits of the same numbering. */
function neighbours({ rows, reach, letters = [] }: Board): bigint[] {
  const keys = rows.flatMap(({ keys, shift }, y) => [...keys].map((key, i) => ({ key, x: shift + i, y })));
  const masks = Array.from({ length: 36 }, () => 0n);
  const add = (a: string, b: string) => {
    masks[Number.parseInt(a, 36)] =
      (masks[Number.parseInt(a, 36)] ?? 0n) | (1n << BigInt(Number.parseInt(b, 36)));
  };
  for (const a of keys) {
    for (const b of keys) if (a !== b && Math.hypot(a.x - b.x, a.y - b.y) <= reach) add(a.key, b.key);
  }
  for (const key of letters) for (const a of key) for (const b of key) if (a !== b) add(a, b);
  return masks;
}

/** A number as C++ writes a float. */
function number(value: number): string {
  const text = String(Number(value.toPrecision(6)));
  return `${/[.e]/.test(text) ? text : `${text}.0`}F`;
}

/** A share of all pairs that look alike, as the rate of one of the two. */
function lookRates(looks: Slips['looks']): (share: number) => number {
  // Only codes that keep case have lower-case letters: what is known of them changes nothing for the others.
  const sum = looks.rows.reduce((all, { pair, share }) => all + (/[a-z]/.test(pair) ? 0 : share), 0);
  return share => (share / sum / 2) * 36;
}

/** The pairs that makers warn of: what a check looks closer at without the model of slips. */
export function warnedHeader({ looks }: Slips): string {
  const rate = lookRates(looks);
  const rows = looks.rows
    .filter(({ warned }) => warned)
    .map(({ pair, share }) => `    {{'${pair[0]}', '${pair[1]}'}, ${number(rate(share))}},`);
  return headerText({
    guard: 'CARDMEND_TABLES_WARNED_H_',
    doc: 'The pairs of characters that makers of codes warn of.',
    includes: ['"format/warned_pair.h"'],
    namespace: 'cardmend::tables',
    body: [
      `/** ${looks.named.doc} As a rate. */\ninline constexpr float kNamedRate = ${number(rate(looks.named.share))};`,
      `inline constexpr format::WarnedPair kWarnedPairs[] = {\n${rows.join('\n')}\n};`,
    ].join('\n\n'),
  });
}

export function slipsHeader({ slips, looks, sounds, keyboards }: Slips): string {
  const constant = (id: string, value: number, doc: string) =>
    `/** ${doc} */\ninline constexpr double k${id.replace(/(^|-)(.)/g, (_, _h, c: string) => c.toUpperCase())} = ${value};`;
  const soundSum = sounds.rows.reduce((sum, { share }) => sum + share, 0);
  const lookRate = lookRates(looks);
  const swaps = [
    ...looks.rows.map(({ pair, share }) => ({ set: pair, rate: lookRate(share), sound: false })),
    ...sounds.rows.map(({ group, share }) => ({
      set: group,
      rate: (share / soundSum / (group.length * (group.length - 1))) * 36,
      sound: true,
    })),
  ];
  const board = (mask: bigint) => `0x${mask.toString(16)}ULL`;
  return headerText({
    guard: 'CARDMEND_TABLES_SLIPS_H_',
    doc: 'How likely each slip is, by way of input.',
    includes: ['"search/slip_rows.h"'],
    namespace: 'cardmend::tables::slips',
    body: [
      ...slips.counts.map(({ id, share, doc }) => constant(id, share, doc)),
      ...slips.kinds.map(({ id, share, doc }) => constant(id, share, doc)),
      constant('doubled-insertion', slips.doubledInsertion.share, slips.doubledInsertion.doc),
      constant('unexplained', slips.unexplained.share, slips.unexplained.doc),
      ...slips.offer.map(({ id, value, doc }) => constant(id, value, doc)),
      `/** Every two characters of a set become each other at a rate of 36 times their share of all slips of the channel. */
inline constexpr search::SlipSet kSets[] = {\n${swaps
        .map(({ set, rate, sound }) => `    {"${set}", ${number(rate)}, ${sound}},`)
        .join('\n')}\n};`,
      ...keyboards.boards.map(
        row =>
          `/** For each of 0-9 and A-Z the keys beside its own. */\ninline constexpr std::uint64_t k${row.id.replace(
            /(^|-)(.)/g,
            (_, _h, c: string) => c.toUpperCase(),
          )}Keys[36] = {${neighbours(row).map(board).join(', ')}};`,
      ),
      `/** By InputWay. */
inline constexpr search::SlipWay kWays[] = {\n${slips.ways
        .map(way => `    {${channels.map(channel => number(way[channel])).join(', ')}},`)
        .join('\n')}\n};`,
    ].join('\n\n'),
  });
}
