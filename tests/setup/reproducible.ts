// The package out of two folders is the same, byte for byte: with different names and lengths of their paths, another home,
// language, time zone, mask, time and user. The WebAssembly of the first is as it was built here; that of the second is compiled from
// nothing, without what was compiled before. Another machine is not tried; an empty cache is, by `npm run test:cold`.
// Another user takes root, setpriv and a toolchain that everybody may read; without them it is said that there was none.
// usage: npm run reproducible      some minutes: all is compiled once

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFiles, root } from '../../tools/lint/files.ts';
import { run } from '../../tools/lint/spawn.ts';

const begun = Date.now();

const filesOf = (folder: string): string[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter(name => statSync(join(folder, name)).isFile())
    .sort();

const sumsOf = (folder: string): Map<string, string> =>
  new Map(
    filesOf(folder).map(name => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );

/** A copy of the sources. */
function copyTo(folder: string): void {
  for (const file of projectFiles()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  // Bundles name modules by their way from the folder: it must be in it, and not by a link that leads elsewhere.
  execFileSync('cp', ['-al', join(root, 'node_modules'), join(folder, 'node_modules')]);
  for (const name of ['setup.env', 'setup.cmake'])
    cpSync(join(root, 'build', name), join(folder, 'build', name), { recursive: true });
}

/** What the other builds made. */
function copyMade(folder: string): void {
  cpSync(join(root, 'build/generated'), join(folder, 'build/generated'), { recursive: true });
  const wasm = 'build/wasm-release/bindings/wasm';
  for (const name of filesOf(join(root, wasm)).filter(file => /\.(wasm|m?js)$/.test(file))) {
    mkdirSync(dirname(join(folder, wasm, name)), { recursive: true });
    cpSync(join(root, wasm, name), join(folder, wasm, name));
  }
}

/** Compiles anew what was compiled before. */
function forgetCompiled(folder: string): void {
  const path = join(folder, 'build/setup.cmake');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^set\(CARDMEND_CCACHE .*\n/m, ''));
}

/** Words to put before a program: nobody, who may read the toolchain in root's home all the same. */
const nobody = 65_534;
const right = 'dac_override';
const asNobody = [
  'setpriv',
  ...[`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'],
  ...[`--inh-caps=-all,+${right}`, `--ambient-caps=-all,+${right}`],
];

/** What nobody says to it; undefined if there is no such user here. */
function nobodySays(...command: readonly string[]): string | undefined {
  const [program = '', ...words] = [...asNobody, ...command];
  const { status, stdout } = spawnSync(program, words, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

interface Way {
  readonly mask: string;
  readonly env: NodeJS.ProcessEnv;
  readonly steps: string;
  /** Words before the build's. */
  readonly as: readonly string[];
}

async function buildIn(folder: string, { mask, env: more, steps, as }: Way): Promise<Map<string, string>> {
  const env = { PATH: process.env.PATH, HOME: join(folder, 'home'), ...more };
  mkdirSync(env.HOME, { recursive: true });
  const script = `umask ${mask}; exec tools/run tools/build/main.ts ${steps}`;
  const [program = '', ...words] = [...as, 'sh', '-c', script];
  const { status, output } = await run(program, words, { cwd: folder, env });
  if (status !== 0) throw new Error(`the build in ${folder} ended with ${status}\n${output.slice(-3000)}`);
  return sumsOf(join(folder, 'dist'));
}

const scratch = mkdtempSync(join(root, 'build', 'same-'));
chmodSync(scratch, 0o755);
try {
  const [here, there] = [join(scratch, 'a'), join(scratch, 'another_folder-with-a-longer-name', 'b')];
  copyTo(here);
  copyMade(here);
  const first = await buildIn(here, { mask: '022', env: { LANG: 'C', TZ: 'UTC' }, steps: 'js', as: [] });
  copyTo(there);
  forgetCompiled(there);
  // CMake and Node look for a program as the user that they are, whatever rights he has: root's home may be closed to him.
  const other =
    nobodySays('id', '-u') === String(nobody) &&
    nobodySays('test', '-r', process.env.CARDMEND_WASM_OPT ?? '') !== undefined;
  const second = await buildIn(there, {
    mask: '077',
    env: { LANG: 'de_DE.UTF-8', TZ: 'Asia/Shanghai' },
    steps: 'wasm js',
    as: other ? asNobody : [],
  });
  const names = [...new Set([...first.keys(), ...second.keys()])];
  const differing = names.filter(name => first.get(name) !== second.get(name));
  for (const name of differing) console.error(`differs: dist/${name}`);
  const seconds = Math.round((Date.now() - begun) / 1000);
  const who = other ? 'by another user' : 'by the same user: nobody else may read the toolchain';
  console.log(`reproducible: ${names.length} files, ${differing.length} differ, ${who}, ${seconds} s`);
  process.exitCode = differing.length === 0 && names.length > 50 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
