// The tests in Node once more, with V8's counters on: what they reach of bindings.

import { join } from 'node:path';
import { root } from '../lint/files.ts';
import { run } from '../lint/spawn.ts';
import { counting, prepare } from './collect.ts';
import type { FileCounts } from './counts.ts';
import { scriptCounts } from './script.ts';

/** The stages of npm test whose processes count. */
export const countedStages = ['node', 'batch', 'mini', 'gateway', 'bind', 'lists', 'hub'] as const;

/** What the processes that there were have reached: builds the scripts once more, with their maps. */
export async function countsOfReports(): Promise<readonly FileCounts[]> {
  const maps = { ...process.env, CARDMEND_SOURCE_MAPS: '1' };
  const built = await run('tools/run', ['tools/build/scripts.ts', 'build/coverage'], { env: maps });
  if (built.status !== 0) throw new Error(built.output);
  return scriptCounts();
}

/** Runs the stages, and counts. A test that fails there has its own stage to fail. */
export async function nodeCounts(): Promise<readonly FileCounts[]> {
  await prepare();
  const stages = [join(root, 'tools/test/main.ts'), ...countedStages];
  const { output } = await counting(() => run('tools/run', stages));
  console.log(output);
  return countsOfReports();
}
