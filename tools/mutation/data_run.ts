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

/** What reads data/ by itself. That docs/knowledge-tables.md is a copy of it does not count: it notices all and judges nothing. */
const scripts = ['data', 'sources', 'thresholds', 'products', 'knowledge_data', 'knowledge_scenarios'];
/** Longer ones are laws over many made-up texts, and say little of a row. */
const LONGEST_S = 3;

/** The native tests that pass, and soon, over the data as it stands. */
export async function dataCases(folder: string): Promise<readonly Case[]> {
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
  const files = scripts.map(name => `tests/node/${name}.test.ts`);
  const loader = join(root, 'node_modules/tsx/dist/loader.mjs');
  const args = ['120', 'nice', '-n', '10', 'node', '--import', loader, '--test', ...files];
  return (await run('timeout', args, { cwd: dataTree })).status !== 0;
}

/** Puts the edit in, builds, tests, and takes it out again. */
export async function dataVerdict(fault: Fault, cases: readonly Case[]): Promise<Verdict> {
  const { file, edited } = fault as Edit;
  const to = join(dataTree, file);
  writeFileSync(to, edited());
  try {
    if ((await buildDataNative()).status !== 0) return 'noticed';
    return (await nativeTests(cases)) || (await scriptTests()) ? 'noticed' : 'survived';
  } finally {
    writeFileSync(to, readFileSync(join(root, file)));
  }
}
