/** data/confusions/readings.json and data/labels.json -> what the core needs to read a text. */
import { headerText, stringLiteral, unsignedArray } from './header.ts';
import { packedArray, unitsOf } from './packed.ts';

interface Threshold {
  readonly value: number;
  readonly doc: string;
}

export interface Confusions {
  readonly strong: Threshold;
  readonly againstPossible: Threshold;
  readonly forcedShare: Threshold;
  readonly rows: readonly {
    readonly from: string;
    readonly to: string;
    readonly weight: number;
    readonly strength: number;
    readonly confidence: string;
  }[];
}

export interface Labels {
  readonly rows: readonly {
    readonly marks: 'secret' | 'number' | 'value' | 'expiry' | 'order' | 'sms' | 'phone' | 'other';
    readonly strict?: boolean;
    readonly general?: boolean;
    readonly bare?: boolean;
    readonly words: readonly string[];
  }[];
  /** The traditional character, then the simplified one. */
  readonly traditional: { readonly pairs: readonly string[] };
  readonly names: Readonly<Record<'heads' | 'parts' | 'plain', { readonly words: readonly string[] }>>;
}

export function checkConfusions(file: string, { strong, rows }: Confusions): string[] {
  const errors: string[] = [];
  const sums = new Map<string, number>();
  const seen = new Set<string>();
  rows.forEach(({ from, to, weight, strength, confidence }, i) => {
    if (from === to) errors.push(`${file}: rows[${i}].to: is the character itself`);
    if (seen.has(from + to)) errors.push(`${file}: rows[${i}]: ${from} to ${to} stands twice`);
    if (strength >= strong.value && confidence === 'prior')
      errors.push(`${file}: rows[${i}].strength: a repair cannot rest on a prior of our own`);
    seen.add(from + to);
    sums.set(from, (sums.get(from) ?? 0) + weight);
  });
  for (const [from, sum] of sums) {
    if (sum !== 1000) errors.push(`${file}: rows: the weights from ${from} add up to ${sum}, not to 1000`);
  }
  return errors;
}

export function confusionsHeader({ strong, againstPossible, forcedShare, rows }: Confusions): string {
  const sorted = [...rows].sort((a, b) => a.from.charCodeAt(0) - b.from.charCodeAt(0) || b.weight - a.weight);
  return headerText({
    guard: 'CARDMEND_TABLES_CONFUSIONS_H_',
    doc: 'Which character is read or typed for which, by `from`, the likeliest first; weights are parts of a thousand.',
    includes: ['"format/confusion.h"'],
    body: `/** ${strong.doc} */
inline constexpr std::uint16_t kStrong = ${strong.value};

/** ${againstPossible.doc} */
inline constexpr std::uint16_t kAgainstPossible = ${againstPossible.value};

/** ${forcedShare.doc} */
inline constexpr std::uint16_t kForcedShare = ${forcedShare.value};

inline constexpr format::Confusion kConfusions[] = {\n${sorted
      .map(({ from, to, weight, strength }) => `    {'${from}', '${to}', ${weight}, ${strength}},`)
      .join('\n')}\n};`,
  });
}

export function checkLabels(file: string, { rows, traditional: { pairs } }: Labels): string[] {
  const words = rows.flatMap(row => row.words);
  const text = words.join('');
  const from = pairs.map(([first = '']) => first);
  return [
    ...words.filter((word, i) => words.indexOf(word) !== i).map(word => `rows: ${word} stands twice`),
    ...words
      .filter(word => from.some(character => word.includes(character)))
      .map(
        word => `rows: ${word} is read as what it is in simplified characters, which must stand here alone`,
      ),
    ...from.filter((one, i) => from.indexOf(one) !== i).map(one => `traditional: ${one} stands twice`),
    ...pairs.filter(([, to = '']) => !text.includes(to)).map(pair => `traditional: no label has ${pair[1]}`),
  ].map(problem => `${file}: ${problem}`);
}

/** In the order of LabelMark in src/text/label.h. */
const marksInOrder = ['secret', 'number', 'value', 'expiry', 'order', 'sms', 'phone', 'other'] as const;

type LabelRow = Labels['rows'][number];

/** What a label is, in one number: its mark, then a bit for each of what may be true of it. */
function kindOf({ marks, strict = false, general = false, bare = false }: LabelRow): number {
  return marksInOrder.indexOf(marks) | (Number(strict) << 3) | (Number(general) << 4) | (Number(bare) << 5);
}

/** How many characters two words begin with that are the same. */
function sharedBy(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}

/**
 * Labels as labels.cpp unpacks them. They are sorted as the core searches them: by their units, so that a label
 * stands right before those that it begins.
 */
function packedLabels(
  name: string,
  labels: readonly { readonly word: string; readonly kind: number }[],
): string {
  const sorted = [...labels].sort((a, b) => (a.word < b.word ? -1 : 1));
  const words = sorted.map(({ word }) => word);
  const texts = words.flatMap((word, i) => [
    ...unitsOf(word.slice(sharedBy(word, words[i - 1] ?? ''))),
    sharedBy(word, words[i + 1] ?? ''),
  ]);
  const units = words.reduce((sum, word) => sum + word.length, 0);
  return [
    packedArray(`${name}Words`, texts),
    packedArray(`${name}Kinds`, [words.length, units, ...sorted.map(({ kind }) => kind)]),
  ].join('\n\n');
}

/** A bit for each low byte of the units that the words begin with, however they are written. */
function firstUnits(words: readonly string[], pairs: readonly string[]): number[] {
  const bits = new Uint32Array(8);
  const simplified = words.map(word => word.charAt(0));
  const written = pairs.filter(([, to = '']) => simplified.includes(to)).map(pair => pair.charAt(0));
  for (const character of [...simplified, ...written]) {
    const unit = character.charCodeAt(0);
    bits[(unit >> 5) & 7] = (bits[(unit >> 5) & 7] ?? 0) | (1 << (unit & 31));
  }
  return [...bits];
}

/** The characters of both writings, each at the place of the other, by the traditional ones. */
function writings(pairs: readonly string[]): string {
  const sorted = [...pairs].sort();
  const row = (name: string, at: number) =>
    `inline constexpr std::u16string_view ${name} =\n    ${stringLiteral(sorted.map(pair => pair.charAt(at)).join(''), 'u')};`;
  return `${row('kTraditional', 0)}\n${row('kSimplified', 1)}`;
}

export function labelsHeader({ rows, names, traditional: { pairs } }: Labels): string {
  const labels = rows.flatMap(row => row.words.map(word => ({ word, kind: kindOf(row) })));
  const nameWords = (name: string, words: readonly string[]) =>
    `inline constexpr std::u16string_view ${name}[] = {\n${[...words]
      .sort()
      .map(word => `    ${stringLiteral(word, 'u')},`)
      .join('\n')}\n};`;
  const isLatin = ({ word }: { word: string }) => /^[a-z]/.test(word);
  const han = labels.filter(label => !isLatin(label));
  return headerText({
    guard: 'CARDMEND_TABLES_LABELS_H_',
    doc: 'Words that stand before a secret, a number or something else, ascending.',
    includes: ['<cstdint>', '<string_view>'],
    body: [
      packedLabels('kLatin', labels.filter(isLatin)),
      packedLabels('kHan', han),
      unsignedArray(
        'std::uint32_t',
        'kHanFirst',
        firstUnits(
          han.map(({ word }) => word),
          pairs,
        ),
      ),
      writings(pairs),
      nameWords('kNameHeads', names.heads.words),
      nameWords('kNameParts', names.parts.words),
      nameWords('kPlainWords', names.plain.words),
    ].join('\n\n'),
  });
}

/** For the command line, which finds columns by their headings. */
export function labelsModule({ rows, traditional: { pairs } }: Labels): string {
  const wordsOf = (mark: string) => rows.filter(({ marks }) => marks === mark).flatMap(row => row.words);
  const marks = [...new Set(rows.map(row => row.marks))];
  return `/** Generated from data/labels.json by the build: the words for what columns hold. */
export type LabelMark = ${marks.map(mark => `'${mark}'`).join(' | ')};

export const labelWords: Readonly<Record<LabelMark, readonly string[]>> = ${JSON.stringify(Object.fromEntries(marks.map(mark => [mark, wordsOf(mark)])))};

/** Pairs, one behind the other: a traditional character of a label, and the simplified one that labelWords has. */
export const labelWritings = ${JSON.stringify(pairs.join(''))};
`;
}
