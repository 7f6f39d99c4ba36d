/** A code as the component shows it: its characters in runs, those that a repair has changed apart. */
import type { CheckResult } from '../../js/check/types.ts';

export interface Cell {
  /** Where it begins in the text that is shown. */
  readonly at: number;
  readonly text: string;
  /** What was typed there, where that is another character; '' elsewhere. */
  readonly from: string;
  readonly changed: boolean;
}

type Told = Pick<CheckResult, 'code' | 'display' | 'edits'>;

/** For each character of the code what was typed there, if a repair has changed it. */
function typedBefore(raw: string, { edits }: Told): (string | null)[] {
  const typed: (string | null)[] = [];
  let at = 0;
  for (const { kind, span, from, to } of edits) {
    for (; at < span[0]; ++at) typed.push(null);
    for (let i = 0; i < to.length; ++i) typed.push(kind === 'repair' ? from : null);
    at = span[1];
  }
  for (; at < raw.length; ++at) typed.push(null);
  return typed;
}

/** Runs of `display`; separators belong to the run before them. */
export function cellsOf(raw: string, result: Told): Cell[] {
  const { code, display } = result;
  const typed = typedBefore(raw, result);
  const cells: Cell[] = [];
  let next = 0;
  for (let i = 0; i < display.length; ++i) {
    const text = display[i] as string;
    const isCode = text === code[next];
    const from = isCode ? (typed[next] ?? null) : null;
    if (isCode) next += 1;
    const last = cells[cells.length - 1];
    if (last !== undefined && !last.changed && from === null)
      cells[cells.length - 1] = { ...last, text: last.text + text };
    else cells.push({ at: i, text, from: from ?? '', changed: from !== null });
  }
  return cells;
}
