// What is printed of faults and verdicts.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lint/files.ts';
import type { Fault } from './cpp_faults.ts';
import { interval, type Verdict } from './score.ts';

export type Judged = { readonly fault: Fault; readonly verdict: Verdict };

/** How many of a folder's faults were looked at, and noticed. Those that make no other program do not count. */
export type Count = { readonly folder: string; readonly noticed: number; readonly all: number };

function countOf(folder: string, some: readonly Judged[]): Count {
  const real = some.filter(({ verdict }) => verdict !== 'no fault');
  return {
    folder,
    noticed: real.filter(({ verdict }) => verdict === 'noticed').length,
    all: real.length,
  };
}

/** src/check, bindings/js/field, data/products: where a fault is counted. */
function folderOf({ fault }: Judged): string {
  const deep = fault.file.startsWith('bindings/') ? 3 : 2;
  const folders = fault.file.split('/').slice(0, -1);
  return fault.file.startsWith('data/') && folders.length === 1
    ? fault.file
    : folders.slice(0, deep).join('/');
}

/** @returns the counts by folder, and those of all last */
export function countsOf(judged: readonly Judged[]): readonly Count[] {
  const folders = [...new Set(judged.map(folderOf))].sort();
  const by = folders.map(folder =>
    countOf(
      folder,
      judged.filter(each => folderOf(each) === folder),
    ),
  );
  return [...by, countOf('all', judged)];
}

/** Hundredths, with one decimal. */
export function shareOf({ noticed, all }: Count): number {
  return all === 0 ? 100 : (100 * noticed) / all;
}

function row(count: Count): string {
  const [low, high] = interval(count.noticed, count.all).map(share => (100 * share).toFixed(0));
  const share = count.all === 0 ? '-' : shareOf(count).toFixed(1);
  return `| ${count.folder.padEnd(26)} | ${share.padStart(5)} % | ${`${low}-${high} %`.padStart(9)} | ${count.noticed} of ${count.all} |`;
}

/**
 * Prints the table, and writes what nobody noticed to build/mutation/<part>.json.
 *
 * @returns the share that was noticed, in hundredths
 */
export function tell(part: string, judged: readonly Judged[]): number {
  console.log(
    `\n| folder                     | noticed | 95 % sure | faults |\n| --- | ---: | ---: | ---: |`,
  );
  const counts = countsOf(judged);
  for (const count of counts) console.log(row(count));
  const open = judged.filter(({ verdict }) => verdict === 'survived' || verdict === 'not reached');
  mkdirSync(join(root, 'build/mutation'), { recursive: true });
  writeFileSync(join(root, `build/mutation/${part}.json`), `${JSON.stringify(open, null, 1)}\n`);
  console.log(`${open.length} that nobody noticed are in build/mutation/${part}.json\n`);
  return shareOf(counts.at(-1) as Count);
}
