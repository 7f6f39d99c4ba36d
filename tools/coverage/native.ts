// The native tests once more, compiled by clang with counters: what they reach of src.

import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../lint/files.ts';
import { pooled, run } from '../lint/spawn.ts';
import type { FileCounts } from './counts.ts';
import { countsOf, type Exported } from './llvm.ts';
import { type LlvmTools, llvmTools } from './llvm_tools.ts';

const folder = join(root, 'build/native-coverage');
const profiles = join(folder, 'profiles');

/**
 * Optimized a little, as the laws run millions of checks; what counts is counted before anything is optimized. The compiler's
 * own options, not those of its driver: of a driver's `-fprofile-instr-generate` ccache takes the checkout's folder into the
 * key, and would compile all of it anew. No name of a file holds the folder either, so that any checkout may use the objects.
 */
const flags = [
  '-O1',
  '-Xclang -fprofile-instrument=clang',
  '-Xclang -fcoverage-mapping',
  '-Xclang -fcoverage-compilation-dir=.',
  `-ffile-prefix-map=${root}/=`,
].join(' ');

const configuration = [
  '-DCMAKE_BUILD_TYPE=None',
  `-DCMAKE_CXX_FLAGS=${flags}`,
  '-DCMAKE_EXE_LINKER_FLAGS=-fprofile-instr-generate',
  '-DCMAKE_UNITY_BUILD=ON',
  '-DCMAKE_UNITY_BUILD_BATCH_SIZE=8',
  '-DCMAKE_CXX_SCAN_FOR_MODULES=OFF',
];

const programs = ['cardmend_tests', 'cardmend_shipped_tests', 'cardmend_session_tests'];

const longLaws = 'laws: a checker of named products*,laws: the edit log gives the code*';

/** What is run, the longest first: two processes of the largest share its time. */
const runs: readonly (readonly string[])[] = [
  ['cardmend_tests', `--test-case-exclude=${longLaws}`],
  ['cardmend_tests', `--test-case=${longLaws}`],
  ['cardmend_session_tests'],
  ['cardmend_shipped_tests'],
];

async function must(program: string, args: readonly string[], env = process.env): Promise<string> {
  const { status, output } = await run(program, args, { env });
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')}: ${output.split('\n').slice(-40).join('\n')}`);
  return output;
}

function pathOf(program: string): string {
  return join(folder, 'tests/native', program);
}

async function exported({ cov, profdata }: LlvmTools): Promise<Exported> {
  const merged = join(profiles, 'all.profdata');
  const raw = readdirSync(profiles).map(file => join(profiles, file));
  await must(profdata, ['merge', '-sparse', ...raw, '-o', merged]);
  const [first = '', ...others] = programs.map(pathOf);
  const objects = others.flatMap(other => ['-object', other]);
  const out = join(folder, 'coverage.json');
  const command = `exec ${cov} export -instr-profile=${merged} ${[first, ...objects].join(' ')} >${out}`;
  await must('sh', ['-c', command]);
  return JSON.parse(readFileSync(out, 'utf8')) as Exported;
}

/** Where a file is: named from the folder of the build as ccache or the rooms have it, or from the root. */
function placeOf(name: string): string {
  return resolve(/^(\.\.|rooms)\//.test(name) ? folder : root, name);
}

/**
 * Builds, runs and counts.
 *
 * @throws Error if it does not build, or a program ends before its tests do
 */
export async function nativeCounts(): Promise<readonly FileCounts[]> {
  const tools = await llvmTools();
  await must(
    'cmake',
    ['-S', root, '-B', folder, '-G', 'Ninja', `-DCMAKE_CXX_COMPILER=${tools.compiler}`].concat(configuration),
  );
  await must('cmake', ['--build', folder, '--target', ...programs]);
  rmSync(profiles, { recursive: true, force: true });
  mkdirSync(profiles, { recursive: true });
  // A failing test fails its own stage; what it would have reached is not missed here.
  await pooled(
    runs.map((one, index) => [one, index] as const),
    async ([[program = '', ...args], index]) => {
      const env = { ...process.env, LLVM_PROFILE_FILE: join(profiles, `${index}.profraw`) };
      const { status, output } = await run(pathOf(program), args, { env });
      if (status > 1) throw new Error(`${program}: ${output.slice(-4000)}`);
    },
  );
  return countsOf(await exported(tools), 'src', placeOf);
}
