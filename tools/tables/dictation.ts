/** data/dictation.json -> the words of dictation, what each may stand for, and with which probability. */
import { headerText, stringLiteral } from './header.ts';

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

/** One literal in lines that an editor can show. */
function pieces(text: string): string {
  const lines: string[] = [];
  for (let i = 0; i < text.length; i += 16) lines.push(`    ${stringLiteral(text.slice(i, i + 16), 'u')}`);
  return lines.join('\n');
}

/** `as-in` -> `SpokenKind::as_in` */
const kindName = (kind: string): string =>
  `dictation::SpokenKind::${kind === 'for' ? 'for_' : kind.replaceAll('-', '_')}`;

const roleName = (role = 'none'): string => `dictation::SpokenRole::${role.replaceAll('-', '_')}`;

/** The rows, each with what it is in its locale, and their words one behind the other. */
export function dictationHeader(data: Dictation): string {
  const readings: string[] = [];
  const groups: string[] = [];
  const groupIndex = new Map<string, number>();
  const groupOf = (row: SpokenRow, locale: string): number => {
    if (row.value !== undefined) return row.value;
    if (!characters.includes(row.kind)) return 0;
    const list = readingsOf(row, locale, data).map(
      ([text, weight]) => `{{${[...text].map(c => `'${c}'`).join(', ')}}, ${text.length}, ${weight}}`,
    );
    const key = `${list.join(' ')} ${row.homophone ?? false}`;
    const known = groupIndex.get(key);
    if (known !== undefined) return known;
    groupIndex.set(key, groups.length);
    groups.push(`{${readings.length}, ${list.length}, ${row.homophone ?? false}}`);
    readings.push(...list);
    return groups.length - 1;
  };
  const rows = data.rows.map(row => {
    const values = spokenLocales.map(locale => groupOf(row, row.locale ?? locale));
    const kind = kindName(row.kind);
    const locale =
      row.locale === undefined
        ? 'dictation::SpokenIn::both'
        : `dictation::SpokenIn::${row.locale === 'en' ? 'en' : 'zh_cn'}`;
    return `{${row.words.length}, ${kind}, ${roleName(row.role)}, ${locale}, {${values.join(', ')}}},`;
  });
  const words = data.rows.flatMap(row => row.words);
  const list = (type: string, name: string, items: readonly string[]) =>
    `inline constexpr ${type} ${name}[] = {\n    ${items.join('\n    ')}\n};`;
  return headerText({
    guard: 'CARDMEND_TABLES_DICTATION_H_',
    doc: 'The words of dictation by row, each behind a line feed, and what each row may stand for.',
    includes: ['<string_view>', '"dictation/spoken_rows.h"'],
    body: [
      `inline constexpr std::u16string_view kSpokenText =\n${pieces(words.map(word => `\n${word}`).join(''))};`,
      list(
        'dictation::SpokenReading',
        'kSpokenReadings',
        readings.map(line => `${line},`),
      ),
      list(
        'dictation::SpokenGroup',
        'kSpokenGroups',
        groups.map(line => `${line},`),
      ),
      list('dictation::SpokenRow', 'kSpokenRows', rows),
      `/** How many different words there are, and how long the longest is. */
inline constexpr std::size_t kSpokenCount = ${new Set(words).size};
inline constexpr std::size_t kLongestSpoken = ${Math.max(...words.map(word => word.length))};`,
    ].join('\n\n'),
  });
}
