// Runs the native tests with one fault on, and tells whether they notice.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pooled, run } from '../lint/spawn.ts';
import { testPrograms } from './cpp_tree.ts';
import type { Verdict } from './score.ts';

/** A test case, or a file of them: which faults it reaches, and how long it takes without any. */
export type Case = {
  readonly program: string;
  readonly name: string;
  readonly reached: ReadonlySet<number>;
  readonly ms: number;
};

/** The quickest run first, together; slower ones only if those notice nothing. */
const STEPS_MS = [50, 500, 3000, Number.POSITIVE_INFINITY];
/** A case that takes longer, a law over millions of texts, is left out: what it alone would notice counts as open. */
const LONGEST_S = 10;
/** The exit status of a fault that makes no other program (fault.h). */
const NO_FAULT = 77;
/** What was ended by a signal, that of a used-up limit above all (spawn.ts). */
const SIGNALLED = 128;

/** Less of what is tried by chance: so many sessions of each platform's 20,000, so many per cent of a law's texts. */
const FEWER = { CARDMEND_SESSIONS: '1000', CARDMEND_ROUNDS: '10' };

/** Commas divide names, for doctest; quotes are its own. */
export function filterOf(names: readonly string[]): string {
  return `--test-case=${names.map(name => name.replace(/[,"\\]/g, '?')).join(',')}`;
}

/** Runs a program of tests below a limit of the processor's time; the machine may be busy otherwise. */
export async function runTests(
  program: string,
  args: readonly string[],
  seconds: number,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const limit = [String(30 * seconds), 'nice', '-n', '10', 'prlimit', `--cpu=${seconds}`, program, ...args];
  return (await run('timeout', ['--kill-after=1', ...limit], { env: { ...process.env, ...FEWER, ...env } }))
    .status;
}

async function namesOf(program: string): Promise<readonly string[]> {
  const { output } = await run(program, ['--list-test-cases', '--no-colors']);
  return output.split('\n').filter(line => line !== '' && !/^(\[doctest\]|={10})/.test(line));
}

/**
 * Runs each case once without a fault and notes what it reaches.
 *
 * @param folder where the notes go
 * @param longest how many seconds a case may take
 * @returns those that pass; the others are printed
 */
export async function casesOf(
  folder: string,
  jobs: number,
  programs: readonly string[] = testPrograms,
  longest = LONGEST_S,
): Promise<readonly Case[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const all: { program: string; name: string }[] = [];
  for (const program of programs) all.push(...(await namesOf(program)).map(name => ({ program, name })));
  const once = async ([index, { program, name }]: readonly [number, (typeof all)[number]]) => {
    const file = join(folder, `${index}.txt`);
    const begun = performance.now();
    const status = await runTests(program, [filterOf([name])], longest, { FAULT: '-1', FAULT_REACHED: file });
    if (status !== 0) {
      const why = status >= SIGNALLED ? `takes ${longest} s` : `ends with ${status}`;
      console.error(`left out, as it ${why} without any fault: ${name}`);
      return undefined;
    }
    // Without a note nothing was reached.
    const notes = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    const reached = new Set(notes.filter(Boolean).map(Number));
    return { program, name, reached, ms: performance.now() - begun };
  };
  return (await pooled([...all.entries()], once, jobs)).filter(each => each !== undefined);
}

/** Whether the tests that reach a fault notice it. A crash and a loop without end are noticed too. */
export async function verdictOf(number: number, cases: readonly Case[]): Promise<Verdict> {
  const reach = cases.filter(({ reached }) => reached.has(number));
  if (reach.length === 0) return 'not reached';
  let from = 0;
  for (const to of STEPS_MS) {
    for (const program of testPrograms) {
      const some = reach.filter(each => each.program === program && each.ms >= from && each.ms < to);
      if (some.length === 0) continue;
      const limit = 5 + Math.ceil((4 * some.reduce((sum, { ms }) => sum + ms, 0)) / 1000);
      const filter = filterOf(some.map(({ name }) => name));
      const status = await runTests(program, [filter, '--abort-after=1'], limit, { FAULT: String(number) });
      if (status === NO_FAULT) return 'no fault';
      if (status !== 0) return 'noticed';
    }
    from = to;
  }
  return 'survived';
}
