/** The declarations of bindings/miniprogram, in a folder of their own: as CommonJS, with all that they name. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { sessionWords } from './declarations.ts';
import { miniProgramEntries } from './entries.ts';
import { root } from './paths.ts';

/** The files that declarations import, themselves included; paths below `folder`. */
function closure(folder: string, file: string, found: Set<string>): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  for (const [, name = ''] of text.matchAll(/(?:from |import\()'(\.[^']+)\.ts'/g))
    closure(folder, join(dirname(file), `${name}.d.ts`), found);
  return found;
}

/** @param folder of the package, an absolute path */
export function writeMiniProgramTypes(folder: string): void {
  const work = `${folder}.declarations`;
  rmSync(work, { recursive: true, force: true });
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = ['-p', 'bindings/miniprogram/tsconfig.json', '--outDir', work];
  execFileSync(tsc, args, { cwd: root, stdio: 'inherit' });
  const from = join(work, 'bindings');
  const out = join(folder, 'miniprogram_types');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'package.json'), '{"type":"commonjs"}\n');
  cpSync(join(work, 'build/generated/ts/keys.d.ts'), join(out, 'keys.d.ts'));
  const words = readFileSync(join(work, 'build/generated/ts/session.d.ts'), 'utf8');
  writeFileSync(join(out, 'session_words.d.ts'), sessionWords(words));
  const files = new Set<string>();
  for (const { source } of miniProgramEntries) closure(from, `miniprogram/${source}.d.ts`, files);
  for (const file of files) {
    const keys = relative(dirname(file), 'keys.js');
    const session = relative(dirname(file), 'session_words.js');
    const text = readFileSync(join(from, file), 'utf8')
      .replaceAll("'#tables/keys.ts'", `'${keys}'`)
      .replaceAll("'#tables/session.ts'", `'${session}'`)
      .replaceAll(/'(\.[^']+)\.ts'/g, "'$1.js'");
    mkdirSync(join(out, dirname(file)), { recursive: true });
    writeFileSync(join(out, file), text);
  }
  rmSync(work, { recursive: true });
}
