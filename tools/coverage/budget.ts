// What the coverage is held to: a share, and a list of what no test can reach with its reason.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lint/files.ts';
import { branchesOf, type FileCounts, linesOf, percent, type Unreached, unreachedOf } from './counts.ts';

/** A row of the list: all that is not reached in lines with this text. */
export type Excuse = {
  /** A file; or, without a text, a folder, which ends in a slash. */
  readonly file: string;
  /** The line as it stands, without the spaces around it. */
  readonly text?: string;
  /** Why no test reaches it: what would have to happen. */
  readonly reason: string;
};

export type Budget = {
  /**
   * Per cent of the lines, and of the ways of branches, that tests reach. A line that the list excuses counts as not
   * reached, a folder not at all.
   */
  readonly lines: number;
  readonly branches: number;
  readonly unreached: readonly Excuse[];
  /** False where lines without a row are allowed, within the share. */
  readonly everyLine?: boolean;
};

export function budgetOf(part: string): Budget {
  return JSON.parse(readFileSync(join(root, `tests/coverage/${part}.json`), 'utf8')) as Budget;
}

export function sourceLines(file: string): readonly string[] {
  return readFileSync(join(root, file), 'utf8').split('\n');
}

function excuses({ file, text }: Excuse, place: Unreached): boolean {
  return text === undefined ? place.file.startsWith(file) : file === place.file && text === place.text;
}

/** What no test reaches and no row excuses. */
export function unexcused(places: readonly Unreached[], budget: Budget): readonly Unreached[] {
  return places.filter(place => !budget.unreached.some(row => excuses(row, place)));
}

/** What the shares are of: a folder on the list is for other tests. */
export function withoutFolders(counts: readonly FileCounts[], { unreached }: Budget): readonly FileCounts[] {
  const folders = unreached.filter(({ text }) => text === undefined).map(({ file }) => file);
  return counts.filter(({ file }) => !folders.some(folder => file.startsWith(folder)));
}

/** Why the counts are not within the budget; empty if they are. */
export function problemsOf(
  counts: readonly FileCounts[],
  budget: Budget,
  textOf: (file: string) => readonly string[] = sourceLines,
): readonly string[] {
  const places = unreachedOf(counts, textOf);
  const stale = budget.unreached.filter(row => !places.some(place => excuses(row, place)));
  const shared = withoutFolders(counts, budget);
  const lines = percent(linesOf(shared));
  const branches = percent(branchesOf(shared));
  const open = budget.everyLine === false ? [] : unexcused(places, budget).filter(({ way }) => way === '');
  return [
    ...stale.map(
      ({ file, text }) =>
        `${file}: "${text ?? 'all of it'}" is reached or gone: take it off the list of reasons`,
    ),
    ...open.map(
      ({ file, line, text }) => `${file}:${line}: no test reaches "${text}", and no reason is given`,
    ),
    ...(lines < budget.lines
      ? [`${lines.toFixed(2)} % of the lines are reached, the budget is ${budget.lines} %`]
      : []),
    ...(branches < budget.branches
      ? [`${branches.toFixed(2)} % of the branches are reached, the budget is ${budget.branches} %`]
      : []),
  ];
}
