// A copy of the project in which rows of data are changed one at a time, and the native tests are built over them.

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFiles, root } from '../lint/files.ts';
import { type Ran, run } from '../lint/spawn.ts';
import { type Edit, FaultyData } from './data_faults.ts';
import { removeGone, writeIfNew } from './tree_files.ts';

export const dataTree = join(root, 'build/mutation/data_tree');
const built = join(root, 'build/mutation/data_native');
const programs = ['cardmend_tests', 'cardmend_shipped_tests'];
export const dataPrograms = programs.map(name => join(built, 'tests/native', name));

/** Rows that say what cards, platforms and mistakes there are; vocabulary.json and texts are words of the code. */
const edited =
  /^data\/(products|confusions)\/[^/]+\.json$|^data\/(causes|currencies|detection|dictation|evidence|failures|labels|platforms|plan|remedies|supports|thresholds|tiers|wordings)\.json$/;

/** Brings the native tests up to date with the tree. */
export async function buildDataNative(): Promise<Ran> {
  return await run('timeout', [
    '1800',
    'nice',
    '-n',
    '10',
    'cmake',
    '--build',
    built,
    '--target',
    ...programs,
  ]);
}

/** Writes the tree and builds it once. */
export async function buildDataTree(): Promise<readonly Edit[]> {
  const edits: Edit[] = [];
  const files = projectFiles();
  removeGone(dataTree, ['src', 'tests', 'bench', 'data', 'tools', 'bindings'], new Set(files));
  for (const file of files) {
    const bytes = readFileSync(join(root, file));
    writeIfNew(join(dataTree, file), bytes);
    if (edited.test(file))
      edits.push(...new FaultyData(file, bytes.toString('utf8'), edits.length + 1).edits);
  }
  for (const name of ['node_modules', 'build/setup.cmake', 'build/setup.env', 'build/wasm-release', 'dist']) {
    const link = join(dataTree, name);
    rmSync(link, { force: true });
    mkdirSync(dirname(link), { recursive: true });
    if (existsSync(join(root, name))) symlinkSync(join(root, name), link);
  }
  // The tests ask git for the project's files, and the tree lies in a folder that the project ignores.
  if (!existsSync(join(dataTree, '.git'))) await run('git', ['init', '-q'], { cwd: dataTree });
  for (const file of ['tools/run', 'tools/setup']) cpSync(join(root, file), join(dataTree, file));
  if (!existsSync(join(dataTree, 'build/generated')))
    cpSync(join(root, 'build/generated'), join(dataTree, 'build/generated'), { recursive: true });
  const flags = '-O0 -w -fno-exceptions';
  const configure = [
    ...['-S', dataTree, '-B', built, '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=None', `-DCMAKE_CXX_FLAGS=${flags}`],
    ...['-DCMAKE_UNITY_BUILD=ON', '-DCMAKE_UNITY_BUILD_BATCH_SIZE=4'],
  ];
  const configured = await run('cmake', configure);
  if (configured.status !== 0) throw new Error(configured.output);
  const { status, output } = await buildDataNative();
  if (status !== 0) throw new Error(output.split('\n').slice(-40).join('\n'));
  return edits;
}
