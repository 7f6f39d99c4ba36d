/** How many inputs each target has been run on without a finding, over all runs, and how many faults it has found. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lint/files.ts';

export interface Counted {
  readonly executions: number;
  /** Findings that were faults, and are mended. */
  readonly mended: number;
}

const file = join(root, 'tests/fuzz/tally.json');

export const loadTally = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, Counted>;

/** @param executions of one run, by target */
export function addToTally(executions: ReadonlyMap<string, number>): Record<string, Counted> {
  const tally = loadTally();
  for (const [target, more] of executions) {
    const { executions: before, mended } = tally[target] ?? { executions: 0, mended: 0 };
    tally[target] = { executions: before + more, mended };
  }
  const sorted = Object.fromEntries(Object.entries(tally).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
  return sorted;
}

/** A line a target, and the sum of all. */
export function tableOf(tally: Readonly<Record<string, Counted>>, now: ReadonlyMap<string, number>): string {
  const cell = (value: number) => value.toLocaleString('en').padStart(15);
  const width = Math.max(12, ...Object.keys(tally).map(({ length }) => length + 1));
  const rows = Object.entries(tally).map(
    ([target, { executions }]) => `${target.padEnd(width)}${cell(now.get(target) ?? 0)}${cell(executions)}`,
  );
  const sum = (values: Iterable<number>) => [...values].reduce((total, one) => total + one, 0);
  const all = sum(Object.values(tally).map(({ executions }) => executions));
  return [
    `${'target'.padEnd(width)}${'now'.padStart(15)}${'ever'.padStart(15)}`,
    ...rows,
    `${'all'.padEnd(width)}${cell(sum(now.values()))}${cell(all)}`,
  ].join('\n');
}
