/** The wordings of failures -> one text that holds all patterns, and rows that point into it. */
import { reduce, reduceCode } from './reduce.ts';
import type { FailureRow, WordingRow } from './rows.ts';

interface Pattern {
  readonly text: string;
  /** The index of the failure, or of the term. */
  readonly row: number;
}

type Kind = 'codes' | 'texts' | 'exceptions' | 'words';

function patternsOf<Row>(
  rows: readonly Row[],
  textsOf: (row: Row) => readonly string[] | undefined,
  reduced = reduce,
): Pattern[] {
  return rows.flatMap((row, i) => sorted((textsOf(row) ?? []).map(reduced)).map(text => ({ text, row: i })));
}

/** By their UTF-16 units. */
const sorted = (texts: readonly string[]) => [...texts].sort(byUnits);
const byUnits = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** The units that patterns begin with, by their last nine bits. */
function firstUnits(patterns: readonly Pattern[]): number[] {
  const words = new Array<number>(16).fill(0);
  for (const { text } of patterns) {
    const unit = text.charCodeAt(0) & 511;
    words[unit >> 5] = ((words[unit >> 5] ?? 0) | (1 << (unit & 31))) >>> 0;
  }
  return words;
}

export interface PatternTables {
  readonly text: string;
  readonly idUnits: number;
  /** Each `[at, length, row]`, sorted by their UTF-16 units: the core narrows the rows down unit by unit. */
  readonly rows: Readonly<Record<Kind, readonly (readonly number[])[]>>;
  readonly firsts: Readonly<Record<'texts' | 'exceptions' | 'words', readonly number[]>>;
}

/** @param ids what the text begins with, reduced */
export function patternTables(
  failures: readonly FailureRow[],
  wordings: readonly WordingRow[],
  ids: readonly string[],
): PatternTables {
  const codes = patternsOf(failures, row => row.codes, reduceCode);
  const texts = patternsOf(failures, row => row.texts);
  const exceptions = patternsOf(failures, row => row.exceptions);
  const words = patternsOf(wordings, row => row.words);
  let text = [...new Set(ids)].join('');
  const idUnits = text.length;
  const rows = (patterns: readonly Pattern[]) => {
    const placed = patterns.map(pattern => {
      const at = text.length;
      text += pattern.text;
      return { ...pattern, at };
    });
    // Equal ones stay in the order of their rows.
    placed.sort((a, b) => byUnits(a.text, b.text));
    return placed.map(({ text: { length }, row, at }) => [at, length, row]);
  };
  return {
    rows: { codes: rows(codes), texts: rows(texts), exceptions: rows(exceptions), words: rows(words) },
    text,
    idUnits,
    firsts: { texts: firstUnits(texts), exceptions: firstUnits(exceptions), words: firstUnits(words) },
  };
}
