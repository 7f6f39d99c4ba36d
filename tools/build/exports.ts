/**
 * tools/build/entries.ts -> what package.json says of them: `exports`, and the types that old resolvers find by folder.
 * usage: tools/run tools/build/exports.ts     writes package.json; a test tells when that was forgotten
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { miniProgramEntries, miniProgramTypes, partEntries, plainEntries } from './entries.ts';
import { root } from './paths.ts';

type Target = string | { readonly [condition: string]: Target };

const typed = (script: string, file: string, cjs = false): Target => ({
  types: `./dist/${script}.d.${cjs ? 'cts' : 'ts'}`,
  default: `./dist/${file}`,
});

const named = (script: string) => (script === 'index' ? '' : `/${script}`);

/** Of several that hold the first counts. */
function part(script: string): Target {
  return {
    workerd: typed(script, `workerd/${script}.js`),
    'edge-light': typed(script, `portable/${script}.js`),
    require: typed(script, `node/${script}.cjs`, true),
    node: typed(script, `portable/${script}.js`),
    development: typed(script, `portable/${script}.js`),
    default: typed(script, `${script}.js`),
  };
}

const inline = (script: string): Target => ({
  require: typed(script, `node/${script}.cjs`, true),
  default: typed(script, `inline/${script}.js`),
});

const plain = (script: string): Target => ({
  require: typed(script, `${script}.cjs`, true),
  default: typed(script, `${script}.js`),
});

/** A file as it is, with what an import of it gives. */
const wasm = (name: string): Target => ({
  require: typed(`${name}.wasm`, `${name}.wasm`, true),
  default: typed(`${name}.wasm`, `${name}.wasm`),
});

export function packageExports(): Record<string, Target> {
  const parts = partEntries.map(({ script }) => script);
  return {
    ...Object.fromEntries(parts.map(script => [`.${named(script)}`, part(script)])),
    ...Object.fromEntries(parts.map(script => [`./inline${named(script)}`, inline(script)])),
    ...Object.fromEntries(
      [...plainEntries.map(({ script }) => script), 'integrity'].map(script => [
        `./${script}`,
        plain(script),
      ]),
    ),
    ...Object.fromEntries(partEntries.map(({ wasm: name }) => [`./${name}.wasm`, wasm(name)])),
    ...Object.fromEntries(
      miniProgramEntries.map(({ name, file, source }) => [
        `./miniprogram${name}`,
        { types: `./${miniProgramTypes(source)}`, default: `./dist/${file}` },
      ]),
    ),
    './global/*': './dist/global/*',
    './product.schema.json': './dist/product.schema.json',
    './schemas/*': './dist/schemas/*',
    './sbom.cdx.json': './dist/sbom.cdx.json',
    './locales/*': { types: './dist/locales/*.d.ts', default: './dist/locales/*.js' },
    './package.json': './package.json',
  };
}

/** For resolvers that know no `exports`: the declarations of each entry. */
export function typesVersions(): Record<string, Record<string, string[]>> {
  const keys = Object.keys(packageExports()).filter(
    key => key !== '.' && key !== './package.json' && !key.includes('*'),
  );
  const declared = (key: string) => {
    const mini = miniProgramEntries.find(({ name }) => `miniprogram${name}` === key);
    if (mini !== undefined) return `./${miniProgramTypes(mini.source)}`;
    return `./dist/${key.endsWith('.json') ? key : `${key.replace(/^inline\/?/, '') || 'index'}.d.ts`}`;
  };
  return {
    '*': Object.fromEntries(keys.map(key => key.slice(2)).map(key => [key, [declared(key)]])),
  };
}

function write(): void {
  const path = join(root, 'package.json');
  const said = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  const next = { ...said, exports: packageExports(), typesVersions: typesVersions() };
  writeFileSync(path, `${JSON.stringify(next, null, 2)}\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) write();
