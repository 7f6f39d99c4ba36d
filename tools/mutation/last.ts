// The last run: which faults it drew, and which of them the tests did not notice.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../lint/files.ts';
import type { Fault } from './cpp_faults.ts';
import type { Judged } from './report.ts';

type Run = { readonly seed: number; readonly judged: readonly Judged[] };

const fileOf = (part: string) => join(root, `build/mutation/${part}.last.json`);

/** Keeps what a run drew and found. */
export function keepLast(part: string, seed: number, judged: readonly Judged[]): void {
  mkdirSync(dirname(fileOf(part)), { recursive: true });
  writeFileSync(fileOf(part), JSON.stringify({ seed, judged } satisfies Run));
}

const keyOf = ({ file, line, kind, text, nth = 1 }: Fault) => [file, line, kind, text, nth].join('\t');

/**
 * What the last run left open, and the rest of it. New tests take nothing away from what was noticed: so a sample is
 * brought up to date without judging all of it again.
 *
 * @param faults those that there are now
 * @throws Error if there was no run, or if the sources have changed since
 */
export function lastOf(
  part: string,
  faults: readonly Fault[],
): { readonly seed: number; readonly open: readonly Fault[]; readonly rest: readonly Judged[] } {
  if (!existsSync(fileOf(part))) throw new Error(`${part}: there is no last run`);
  const { seed, judged } = JSON.parse(readFileSync(fileOf(part), 'utf8')) as Run;
  const there = new Map(faults.map(fault => [keyOf(fault), fault]));
  const open: Fault[] = [];
  const rest: Judged[] = [];
  for (const { fault, verdict } of judged) {
    const now = there.get(keyOf(fault));
    // What was listed since counts no more.
    if (now === undefined) continue;
    if (verdict === 'survived' || verdict === 'not reached') open.push(now);
    else rest.push({ fault: now, verdict });
  }
  if (open.length + rest.length < judged.length * 0.9)
    throw new Error(`${part}: the sources have changed since the last run`);
  return { seed, open, rest };
}
