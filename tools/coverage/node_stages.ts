// The tests in Node once more, with V8's counters on: what they reach of bindings.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lint/files.ts';
import { run } from '../lint/spawn.ts';
import type { FileCounts } from './counts.ts';
import { reports, scriptCounts } from './script.ts';

const stages = ['node', 'batch', 'mini', 'gateway', 'bind', 'lists', 'hub', 'fuzz', 'trust'];

/** Builds the scripts with their maps, runs the stages, and counts. A test that fails there has its own stage to fail. */
export async function nodeCounts(): Promise<readonly FileCounts[]> {
  const maps = { ...process.env, CARDMEND_SOURCE_MAPS: '1' };
  const built = await run('tools/run', ['tools/build/scripts.ts', 'build/coverage'], { env: maps });
  if (built.status !== 0) throw new Error(built.output);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const env = { ...process.env, NODE_V8_COVERAGE: reports };
  const { output } = await run('tools/run', [join(root, 'tools/test/main.ts'), ...stages], { env });
  console.log(output);
  return scriptCounts();
}
