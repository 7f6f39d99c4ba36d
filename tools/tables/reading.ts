/** data/confusions/readings.json and data/labels.json -> what the core needs to read a text. */
import { headerText, stringLiteral } from './header.ts';

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

export function checkLabels(file: string, { rows }: Labels): string[] {
  const words = rows.flatMap(row => row.words);
  const twice = words.filter((word, i) => words.indexOf(word) !== i);
  return twice.map(word => `${file}: rows: ${word} stands twice`);
}

/** Sorted as the core searches them: by their units, so that a label stands right before those that it begins. */
export function labelsHeader({ rows, names }: Labels): string {
  const labels = rows.flatMap(({ marks, strict = false, general = false, bare = false, words }) =>
    words.map(word => ({ marks, strict, general, bare, word })),
  );
  const list = (name: string, chosen: typeof labels) =>
    `inline constexpr text::Label ${name}[] = {\n${chosen
      .sort((a, b) => (a.word < b.word ? -1 : 1))
      .map(
        ({ marks, strict, general, bare, word }) =>
          `    {${stringLiteral(word, 'u')}, text::LabelMark::${marks}, ${strict}, ${general}, ${bare}},`,
      )
      .join('\n')}\n};`;
  const nameWords = (name: string, words: readonly string[]) =>
    `inline constexpr std::u16string_view ${name}[] = {\n${[...words]
      .sort()
      .map(word => `    ${stringLiteral(word, 'u')},`)
      .join('\n')}\n};`;
  const isLatin = ({ word }: { word: string }) => /^[a-z]/.test(word);
  return headerText({
    guard: 'CARDMEND_TABLES_LABELS_H_',
    doc: 'Words that stand before a secret, a number or something else, ascending.',
    includes: ['<string_view>', '"text/label.h"'],
    body: [
      list('kLatinLabels', labels.filter(isLatin)),
      list(
        'kHanLabels',
        labels.filter(label => !isLatin(label)),
      ),
      nameWords('kNameHeads', names.heads.words),
      nameWords('kNameParts', names.parts.words),
      nameWords('kPlainWords', names.plain.words),
    ].join('\n\n'),
  });
}

/** For the command line, which finds a column by its heading. */
export function labelsModule({ rows }: Labels): string {
  const words = rows.filter(({ marks }) => marks === 'secret').flatMap(row => row.words);
  return `/** Generated from data/labels.json by the build: the words for a card's secret. */
export const secretLabels: readonly string[] = ${JSON.stringify(words, null, 2)};\n`;
}
