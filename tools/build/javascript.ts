/** bindings/js and the parts' wasm -> the package's folder: a script a part, one file a locale, declarations. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './paths.ts';
import { type StampedWasm, stampWasm } from './stamp.ts';

const generated = join(root, 'build/generated/ts');

const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

/** A part as it ships: its script, its wasm and its texts. */
interface Part {
  readonly script: string;
  /** As tools/tables names it. */
  readonly texts: 'check' | 'guide' | 'whole';
  readonly wasm: StampedWasm;
}

/** The module as a whole, by what stands for a part's wasm. */
function partsOf(tested: boolean): readonly Part[] {
  const test = tested ? '-test' : '';
  return [
    { script: 'check', texts: 'check', wasm: stampWasm(`cardmend-check${test}`, 'cardmend-check') },
    { script: 'guide', texts: 'guide', wasm: stampWasm('cardmend-guide', 'cardmend-guide') },
    { script: 'index', texts: 'whole', wasm: stampWasm(`cardmend${test}`, 'cardmend') },
  ];
}

function locales(): string[] {
  return readdirSync(join(generated, 'messages/whole'))
    .filter(file => file !== 'loaders.ts')
    .map(file => file.replace(/\.ts$/, ''));
}

/** Where a part's texts lie in the package. */
const localesOf = (texts: Part['texts']) => (texts === 'whole' ? 'locales' : `locales/${texts}`);

/** What needs no wasm. */
const plainEntries = ['field', 'knowledge'];

/** What the package offers: an entry of `exports` each. */
const entries = ['index', 'check', 'guide', ...plainEntries];

/** The files that declarations import, themselves included; paths below `folder`. */
function declarationsOf(folder: string, file: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  for (const [, name = ''] of text.matchAll(/from '(\.[^']+)\.ts'/g))
    declarationsOf(folder, join(dirname(file), `${name}.d.ts`), found);
  return found;
}

/** `tsc` keeps the alias of the generated keys in declarations; in the package they lie beside index.d.ts. */
function writeDeclarations(folder: string): void {
  const work = join(root, 'build/declarations');
  rmSync(work, { recursive: true, force: true });
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'bindings/js/tsconfig.json', '--outDir', work], {
    cwd: root,
    stdio: 'inherit',
  });
  const from = join(work, 'bindings/js');
  const files = new Set(entries.flatMap(entry => [...declarationsOf(from, `${entry}.d.ts`)]));
  cpSync(join(work, 'build/generated/ts/keys.d.ts'), join(folder, 'keys.d.ts'));
  for (const file of files) {
    const up = relative(dirname(file), '.') || '.';
    const text = readFileSync(join(from, file), 'utf8')
      .replaceAll("'#tables/keys.ts'", `'${up}/keys.js'`)
      .replaceAll(/'(\.[^']+)\.ts'/g, "'$1.js'");
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const text = 'declare const messages: Readonly<Record<string, string>>;\nexport default messages;\n';
  for (const texts of ['check', 'guide', 'whole'] as const) {
    mkdirSync(join(folder, localesOf(texts)), { recursive: true });
    for (const locale of locales()) writeFileSync(join(folder, localesOf(texts), `${locale}.d.ts`), text);
  }
}

/** The command line, in one file beside the module that it checks with. */
async function buildCommandLine(folder: string): Promise<void> {
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [{ in: 'bindings/cli/main.ts', out: 'cli' }],
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    banner: { js: '#!/usr/bin/env node' },
    define: { CARDMEND_VERSION: JSON.stringify(version) },
    plugins: [
      {
        name: 'the module beside it',
        setup: build =>
          build.onResolve({ filter: /^cardmend$/ }, () => ({ path: './index.js', external: true })),
      },
    ],
  });
  chmodSync(join(folder, 'cli.js'), 0o755);
  cpSync(join(root, 'node_modules/csv-parse/LICENSE'), join(folder, 'cli.csv-parse.LICENSE'));
  cpSync(
    join(root, 'build/wasm-release/bindings/wasm/cardmend-tools.wasm'),
    join(folder, 'cardmend-tools.wasm'),
  );
}

const common = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies esbuild.BuildOptions;

/** The whole is a file of its own: who asks the small part for it loads it as any page does. */
const wholeBeside: esbuild.Plugin = {
  name: 'the whole beside it',
  setup: build =>
    build.onResolve({ filter: /^\.\/index\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './index.js', external: true } : undefined,
    ),
};

/** A part holds all that it needs: what it shares with another would else be what any of them needs. */
async function buildPart({ script, texts, wasm }: Part, folder: string, products: string): Promise<void> {
  await esbuild.build({
    ...common,
    entryPoints: [
      { in: `bindings/js/${script}.ts`, out: script },
      ...locales().map(locale => ({
        in: join(generated, `messages/${texts}/${locale}.ts`),
        out: `${localesOf(texts)}/${locale}`,
      })),
    ],
    outdir: folder,
    alias: {
      '#tables/messages/whole/loaders.ts': join(generated, `messages/${texts}/loaders.ts`),
      '#tables/products.ts': join(generated, products),
    },
    define: {
      CARDMEND_VERSION: JSON.stringify(version),
      CARDMEND_SCRIPT: JSON.stringify(`${script}.js`),
      CARDMEND_WASM_FILE: JSON.stringify(`./${wasm.file}`),
      CARDMEND_WASM_LENGTH: String(wasm.bytes.length),
      CARDMEND_WASM_HASH: JSON.stringify(wasm.hash),
      CARDMEND_WASM_BUILD: JSON.stringify(wasm.build),
    },
    plugins: [wholeBeside],
  });
  writeFileSync(join(folder, wasm.file), wasm.bytes);
}

/** Fills `folder` (below the project's), which is replaced as a whole. `tested`: with the frozen products too. */
export async function buildJavaScript(folder: string, tested: boolean): Promise<void> {
  const out = join(root, folder);
  const work = `${out}.new`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const products = tested ? 'test_products.ts' : 'products.ts';
  await Promise.all(partsOf(tested).map(part => buildPart(part, work, products)));
  await esbuild.build({
    ...common,
    splitting: false,
    entryPoints: plainEntries.map(entry => ({ in: `bindings/js/${entry}.ts`, out: entry })),
    outdir: work,
    define: { CARDMEND_VERSION: JSON.stringify(version) },
  });
  cpSync(join(root, 'build/generated/product.schema.json'), join(work, 'product.schema.json'));
  writeDeclarations(work);
  await buildCommandLine(work);
  rmSync(out, { recursive: true, force: true });
  renameSync(work, out);
}
