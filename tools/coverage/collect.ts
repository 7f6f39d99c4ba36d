// Has the processes of tests count what they run of bindings.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../lint/files.ts';
import { variables } from './process/environment.ts';

/** Where each process writes its report. */
export const reports = join(root, 'build/coverage/reports');

const counter = join(root, 'build/coverage/counter.cjs');

/** Makes of the counter one file that Node can load before all else. */
export async function buildCounter(outfile: string): Promise<void> {
  const entryPoints = [join(root, 'tools/coverage/process/counter.ts')];
  await build({ entryPoints, bundle: true, platform: 'node', format: 'cjs', outfile });
}

/** Empties the folder of reports. */
export async function prepare(): Promise<void> {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  await buildCounter(counter);
}

/** What processes that count have in their environment beside the rest. */
export function environment(program: string, folder: string, project: string): Record<string, string> {
  const before = process.env[variables.options];
  const option = `--require=${program}`;
  return {
    [variables.folder]: folder,
    [variables.root]: project,
    [variables.options]: before === undefined ? option : `${before} ${option}`,
  };
}

/** Runs something whose processes count, as they have their environment from this one. */
export async function counting<T>(work: () => Promise<T>): Promise<T> {
  const added = environment(counter, reports, root);
  const before = Object.keys(added).map(name => [name, process.env[name]] as const);
  Object.assign(process.env, added);
  try {
    return await work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
