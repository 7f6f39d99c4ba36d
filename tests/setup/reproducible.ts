// The package out of two folders is the same, byte for byte: with different names and lengths of their paths, another home,
// language, time zone, mask and time. Another user is not tried, nor another machine. The WebAssembly it takes as it was built; that
// the same comes out of another folder and an empty cache is proven by `npm run test:cold`.
// usage: npm run reproducible      about a minute

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
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

/** A copy of the sources, with what the other builds made. */
function copyTo(folder: string): void {
  for (const file of projectFiles()) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  // Bundles name modules by their way from the folder: it must be in it, and not by a link that leads elsewhere.
  execFileSync('cp', ['-al', join(root, 'node_modules'), join(folder, 'node_modules')]);
  for (const name of ['setup.env', 'setup.cmake', 'generated'])
    cpSync(join(root, 'build', name), join(folder, 'build', name), { recursive: true });
  const wasm = 'build/wasm-release/bindings/wasm';
  for (const name of filesOf(join(root, wasm)).filter(file => /\.(wasm|m?js)$/.test(file))) {
    mkdirSync(dirname(join(folder, wasm, name)), { recursive: true });
    cpSync(join(root, wasm, name), join(folder, wasm, name));
  }
}

async function buildIn(folder: string, mask: string, more: NodeJS.ProcessEnv): Promise<Map<string, string>> {
  copyTo(folder);
  const env = { PATH: process.env.PATH, HOME: join(folder, 'home'), ...more };
  mkdirSync(env.HOME);
  const script = `umask ${mask}; exec tools/run tools/build/main.ts js`;
  const { status, output } = await run('sh', ['-c', script], { cwd: folder, env });
  if (status !== 0) throw new Error(`the build in ${folder} ended with ${status}\n${output.slice(-3000)}`);
  return sumsOf(join(folder, 'dist'));
}

const scratch = mkdtempSync(join(root, 'build', 'same-'));
try {
  const first = await buildIn(join(scratch, 'a'), '022', { LANG: 'C', TZ: 'UTC' });
  const second = await buildIn(join(scratch, 'another_folder-with-a-longer-name', 'b'), '077', {
    LANG: 'de_DE.UTF-8',
    TZ: 'Asia/Shanghai',
  });
  const names = [...new Set([...first.keys(), ...second.keys()])];
  const other = names.filter(name => first.get(name) !== second.get(name));
  for (const name of other) console.error(`differs: dist/${name}`);
  const seconds = Math.round((Date.now() - begun) / 1000);
  console.log(`reproducible: ${names.length} files, ${other.length} differ, ${seconds} s`);
  process.exitCode = other.length === 0 && names.length > 50 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
