// A copy of the project whose bindings hold all faults.

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFiles, root } from '../lint/files.ts';
import { run } from '../lint/spawn.ts';
import type { Fault } from './cpp_faults.ts';
import { FaultyScript } from './script_faults.ts';

export const scriptTree = join(root, 'build/mutation/scripts');
export const loader = join(root, 'node_modules/tsx/dist/loader.mjs');

/** What pages, Node and mini-programs share, and where the tests of one process reach it. */
const faulty = /^bindings\/(js|stream)\/.*(?<!\.d)\.ts$/;

/**
 * Writes the scriptTree, and builds its scripts.
 *
 * @throws Error if the project was not built: what is no script is taken from there, native answers too
 */
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
  // What is not made where there are maps: the wasm, its stand-ins, declarations. The scripts with faults stay.
  for (const folder of ['dist', 'build/test-dist']) {
    if (!existsSync(join(root, folder, 'cardmend.wasm')))
      throw new Error(`${folder} is missing: npm run build`);
    cpSync(join(root, folder), join(scriptTree, folder), { recursive: true, force: false });
  }
  return faults;
}
