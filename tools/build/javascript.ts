/** bindings/js and Emscripten's glue -> the package's folder: index.js, one file a locale, the wasm, declarations. */
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
import type { StampedWasm } from './stamp.ts';

const generated = join(root, 'build/generated/ts');

function locales(): string[] {
  return readdirSync(join(generated, 'messages')).map(file => file.replace(/\.ts$/, ''));
}

/** What the package offers: an entry of `exports` each. */
const entries = ['index', 'field', 'knowledge'];

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
  mkdirSync(join(folder, 'locales'), { recursive: true });
  for (const locale of locales()) {
    const text = 'declare const messages: Readonly<Record<string, string>>;\nexport default messages;\n';
    writeFileSync(join(folder, `locales/${locale}.d.ts`), text);
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
    join(root, 'build/wasm-release/bindings/wasm/cardmend_tools.wasm'),
    join(folder, 'cardmend-tools.wasm'),
  );
}

/** Fills `folder` (below the project's), which is replaced as a whole. */
export async function buildJavaScript(folder: string, wasm: StampedWasm): Promise<void> {
  const out = join(root, folder);
  const work = `${out}.new`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [
      ...entries.map(entry => ({ in: `bindings/js/${entry}.ts`, out: entry })),
      ...locales().map(locale => ({
        in: join(generated, `messages/${locale}.ts`),
        out: `locales/${locale}`,
      })),
    ],
    outdir: work,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    alias: {
      '#wasm': join(root, `build/wasm-release/bindings/wasm/${wasm.name}.mjs`),
      '#tables/products.ts': join(
        generated,
        wasm.name === 'cardmend_test' ? 'test_products.ts' : 'products.ts',
      ),
    },
    define: {
      CARDMEND_WASM_LENGTH: String(wasm.bytes.length),
      CARDMEND_WASM_HASH: JSON.stringify(wasm.hash),
      CARDMEND_WASM_BUILD: JSON.stringify(wasm.build),
    },
  });
  writeFileSync(join(work, 'cardmend.wasm'), wasm.bytes);
  cpSync(join(root, 'build/generated/product.schema.json'), join(work, 'product.schema.json'));
  writeDeclarations(work);
  await buildCommandLine(work);
  rmSync(out, { recursive: true, force: true });
  renameSync(work, out);
}
