// A copy of the project whose bindings hold all faults.

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFiles, root } from '../lint/files.ts';
import { run } from '../lint/spawn.ts';
import type { Fault } from './cpp_faults.ts';
import { FaultyScript } from './script_faults.ts';
import { removeGone } from './tree_files.ts';

export const scriptTree = join(root, 'build/mutation/scripts');
export const loader = join(root, 'node_modules/tsx/dist/loader.mjs');

/** What pages, Node and mini-programs share, and where the tests of one process reach it. */
const faulty = /^bindings\/(js|stream)\/.*(?<!\.d)\.ts$/;
/** What only a page runs: the tests of the stages `consumers` and `browser`, minutes each, are those that would notice. */
const ofPages = /^bindings\/js\/(element|field|react|vue)(\/|\.ts$)/;

/** Whether a file gets faults, by its path in the project. */
export function getsFaults(file: string): boolean {
  return faulty.test(file) && !ofPages.test(file);
}

/**
 * Writes the scriptTree, and builds its scripts.
 *
 * @throws Error if the project was not built: what is no script is taken from there, native answers too
 */
export async function buildScriptTree(): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  const files = projectFiles();
  removeGone(scriptTree, ['bindings', 'data', 'tests', 'tools', 'web'], new Set(files));
  const left = files.filter(file => ofPages.test(file)).length;
  console.log(`left out, as they need a page: ${left} files of bindings/js, element, field, react and vue`);
  for (const file of files) {
    const to = join(scriptTree, file);
    mkdirSync(dirname(to), { recursive: true });
    if (!getsFaults(file)) {
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
