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
  const all = rows.flatMap((row, i) => (textsOf(row) ?? []).map(text => ({ text: reduced(text), row: i })));
  return all.sort((a, b) => (a.text < b.text ? -1 : Number(a.text > b.text)));
}

/** A text in which every piece occurs; long ones first, so that short ones are found inside them. */
function pooled(pieces: readonly string[]): string {
  const texts = [...new Set(pieces)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return texts.reduce((pool, text) => (pool.includes(text) ? pool : pool + text), '');
}

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
  /** Each `[at, length, row]`, sorted by their UTF-16 units: the core narrows the rows down unit by unit. */
  readonly rows: Readonly<Record<Kind, readonly (readonly number[])[]>>;
  readonly firsts: Readonly<Record<'texts' | 'exceptions' | 'words', readonly number[]>>;
}

/** @param ids further texts that the pool must hold, reduced */
export function patternTables(
  failures: readonly FailureRow[],
  wordings: readonly WordingRow[],
  ids: readonly string[],
): PatternTables {
  const codes = patternsOf(failures, row => row.codes, reduceCode);
  const texts = patternsOf(failures, row => row.texts);
  const exceptions = patternsOf(failures, row => row.exceptions);
  const words = patternsOf(wordings, row => row.words);
  const all = [codes, texts, exceptions, words].flat();
  const text = pooled([...all.map(pattern => pattern.text), ...ids]);
  const rows = (patterns: readonly Pattern[]) =>
    patterns.map(pattern => [text.indexOf(pattern.text), pattern.text.length, pattern.row]);
  return {
    text,
    rows: { codes: rows(codes), texts: rows(texts), exceptions: rows(exceptions), words: rows(words) },
    firsts: { texts: firstUnits(texts), exceptions: firstUnits(exceptions), words: firstUnits(words) },
  };
}
