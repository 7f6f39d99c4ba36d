// What is printed of faults and verdicts, and the list of those that make no other program.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lint/files.ts';
import type { Fault } from './cpp_faults.ts';
import { interval, type Verdict } from './score.ts';

export type Judged = { readonly fault: Fault; readonly verdict: Verdict };

/** A fault that nobody could notice, by what stands there. */
type Equivalent = {
  readonly file: string;
  readonly kind: string;
  readonly text: string;
  readonly reason: string;
};

/** @returns whether a fault is on the list of tests/mutation/<part>.json */
export function equivalentsOf(part: string): (fault: Fault) => boolean {
  const text = readFileSync(join(root, `tests/mutation/${part}.json`), 'utf8');
  const { equivalent } = JSON.parse(text) as { readonly equivalent: readonly Equivalent[] };
  return fault =>
    equivalent.some(row => row.file === fault.file && row.kind === fault.kind && row.text === fault.text);
}

function row(name: string, some: readonly Judged[]): string {
  const real = some.filter(({ verdict }) => verdict !== 'no fault');
  const noticed = real.filter(({ verdict }) => verdict === 'noticed').length;
  const [low, high] = interval(noticed, real.length).map(share => (100 * share).toFixed(1));
  const share = real.length === 0 ? '-' : ((100 * noticed) / real.length).toFixed(1);
  return `| ${name.padEnd(22)} | ${share.padStart(5)} % | ${`${low}-${high} %`.padStart(13)} | ${noticed} of ${real.length} |`;
}

function folderOf({ fault }: Judged): string {
  return fault.file.split('/').slice(0, -1).slice(0, 3).join('/');
}

/** Prints the table, and writes what nobody noticed to build/mutation/<part>.json. */
export function tell(part: string, judged: readonly Judged[]): void {
  console.log(
    `\n| folder                 | noticed | 95 % sure     | faults |\n| --- | ---: | ---: | ---: |`,
  );
  for (const folder of new Set(judged.map(folderOf)))
    console.log(
      row(
        folder,
        judged.filter(each => folderOf(each) === folder),
      ),
    );
  console.log(row('all', judged));
  const open = judged.filter(({ verdict }) => verdict === 'survived' || verdict === 'not reached');
  mkdirSync(join(root, 'build/mutation'), { recursive: true });
  writeFileSync(join(root, `build/mutation/${part}.json`), `${JSON.stringify(open, null, 1)}\n`);
  console.log(`${open.length} that nobody noticed are in build/mutation/${part}.json`);
}
