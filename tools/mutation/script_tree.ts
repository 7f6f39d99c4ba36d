// A copy of the project whose bindings hold all faults.

import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFiles, root } from '../lint/files.ts';
import { run } from '../lint/spawn.ts';
import type { Fault } from './cpp_faults.ts';
import { FaultyScript } from './script_faults.ts';

export const scriptTree = join(root, 'build/mutation/scripts');
export const loader = join(root, 'node_modules/tsx/dist/loader.mjs');

/** What pages, Node and mini-programs share, and where the tests of one process reach it. */
const faulty = /^bindings\/(js|stream)\/.*(?<!\.d)\.ts$/;

/** Writes the scriptTree, and builds its scripts. */
export async function buildScriptTree(): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const file of projectFiles()) {
    const to = join(scriptTree, file);
    mkdirSync(dirname(to), { recursive: true });
    if (!faulty.test(file)) {
      cpSync(join(root, file), to);
      continue;
    }
    const script = new FaultyScript(file, readFileSync(join(root, file), 'utf8'), faults.length + 1);
    writeFileSync(to, script.write());
    faults.push(...script.faults);
  }
  mkdirSync(join(scriptTree, 'build'), { recursive: true });
  for (const name of [
    'node_modules',
    'build/setup.cmake',
    'build/setup.env',
    'build/wasm-release',
    'build/native-debug',
  ]) {
    rmSync(join(scriptTree, name), { force: true });
    symlinkSync(join(root, name), join(scriptTree, name));
  }
  cpSync(join(root, 'build/generated'), join(scriptTree, 'build/generated'), { recursive: true });
  const env = { ...process.env, CARDMEND_SOURCE_MAPS: '1' };
  const build = `import { buildJavaScript } from './javascript.ts';
await buildJavaScript('dist', false);
await buildJavaScript('build/test-dist', true);
`;
  writeFileSync(join(scriptTree, 'tools/build/faulty.mts'), build);
  const { status, output } = await run('node', ['--import', loader, 'tools/build/faulty.mts'], {
    cwd: scriptTree,
    env,
  });
  if (status !== 0) throw new Error(output);
  for (const folder of ['hex', 'fallback'])
    cpSync(join(root, 'dist', folder), join(scriptTree, 'dist', folder), { recursive: true });
  return faults;
}
