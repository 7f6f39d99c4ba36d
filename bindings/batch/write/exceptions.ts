/** The rows that are not in the clean files, as CSV: where, what, what to do, and the row's own cells. */
import type { Exception, FilePlan } from '../check/types.ts';
import { byteOrderMark, cell, joined, line } from './csv.ts';
import { type Tell, todoOf, whatOf } from './texts.ts';

/** Words that are kept: of more, lengths that differ in each row, no more are. */
const mostKnown = 1000;

/** A file as exceptions name it. */
export interface NamedFile {
  readonly name: string;
  readonly plan: FilePlan;
}

/** Where a card stood first. */
export interface FirstPlace {
  readonly file: string;
  readonly row: number;
}

/** What the list says of an exception between the number of its row and the row's own cells. */
export type ExceptionText = (one: Exception, first?: FirstPlace) => string;

/** A column by its heading, or by its number where it has none. */
export function columnName({ heading }: FilePlan, column: number): string {
  return column < 0 ? '' : heading[column]?.trim() || String(column + 1);
}

/** What is wrong, in the reader's words. */
export function whatText(tell: Tell, { kind, have, want }: Exception, first?: FirstPlace): string {
  return whatOf(tell, kind, { have, want, file: first?.file ?? '', row: first?.row ?? '' });
}

/** The headings of the list. */
export function exceptionsHead(tell: Tell): string {
  const keys = ['file', 'row', 'column', 'finding', 'what', 'todo', 'cells'] as const;
  return byteOrderMark + line(keys.map(key => tell(`batch.${key}`)));
}

/** What stands before the row's number. */
export function exceptionsFile(name: string): string {
  return `${cell(name)},`;
}

export function exceptionText(tell: Tell, plan: FilePlan): ExceptionText {
  // Most rows are told in the same few words.
  const known = new Map<string, string>();
  const told = (one: Exception, first?: FirstPlace) => {
    const { column, kind } = one;
    const cells = [columnName(plan, column), kind, whatText(tell, one, first), todoOf(tell, kind)];
    return `,${joined(cells)},`;
  };
  return (one, first) => {
    if (first !== undefined) return told(one, first);
    const key = `${one.kind} ${one.column} ${one.have} ${one.want}`;
    let words = known.get(key);
    if (words === undefined) {
      words = told(one);
      if (known.size < mostKnown) known.set(key, words);
    }
    return words;
  };
}
