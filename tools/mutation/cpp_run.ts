// Runs the native tests with one fault on, and tells whether they notice.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pooled, run } from '../lint/spawn.ts';
import { testProgram } from './cpp_tree.ts';
import type { Verdict } from './score.ts';

/** A test case: which faults it reaches, and how long it takes without any. */
export type Case = { readonly name: string; readonly reached: ReadonlySet<number>; readonly ms: number };

/** A case that takes longer runs only if the quick ones notice nothing. */
const QUICK_MS = 4000;
/** One that takes longer still is a law over millions: its shorter kin say the same. */
const LONGEST_MS = 30_000;

/** Commas divide names, for doctest; quotes are its own. */
function filterOf(cases: readonly Case[]): string {
  return `--test-case=${cases.map(({ name }) => name.replace(/[,"\\]/g, '?')).join(',')}`;
}

async function test(args: readonly string[], seconds: number, env: Readonly<Record<string, string>>) {
  const limit = ['--kill-after=1', String(seconds), 'nice', '-n', '19', testProgram, ...args];
  return await run('timeout', limit, { env: { ...process.env, ...env } });
}

/**
 * Runs each case once without a fault and notes what it reaches.
 *
 * @param folder where the notes go
 * @returns those that pass
 */
export async function casesOf(folder: string): Promise<readonly Case[]> {
  const { output } = await run(testProgram, ['--list-test-cases', '--no-colors']);
  const names = output.split('\n').filter(line => line !== '' && !/^(\[doctest\]|={10})/.test(line));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const cases = await pooled([...names.entries()], async ([index, name]): Promise<Case | undefined> => {
    const file = join(folder, `${index}.txt`);
    const begun = performance.now();
    const filter = filterOf([{ name, reached: new Set(), ms: 0 }]);
    const { status } = await test([filter], Number(process.env.CARDMEND_CASE_SECONDS ?? 120), {
      FAULT: '-1',
      FAULT_REACHED: file,
    });
    if (status !== 0 || !existsSync(file)) return undefined;
    const reached = new Set(readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number));
    return { name, reached, ms: performance.now() - begun };
  });
  return cases.filter(each => each !== undefined);
}

/** Whether the tests that reach a fault notice it. A crash and a loop without end are noticed too. */
export async function verdictOf(number: number, cases: readonly Case[]): Promise<Verdict> {
  const reach = cases.filter(({ reached, ms }) => reached.has(number) && ms < LONGEST_MS);
  if (reach.length === 0)
    return cases.some(({ reached }) => reached.has(number)) ? 'survived' : 'not reached';
  const quick = reach.filter(({ ms }) => ms < QUICK_MS);
  const slow = reach.filter(({ ms }) => ms >= QUICK_MS);
  for (const some of [quick, slow].filter(({ length }) => length > 0)) {
    const limit = 5 + Math.ceil((3 * some.reduce((sum, { ms }) => sum + ms, 0)) / 1000);
    const { status } = await test([filterOf(some), '--abort-after=1'], limit, { FAULT: String(number) });
    if (status === 77) return 'no fault';
    if (status !== 0) return 'noticed';
  }
  return 'survived';
}
