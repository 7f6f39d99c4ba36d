/** The declarations of what ships: of each script and of all that it names, for ES modules and for CommonJS. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { partEntries, scripts } from './entries.ts';
import { root } from './paths.ts';

/** The files that declarations import, themselves included; paths below `folder`. */
function declarationsOf(folder: string, file: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  for (const [, name = ''] of text.matchAll(/from '(\.[^']+)\.ts'/g))
    declarationsOf(folder, join(dirname(file), `${name}.d.ts`), found);
  return found;
}

/** What an import of a wasm gives. In the shipped text: bundlers and runtimes do not agree on it. */
const wasmDeclaration = `/** Its address, as most bundlers give it; workerd gives the compiled module. Either is what \`{ wasm }\` takes. */
declare const wasm: string;
export default wasm;
`;

/** The words of a session, as declared: without what only the core is handed. */
export const sessionWords = (generated: string): string =>
  generated
    .split('\n')
    .filter(line => !line.includes('SessionRulesWords'))
    .join('\n')
    .replaceAll("'./keys.ts'", "'./keys.js'");

export function writeBoth(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  writeFileSync(path.replace(/\.ts$/, '.cts'), text.replaceAll(/'(\.[^']+)\.js'/g, "'$1.cjs'"));
}

/** `tsc` keeps the alias of the generated keys in declarations; in the package they lie beside index.d.ts. */
export function writeDeclarations(folder: string): void {
  const work = `${folder}.declarations`;
  rmSync(work, { recursive: true, force: true });
  execFileSync(
    join(root, 'node_modules/typescript/bin/tsc'),
    ['-p', 'bindings/js/tsconfig.json', '--outDir', work],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
  const from = join(work, 'bindings/js');
  writeBoth(join(folder, 'keys.d.ts'), readFileSync(join(work, 'build/generated/ts/keys.d.ts'), 'utf8'));
  const words = readFileSync(join(work, 'build/generated/ts/session.d.ts'), 'utf8');
  writeBoth(join(folder, 'session_words.d.ts'), sessionWords(words));
  for (const file of new Set(scripts.flatMap(script => [...declarationsOf(from, `${script}.d.ts`)]))) {
    const up = relative(dirname(file), '.') || '.';
    const text = readFileSync(join(from, file), 'utf8')
      .replaceAll("'#tables/keys.ts'", `'${up}/keys.js'`)
      .replaceAll("'#tables/session.ts'", `'${up}/session_words.js'`)
      .replaceAll(/'(\.[^']+)\.ts'/g, "'$1.js'");
    writeBoth(join(folder, file), text);
  }
  for (const { wasm } of partEntries) writeBoth(join(folder, `${wasm}.wasm.d.ts`), wasmDeclaration);
  rmSync(work, { recursive: true });
}
