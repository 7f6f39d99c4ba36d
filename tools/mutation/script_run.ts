// Runs the tests in Node with one fault on, and tells whether they notice.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lint/files.ts';
import { pooled, run } from '../lint/spawn.ts';
import type { Case } from './cpp_run.ts';
import { stateOfSources } from './kept.ts';
import type { Verdict } from './score.ts';
import { loader, scriptTree } from './script_tree.ts';

const passing = join(root, 'tools/mutation/pass_fault.mjs');
/** The exit status of what `timeout` ended. */
const LATE = 124;
/** What takes longer is left out: what it alone would notice counts as open. */
const LONGEST_S = 240;

/**
 * So many of the files that reach a fault are asked, the quickest: some are reached by fifty, minutes in all. What only
 * the others would notice counts as open.
 */
const MOST_FILES = 12;

/** Runs a file by itself, as `node --test` would in a process of its own. */
async function test(file: string, seconds: number, env: Readonly<Record<string, string>>): Promise<number> {
  const node = ['node', '--import', passing, '--import', loader, file];
  const args = ['--kill-after=1', String(seconds), 'nice', '-n', '10', ...node];
  return (await run('timeout', args, { cwd: scriptTree, env: { ...process.env, ...env } })).status;
}

/** What a file came to without a fault, as it is kept. */
type Once = { readonly status: number; readonly ms: number; readonly reached: readonly number[] };

/**
 * Runs each file once without a fault, and notes what it reaches. A file that has not changed since, as nothing but such
 * files has, is not run again.
 */
export async function filesOf(
  files: readonly string[],
  folder: string,
  jobs: number,
): Promise<readonly Case[]> {
  mkdirSync(folder, { recursive: true });
  const state = stateOfSources(file => !files.includes(file));
  const once = async (name: string): Promise<Once> => {
    const hash = createHash('sha256')
      .update(state)
      .update(name)
      .update(readFileSync(join(root, name)));
    const kept = join(folder, `${hash.digest('hex')}.json`);
    if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as Once;
    const note = `${kept}.txt`;
    rmSync(note, { force: true });
    const begun = performance.now();
    const status = await test(name, LONGEST_S, { FAULT: '-1', FAULT_REACHED: note });
    const ms = performance.now() - begun;
    const notes = existsSync(note) ? readFileSync(note, 'utf8').split('\n') : [];
    const found: Once = { status, ms, reached: [...new Set(notes.filter(Boolean).map(Number))] };
    writeFileSync(kept, JSON.stringify(found));
    return found;
  };
  const all = await pooled(files, once, jobs);
  return all.flatMap(({ status, ms, reached }, index) => {
    const name = files[index] as string;
    if (status === 0) return [{ program: 'node', name, reached: new Set(reached), ms }];
    console.error(`left out, as it ends with ${status} without any fault: ${name}`);
    return [];
  });
}

/** A file that comes to no end has noticed a fault; one that was slow for once, as the machine was busy, has not. */
async function notices(name: string, ms: number, number: number): Promise<boolean> {
  const limit = 10 + Math.ceil((3 * ms) / 1000);
  const status = await test(name, limit, { FAULT: String(number) });
  return status === LATE ? (await test(name, 3 * limit, { FAULT: String(number) })) !== 0 : status !== 0;
}

/** Whether a file that reaches a fault notices it. */
export async function scriptVerdict(number: number, cases: readonly Case[]): Promise<Verdict> {
  const reach = [...cases.filter(({ reached }) => reached.has(number))].sort((a, b) => a.ms - b.ms);
  for (const { name, ms } of reach.slice(0, MOST_FILES))
    if (await notices(name, ms, number)) return 'noticed';
  return reach.length === 0 ? 'not reached' : 'survived';
}
