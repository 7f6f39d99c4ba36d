/** data/dictation.json -> the words of dictation, what each may stand for, and with which probability. */
import { headerText } from './header.ts';
import { packedArray, packedDifference, unitsOf } from './packed.ts';

type Shares = Readonly<Record<string, number>>;

interface SpokenRow {
  readonly kind: string;
  readonly locale?: string;
  readonly reads?: string;
  readonly weight?: number;
  readonly alike?: number;
  readonly also?: Shares;
  readonly homophone?: boolean;
  readonly certain?: boolean;
  readonly value?: number;
  readonly role?: string;
  readonly words: readonly string[];
}

export interface Dictation {
  readonly sounds: readonly { readonly of: string; readonly locale: string; readonly as: Shares }[];
  readonly rows: readonly SpokenRow[];
}

/** In the order of the core's `SpokenLocale`. */
export const spokenLocales = ['zh-CN', 'en'] as const;
/** Kinds whose rows stand for characters. */
const characters = ['character', 'for', 'spelled'];
/** Kinds whose rows have a `value`. */
const valued = ['scale', 'tens', 'repeat'];
const mostReadings = 12;

/** What a row may stand for in a locale, the likeliest first, in parts of a thousand. */
function readingsOf(row: SpokenRow, locale: string, { sounds }: Dictation): [string, number][] {
  const readings = new Map([[row.reads ?? '', row.weight ?? 0]]);
  const add = (text: string, weight: number) => {
    if (weight > 0) readings.set(text, (readings.get(text) ?? 0) + weight);
  };
  for (const [text, weight] of Object.entries(row.also ?? {})) add(text, weight);
  const alike = sounds.find(sound => sound.of === row.reads && sound.locale === locale)?.as ?? {};
  for (const [text, share] of Object.entries(alike)) add(text, Math.floor((share * (row.alike ?? 0)) / 1000));
  return [...readings].sort((a, b) => b[1] - a[1]);
}

/** @param certainFrom from here on a homophone is certain, in parts of a thousand */
export function checkDictation(file: string, data: Dictation, certainFrom: number): string[] {
  const errors: string[] = [];
  const seen = new Map<string, string>();
  data.sounds.forEach(({ as }, i) => {
    const sum = Object.values(as).reduce((total, share) => total + share, 0);
    if (sum !== 1000) errors.push(`${file}: sounds[${i}].as: adds up to ${sum}, not to 1000`);
  });
  data.rows.forEach((row, i) => {
    const at = `${file}: rows[${i}]`;
    const stands = characters.includes(row.kind);
    if (stands !== (row.reads !== undefined && row.weight !== undefined))
      errors.push(`${at}: ${row.kind} must ${stands ? '' : 'not '}have reads and weight`);
    if (row.kind === 'talk' && row.role === undefined) errors.push(`${at}: talk must have a role`);
    if (valued.includes(row.kind) !== (row.value !== undefined)) errors.push(`${at}.value: does not fit`);
    if ((row.homophone === true) !== (row.certain !== undefined))
      errors.push(`${at}.certain: stands with homophones, and with no others`);
    if (row.certain !== undefined && row.certain !== (row.weight ?? 0) >= certainFrom)
      errors.push(`${at}.certain: must be ${!row.certain} with a weight of ${row.weight}`);
    for (const locale of row.locale === undefined ? spokenLocales : [row.locale]) {
      const readings = readingsOf(row, locale, data);
      const sum = readings.reduce((total, [, weight]) => total + weight, 0);
      if (sum > 1000) errors.push(`${at}: its weights add up to ${sum} in ${locale}`);
      if (stands && readings[0]?.[0] !== row.reads) errors.push(`${at}.weight: another reading is likelier`);
      if (readings.length > mostReadings) errors.push(`${at}: has more than ${mostReadings} readings`);
      for (const word of row.words) {
        if (seen.has(`${locale} ${word}`)) errors.push(`${at}.words: ${word} stands twice`);
        const kind = `${row.kind} ${row.role ?? ''}`;
        if ((seen.get(word) ?? kind) !== kind)
          errors.push(`${at}.words: ${word} is of another kind or role too`);
        seen.set(`${locale} ${word}`, kind);
        seen.set(word, kind);
      }
    }
  });
  return errors;
}

/** In the order of the core's SpokenKind, SpokenRole and SpokenIn (src/dictation/spoken_rows.h). */
const kinds = [
  ...['character', 'for', 'spelled', 'scale', 'tens', 'repeat', 'upper', 'lower', 'as-in', 'of', 'separator'],
  ...['secret-label', 'number-label', 'name', 'filler', 'correction', 'again', 'talk'],
];
const roles = [
  ...['none', 'ordinal-mark', 'ordinal', 'edge', 'counter', 'unit', 'units', 'group', 'groups', 'time'],
  ...['twice', 'total', 'copula', 'into', 'article', 'again', 'say', 'until'],
];
const places = [undefined, 'zh-CN', 'en'];

function placeIn<Word>(words: readonly Word[], word: Word): number {
  const place = words.indexOf(word);
  if (place < 0) throw new Error(`the core knows no ${word}`);
  return place;
}

/** What the rows stand for: `values` of each by locale, which are groups where it stands for characters. */
interface Groups {
  readonly values: readonly (readonly number[])[];
  readonly groups: readonly { readonly readings: readonly [string, number][]; readonly homophone: boolean }[];
}

/** Rows that stand for the same share a group. */
function groupsOf(data: Dictation): Groups {
  const groups = new Map<string, Groups['groups'][number] & { readonly index: number }>();
  const groupOf = (row: SpokenRow, locale: string): number => {
    if (row.value !== undefined) return row.value;
    if (!characters.includes(row.kind)) return 0;
    const group = { readings: readingsOf(row, locale, data), homophone: row.homophone ?? false };
    const key = JSON.stringify(group);
    const known = groups.get(key) ?? { ...group, index: groups.size };
    groups.set(key, known);
    return known.index;
  };
  const values = data.rows.map(row => spokenLocales.map(locale => groupOf(row, row.locale ?? locale)));
  return { values, groups: [...groups.values()] };
}

/** As src/dictation/spoken_tables.cpp unpacks them. */
function packedNumbers({ rows }: Dictation, { values, groups }: Groups, text: string): number[] {
  const readings = groups.flatMap(group => group.readings);
  return [
    ...rows.map(row => row.words.length),
    ...rows.map(row => placeIn(kinds, row.kind)),
    ...rows.map(row => placeIn(roles, row.role ?? 'none')),
    ...rows.map(row => placeIn(places, row.locale)),
    ...values.map(([value = 0], i) => packedDifference(value - (values[i - 1]?.[0] ?? 0))),
    ...values.map(([value = 0, other = 0]) => packedDifference(other - value)),
    ...groups.map(group => 2 * group.readings.length + Number(group.homophone)),
    ...readings.map(([, weight]) => weight),
    ...readings.flatMap(([reading]) => unitsOf(`${reading}\n`)),
    ...unitsOf(text),
  ];
}

/** The rows, each with what it is in its locale, and their words one behind the other. */
export function dictationHeader(data: Dictation): string {
  const all = groupsOf(data);
  const words = data.rows.flatMap(row => row.words);
  const text = words.map(word => `\n${word}`).join('');
  const constant = (name: string, value: number) => `inline constexpr std::size_t ${name} = ${value};`;
  return headerText({
    guard: 'CARDMEND_TABLES_DICTATION_H_',
    doc: 'The words of dictation by row, each behind a line feed, and what each row may stand for: packed.',
    includes: ['<cstddef>', '<cstdint>'],
    body: [
      packedArray('kPackedSpoken', packedNumbers(data, all, text)),
      [
        constant('kSpokenUnits', text.length),
        constant('kSpokenRowCount', data.rows.length),
        constant('kSpokenGroupCount', all.groups.length),
        constant(
          'kSpokenReadingCount',
          all.groups.reduce((sum, { readings }) => sum + readings.length, 0),
        ),
      ].join('\n'),
      `/** How many different words there are, and how long the longest is. */
${constant('kSpokenCount', new Set(words).size)}
${constant('kLongestSpoken', Math.max(...words.map(word => word.length)))}`,
    ].join('\n\n'),
  });
}
