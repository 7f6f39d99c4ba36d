// Builds the tests over a changed row, and tells whether anything notices: the build's own checks, or a test.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lint/files.ts';
import { run } from '../lint/spawn.ts';
import type { Fault } from './cpp_faults.ts';
import { type Case, casesOf, filterOf, runTests } from './cpp_run.ts';
import type { Edit } from './data_faults.ts';
import { buildDataNative, dataPrograms, dataTree } from './data_tree.ts';
import type { Verdict } from './score.ts';

/**
 * What reads data/ by itself, and nothing that was built of it: dist is that of the rows as they stand. That
 * docs/knowledge-tables.md is a copy of data does not count: it notices all and judges nothing.
 */
export const dataScripts: readonly string[] = ['data', 'sources', 'thresholds', 'products', 'knowledge_data'];
/** Longer ones are laws over many made-up texts, and say little of a row. */
const LONGEST_S = 3;
/** The exit status of what `timeout` ended. */
const LATE = 124;

async function runScript(name: string): Promise<number> {
  const file = `tests/node/${name}.test.ts`;
  const loader = join(root, 'node_modules/tsx/dist/loader.mjs');
  const args = ['240', 'nice', '-n', '10', 'node', '--import', loader, file];
  return (await run('timeout', args, { cwd: dataTree })).status;
}

/**
 * The native tests that pass, and soon, over the data as it stands.
 *
 * @throws Error naming the tests of Node that do not pass without any fault: they would notice all of them
 */
export async function dataCases(folder: string): Promise<readonly Case[]> {
  const bad: string[] = [];
  for (const name of dataScripts) if ((await runScript(name)) !== 0) bad.push(name);
  if (bad.length > 0) throw new Error(`tests/node: not passed without any fault: ${bad.join(', ')}`);
  return await casesOf(folder, 1, dataPrograms, LONGEST_S);
}

async function nativeTests(cases: readonly Case[]): Promise<boolean> {
  for (const program of dataPrograms) {
    const names = cases.filter(each => each.program === program).map(({ name }) => name);
    if ((await runTests(program, [filterOf(names), '--abort-after=1'], 120, {})) !== 0) return true;
  }
  return false;
}

async function scriptTests(): Promise<boolean> {
  for (const name of dataScripts) if ((await runScript(name)) !== 0) return true;
  return false;
}

/** Puts the edit in, builds, tests, and takes it out again. */
export async function dataVerdict(fault: Fault, cases: readonly Case[]): Promise<Verdict> {
  const { file, edited } = fault as Edit;
  const to = join(dataTree, file);
  writeFileSync(to, edited());
  try {
    const { status, output } = await buildDataNative();
    if (status === LATE) throw new Error(`the build took too long\n${output}`);
    if (status !== 0) return 'noticed';
    return (await nativeTests(cases)) || (await scriptTests()) ? 'noticed' : 'survived';
  } finally {
    writeFileSync(to, readFileSync(join(root, file)));
  }
}
