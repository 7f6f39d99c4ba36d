// Runs the tests in Node with one fault on, and tells whether they notice.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pooled, run } from '../lint/spawn.ts';
import type { Case } from './cpp_run.ts';
import type { Verdict } from './score.ts';
import { loader, scriptTree } from './script_tree.ts';

/** The exit status of what `timeout` ended. */
const LATE = 124;
/** What takes longer is left out: what it alone would notice counts as open. */
const LONGEST_S = 240;

/** Runs a file by itself, as `node --test` would in a process of its own. */
async function test(file: string, seconds: number, env: Readonly<Record<string, string>>): Promise<number> {
  const args = ['--kill-after=1', String(seconds), 'nice', '-n', '10', 'node', '--import', loader, file];
  return (await run('timeout', args, { cwd: scriptTree, env: { ...process.env, ...env } })).status;
}

/** Runs each file once without a fault, and notes what it reaches. */
export async function filesOf(
  files: readonly string[],
  folder: string,
  jobs: number,
): Promise<readonly Case[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const once = async ([index, name]: readonly [number, string]): Promise<Case | undefined> => {
    const note = join(folder, `${index}.txt`);
    const begun = performance.now();
    const status = await test(name, LONGEST_S, { FAULT: '-1', FAULT_REACHED: note });
    if (status !== 0) {
      console.error(`left out, as it ends with ${status} without any fault: ${name}`);
      return undefined;
    }
    if (!existsSync(note)) return undefined;
    const reached = new Set(readFileSync(note, 'utf8').split('\n').filter(Boolean).map(Number));
    return { program: 'node', name, reached, ms: performance.now() - begun };
  };
  return (await pooled([...files.entries()], once, jobs)).filter(each => each !== undefined);
}

/** A file that comes to no end has noticed a fault; one that was slow for once, as the machine was busy, has not. */
async function notices(name: string, ms: number, number: number): Promise<boolean> {
  const limit = 10 + Math.ceil((3 * ms) / 1000);
  const status = await test(name, limit, { FAULT: String(number) });
  return status === LATE ? (await test(name, 3 * limit, { FAULT: String(number) })) !== 0 : status !== 0;
}

/** Whether a file that reaches a fault notices it, the quickest first. */
export async function scriptVerdict(number: number, cases: readonly Case[]): Promise<Verdict> {
  const reach = [...cases.filter(({ reached }) => reached.has(number))].sort((a, b) => a.ms - b.ms);
  for (const { name, ms } of reach) if (await notices(name, ms, number)) return 'noticed';
  return reach.length === 0 ? 'not reached' : 'survived';
}
