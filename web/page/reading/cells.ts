import type { CheckResult, Edit, EditReason, FindingKind, Span } from '../../../bindings/js/types.ts';
import { weightOf } from './weight.ts';

/** How one character of the code came about. */
export type Mark = 'same' | 'fold' | 'repair' | 'doubt' | 'wrong';

export interface Cell {
  readonly char: string;
  /** What was typed in its place; the same as `char` unless it was changed. */
  readonly was: string;
  readonly mark: Mark;
  readonly why: EditReason | null;
  readonly span: Span;
}

/** The findings that lie on some of the characters. The rest are told in words only. */
const onCharacters: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'ambiguous-character',
  'unlikely-character',
  'forbidden-character',
  'foreign-character',
  'lone-surrogate',
  'lost-character',
  'too-long',
  'masked-code',
  'group-too-short',
  'group-too-long',
  'rounded-tail',
  'unexpected-prefix',
]);

/** The code's characters, each with what it was before, by replaying the edits on what was typed. */
export function cellsOf(raw: string, result: CheckResult): Cell[] {
  const cells = replay(raw, result.edits);
  if (cells.map(cell => cell.char).join('') !== result.code) return plainCells(result.code);
  return cells.map(cell => ({ ...cell, mark: worst(cell, result) }));
}

function replay(raw: string, edits: readonly Edit[]): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  const keep = (until: number): void => {
    for (const char of raw.slice(at, until)) {
      cells.push({ char, was: char, mark: 'same', why: null, span: [at, at + char.length] });
      at += char.length;
    }
  };
  for (const edit of edits) {
    keep(edit.span[0]);
    for (const char of edit.to) {
      cells.push({ char, was: edit.from, mark: edit.kind, why: edit.why, span: edit.span });
    }
    at = edit.span[1];
  }
  keep(raw.length);
  return cells;
}

/** Without a place in what was typed: the characters alone. */
function plainCells(code: string): Cell[] {
  return Array.from(code, char => ({ char, was: char, mark: 'same', why: null, span: [0, 0] }));
}

function worst(cell: Cell, result: CheckResult): Mark {
  let mark = cell.mark;
  for (const finding of result.findings) {
    const found = weightOf(finding);
    const touches = finding.span[0] < cell.span[1] && cell.span[0] < finding.span[1];
    if (found !== 'note' && onCharacters.has(finding.kind) && touches && mark !== 'wrong') mark = found;
  }
  return mark;
}
