// What llvm-cov exports of a program, as counts: one file in several programs, one template in several forms are one.

import { readFileSync, realpathSync } from 'node:fs';
import { relative } from 'node:path';
import { root } from '../lint/files.ts';
import type { Branch, FileCounts } from './counts.ts';

/** Line, column, count, has a count, begins a region, is a gap between two. */
type Segment = readonly [number, number, number, boolean, boolean, boolean];

/** Line and column of begin and end, how often it was true and false, ids of files, the kind. */
type Condition = readonly [number, number, number, number, number, number, number, number, number];

export type Exported = {
  readonly data: readonly {
    readonly files: readonly {
      readonly filename: string;
      readonly segments: readonly Segment[];
      readonly branches: readonly Condition[];
    }[];
  }[];
};

/** The counts of lines, as llvm-cov's own report has them: the most of what begins in a line or goes on into it. */
export function lineCounts(segments: readonly Segment[], lineCount: number): Map<number, number> {
  const lines = new Map<number, number>();
  let around: Segment | undefined;
  let next = 0;
  for (let line = 1; line <= lineCount; ++line) {
    const here: Segment[] = [];
    for (let each = segments[next]; each?.[0] === line; each = segments[++next]) here.push(each);
    const begun = here.filter(([, , , counted, begins, gap]) => counted && begins && !gap);
    const first = here[0];
    const skipped = first?.[4] && !first[3];
    const within = around?.[3] ? [around[2]] : [];
    if (!skipped && (begun.length > 0 || within.length > 0))
      lines.set(line, Math.max(...within, ...begun.map(segment => segment[2])));
    around = here.at(-1) ?? around;
  }
  return lines;
}

/** The text between two places of a file, on one line. */
function between(text: readonly string[], [line, column, endLine, endColumn]: Condition): string {
  const first = text[line - 1] ?? '';
  if (line === endLine) return first.slice(column - 1, endColumn - 1);
  const middle = text.slice(line, endLine - 1);
  return [first.slice(column - 1), ...middle, (text[endLine - 1] ?? '').slice(0, endColumn - 1)]
    .map(part => part.trim())
    .join(' ');
}

/**
 * Of a switch over all values of an enumeration llvm-cov tells, as a condition, that none was another one; and of what
 * the compiler writes itself (a comparison by default) what no line has. Neither is a way that a program can go.
 */
function isWritten(text: string): boolean {
  return text !== '' && text !== 't';
}

/**
 * The counts of the files below `folder`.
 *
 * @param placeOf where a file is that the compiler named
 */
export function countsOf(
  exported: Exported,
  folder: string,
  placeOf: (name: string) => string,
): readonly FileCounts[] {
  const files = new Map<string, { lines: Map<number, number>; conditions: Map<string, Condition> }>();
  for (const { filename, segments, branches } of exported.data.flatMap(({ files: some }) => some)) {
    const place = realpathSync(placeOf(filename));
    const file = relative(root, place);
    if (!file.startsWith(`${folder}/`)) continue;
    const text = readFileSync(place, 'utf8').split('\n');
    const known = files.get(file) ?? { lines: new Map(), conditions: new Map() };
    files.set(file, known);
    for (const [line, count] of lineCounts(segments, text.length))
      known.lines.set(line, Math.max(count, known.lines.get(line) ?? 0));
    for (const one of branches) {
      const key = one.slice(0, 4).join(':');
      const [a, b, c, d, yes, no, ...rest] = one;
      const before = known.conditions.get(key);
      const sum = [a, b, c, d, yes + (before?.[4] ?? 0), no + (before?.[5] ?? 0), ...rest];
      known.conditions.set(key, sum as unknown as Condition);
    }
  }
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, { lines, conditions }]) => {
      const text = readFileSync(`${root}/${file}`, 'utf8').split('\n');
      return { file, lines, branches: [...conditions.values()].flatMap(one => branchOf(one, text)) };
    });
}

function branchOf(condition: Condition, text: readonly string[]): Branch[] {
  const [line, column, , , yes, no] = condition;
  const what = between(text, condition);
  if (!isWritten(what)) return [];
  // A case of a switch has one way, and another where it is not taken that is the way of the others.
  const before = (text[line - 1] ?? '').slice(0, column - 1);
  if (/^(case\b.*|default)$/.test(what)) return [{ line, text: what, ways: [{ name: 'taken', count: yes }] }];
  if (/\bswitch \($/.test(before)) return [];
  return [
    {
      line,
      text: what,
      ways: [
        { name: 'true', count: yes },
        { name: 'false', count: no },
      ],
    },
  ];
}
