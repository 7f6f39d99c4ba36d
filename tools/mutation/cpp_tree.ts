// A copy of the project whose sources hold all faults, and the native tests of it.

import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { llvmTools } from '../coverage/llvm_tools.ts';
import { projectFiles, root } from '../lint/files.ts';
import { run } from '../lint/spawn.ts';
import { type Fault, FaultyText } from './cpp_faults.ts';
import { cppParser } from './parser.ts';
import { removeGone, writeIfNew } from './tree_files.ts';

const tree = join(root, 'build/mutation/tree');
const built = join(root, 'build/mutation/native');
const programs = [
  'cardmend_tests',
  'cardmend_shipped_tests',
  'cardmend_session_tests',
  'cardmend_memory_tests',
];
/** What notices: the tests on frozen products, those of the shipped ones, sessions by chance, and what is left in memory. */
export const testPrograms = programs.map(name => join(built, 'tests/native', name));

const copied =
  /^(src|tests\/(native|laws|fuzz|vectors|products)|bench\/(native|accuracy))\/|^(CMakeLists\.txt|package(-lock)?\.json)$/;

/** What lies beside the sources, and is not copied. */
function linkBeside(): void {
  mkdirSync(join(tree, 'build'), { recursive: true });
  for (const name of [
    'node_modules',
    'build/setup.cmake',
    'build/setup.env',
    'tools',
    'data',
    'bindings',
    'tsconfig.json',
  ]) {
    rmSync(join(tree, name), { force: true });
    symlinkSync(join(root, name), join(tree, name));
  }
}

/** Tests of the tree alone, and where they come from. */
const ownTests: Readonly<Record<string, string>> = {
  'tests/native/support/fault.h': 'tools/mutation/fault.h',
  ...Object.fromEntries(
    ['seek.cpp', 'kinds.h', 'kinds.cpp', 'trial.h', 'trial.cpp'].map(name => [
      `tests/native/seek/${name}`,
      `tools/mutation/seek/${name}`,
    ]),
  ),
};

/** Sources that only a WebAssembly has. */
const notNative = /^src\/text\/fold_form_in_runs\.cpp$/;

/** Writes the tree. */
export async function writeTree(): Promise<readonly Fault[]> {
  const parse = await cppParser();
  const faults: Fault[] = [];
  linkBeside();
  const files = projectFiles().filter(name => copied.test(name));
  removeGone(tree, ['src', 'tests', 'bench'], new Set([...files, ...Object.keys(ownTests)]));
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8');
    if (!/^src\/(?!include\/).*\.(cpp|h)$/.test(file) || notNative.test(file)) {
      writeIfNew(join(tree, file), text);
      continue;
    }
    const node = parse(text);
    if (node.hasError) console.error(`${file}: not read, so without faults`);
    const faulty = new FaultyText(file, faults.length + 1);
    writeIfNew(join(tree, file), node.hasError ? text : faulty.write(node));
    if (!node.hasError) faults.push(...faulty.faults);
  }
  cpSync(join(root, 'build/generated'), join(tree, 'build/generated'), {
    recursive: true,
    preserveTimestamps: true,
  });
  for (const [name, from] of Object.entries(ownTests))
    writeIfNew(join(tree, name), readFileSync(join(root, from), 'utf8'));
  return faults;
}

/** An archive: what links finds which fault is on, whichever program it is. */
async function buildSwitch(compiler: string): Promise<string> {
  mkdirSync(built, { recursive: true });
  const object = join(built, 'fault.o');
  const archive = join(built, 'libfault.a');
  const source = join(root, 'tools/mutation/fault.cpp');
  for (const [program, args] of [
    [compiler, ['-O1', '-std=c++20', '-c', source, '-o', object]],
    ['ar', ['rcs', archive, object]],
  ] as const) {
    const { status, output } = await run(program, args);
    if (status !== 0) throw new Error(output);
  }
  return archive;
}

/** Compiles the tests over the tree. */
export async function buildTree(): Promise<void> {
  const { compiler } = await llvmTools();
  const archive = await buildSwitch(compiler);
  // The checks of the standard library notice what reads beside an array, as the sanitizers of `npm test` do, at no cost.
  const flags = `-O1 -std=c++20 -D_GLIBCXX_ASSERTIONS -w -Wno-narrowing -Wno-c++11-narrowing -include ${join(tree, 'tests/native/support/fault.h')}`;
  const configure = [
    ...[
      '-S',
      tree,
      '-B',
      built,
      '-G',
      'Ninja',
      `-DCMAKE_CXX_COMPILER=${compiler}`,
      '-DCMAKE_BUILD_TYPE=None',
    ],
    `-DCMAKE_CXX_STANDARD_LIBRARIES=${archive}`,
    ...[`-DCMAKE_CXX_FLAGS=${flags}`, '-DCMAKE_UNITY_BUILD=ON', '-DCMAKE_UNITY_BUILD_BATCH_SIZE=4'],
  ];
  for (const args of [configure, ['--build', built, '--target', ...programs, '--', '-k', '0']]) {
    const { status, output } = await run('cmake', args);
    const errors = output.split('\n').filter(line => /error:|undefined reference/.test(line));
    if (status !== 0)
      throw new Error(`${(errors.length > 0 ? errors : output.split('\n').slice(-40)).join('\n')}`);
  }
}
