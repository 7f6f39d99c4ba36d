/** data/vocabulary.json -> the enums of the core (tables/vocabulary.h) and their names in TypeScript. */

import type { CheckDigits } from './check_digits.ts';
import { headerText } from './header.ts';
import { type LimitRow, limitConstants } from './limits.ts';
import type { Slips } from './slips.ts';

export interface Word {
  readonly id: string;
  readonly doc: string;
}

export interface Vocabulary {
  readonly verdicts: readonly Word[];
  readonly editKinds: readonly Word[];
  readonly editReasons: readonly (Word & { readonly kind: string })[];
  readonly findings: readonly (Word & { readonly effect: string; readonly params: readonly string[] })[];
  readonly detectReasons: readonly Word[];
  readonly knownStatuses: readonly Word[];
  readonly tiers: readonly Word[];
  readonly disclosures: readonly Word[];
  readonly retryReasons: readonly Word[];
  readonly cardOrigins: readonly Word[];
  readonly channelKinds: readonly Word[];
  readonly limits: readonly LimitRow[];
  /** Least above most where the page cannot tell it. */
  readonly signals: readonly (Word & { readonly least: number; readonly most: number })[];
}

const enums = [
  ['verdicts', 'Verdict'],
  ['editKinds', 'EditKind'],
  ['editReasons', 'EditReason'],
  ['findings', 'FindingKind'],
  ['detectReasons', 'DetectReason'],
  ['knownStatuses', 'KnownStatus'],
  ['tiers', 'Tier'],
  ['disclosures', 'Disclosure'],
  ['retryReasons', 'RetryReason'],
  ['cardOrigins', 'CardOrigin'],
  ['channelKinds', 'ChannelKind'],
  ['signals', 'Signal'],
] as const;

function lists(vocabulary: Vocabulary): (readonly [string, readonly Word[]])[] {
  return enums.map(([list, type]) => [type, vocabulary[list]]);
}

/** Words that are the ids of other data. */
export interface WordsBeside {
  readonly checkDigits: CheckDigits;
  readonly slips: Slips;
}

function othersOf({ checkDigits, slips }: WordsBeside): (readonly [string, readonly Word[]])[] {
  return [
    ['CheckDigit', checkDigits.rows],
    ['InputWay', slips.slips.ways],
  ];
}

/** `case` is a word of C++; every other id only has its hyphens to lose. */
export function enumerator(id: string): string {
  return id === 'case' ? 'case_' : id.replaceAll('-', '_');
}

export function vocabularyHeader(vocabulary: Vocabulary, beside: WordsBeside): string {
  const body = [...lists(vocabulary), ...othersOf(beside)].map(([type, words]) => {
    const rows = words.map(({ id, doc }) => `  /** ${doc} */\n  ${enumerator(id)},`);
    const names = words.map(({ id }) => `"${id}"`);
    return `enum class ${type} : std::uint8_t {\n${rows.join('\n')}\n};
/** The words of ${type} as data and other languages spell them, in the order of its values. */
inline constexpr std::string_view k${type}Names[] = {${names.join(', ')}};`;
  });
  const kinds = vocabulary.editReasons.map(({ kind }) => `EditKind::${kind}`);
  const effects = vocabulary.findings.map(({ effect }) => `Verdict::${effect}`);
  body.push(`/** What an edit of each reason is. */
inline constexpr EditKind kEditKinds[] = {${kinds.join(', ')}};
/** The verdict that each finding leads to at least; valid changes none. */
inline constexpr Verdict kFindingEffects[] = {${effects.join(', ')}};
/** What a page can tell of each signal; anything else is not known. */
inline constexpr std::int32_t kSignalLeast[] = {${vocabulary.signals.map(({ least }) => least).join(', ')}};
inline constexpr std::int32_t kSignalMost[] = {${vocabulary.signals.map(({ most }) => most).join(', ')}};`);
  body.push(limitConstants(vocabulary.limits));
  return headerText({
    guard: 'CARDMEND_TABLES_VOCABULARY_H_',
    doc: 'The words that the core answers in, and the limits that it keeps to.',
    includes: ['<cstddef>', '<cstdint>', '<string_view>'],
    namespace: 'cardmend',
    body: body.join('\n\n'),
  });
}

/** From so many words on, cutting them from one text is shorter. */
const leastToCut = 6;

/** An expression of the words, in one text where that is shorter; unused it is left out of a bundle. */
export function wordList(words: readonly string[], type: string): string {
  const list = words.map(word => `'${word}'`).join(', ');
  if (words.length < leastToCut) return `[${list}] as ${type}`;
  return `/* @__PURE__ */ '${words.join(' ')}'.split(' ') as unknown as ${type}`;
}

/** Of words, each by itself. */
export const tupleType = (words: readonly string[]) =>
  `readonly [${words.map(word => `'${word}'`).join(', ')}]`;

/** `export const name = [...] as const` and the union type of its members. */
export function idList(name: string, type: string, rows: readonly Word[]): string {
  const docs = rows.map(({ id, doc }) => ` * - \`${id}\`: ${doc}`);
  const ids = rows.map(({ id }) => id);
  return `export const ${name} = ${wordList(ids, tupleType(ids))};\n/**\n${docs.join('\n')}\n */\nexport type ${type} = (typeof ${name})[number];`;
}

export function vocabularyKeys(vocabulary: Vocabulary, { checkDigits, slips }: WordsBeside): string {
  const params = vocabulary.findings.map(({ params }) => `[${params.map(name => `'${name}'`).join(', ')}]`);
  const kinds = vocabulary.editReasons.map(({ kind }) => kind);
  const effects = vocabulary.findings.map(({ effect }) => effect);
  return [
    ...enums.map(([list, type]) => idList(list, type, vocabulary[list])),
    idList('checkDigits', 'CheckDigit', checkDigits.rows),
    idList('inputWays', 'InputWay', slips.slips.ways),
    `/** The kind of each reason's edits, in the order of \`editReasons\`. */\nexport const editReasonKinds: readonly EditKind[] = ${wordList(kinds, 'readonly EditKind[]')};`,
    `/** The effect of each finding, in the order of \`findings\`. */\nexport const findingEffects: readonly Verdict[] = ${wordList(effects, 'readonly Verdict[]')};`,
    `/** The names of each finding's parameters, in the order of \`findings\`. */\nexport const findingParams: readonly (readonly string[])[] = [${params.join(', ')}];`,
  ].join('\n\n');
}
