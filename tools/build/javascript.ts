/** bindings/js and the parts' wasm -> the package's folder: scripts for each place, texts, declarations, tools. */
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
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { writeBill } from './bill.ts';
import { writeDeclarations } from './declarations.ts';
import {
  type PartEntry,
  partEntries,
  plainEntries,
  rareScripts,
  runner,
  shared,
  signatures,
} from './entries.ts';
import {
  type BuiltPart,
  buildPart,
  coreWithin,
  type FlavourOptions,
  flavours,
  localesOf,
  rareBeside,
  runnerInject,
  textsOf,
} from './flavours.ts';
import { writeIntegrity } from './integrity.ts';
import { maps } from './maps.ts';
import { buildMiniPrograms } from './miniprogram.ts';
import { root } from './paths.ts';
import { hexOf, programOf } from './program.ts';
import { type StampedWasm, stampWasm } from './stamp.ts';

const generated = join(root, 'build/generated/ts');

const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

const define = { CARDMEND_VERSION: JSON.stringify(version) };

/** ASCII alone: a page in another encoding than UTF-8 reads a script in it. */
const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  charset: 'ascii',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  ...(maps && { sourcemap: 'external' }),
} as const satisfies esbuild.BuildOptions;

/** Of the parts those that check codes. */
const hasProducts = ({ texts }: PartEntry) => texts === 'check' || texts === 'whole';

/** The parts over their linked wasm; those that check are linked with the frozen products too, for the tests. */
function builtParts(tested: boolean): readonly BuiltPart[] {
  return partEntries.map(part => {
    const test = tested && hasProducts(part) ? '-test' : '';
    return { ...part, stamped: stampWasm(`${part.wasm}${test}`, part.wasm) };
  });
}

function localesBuilt(): string[] {
  return readdirSync(join(generated, 'locales/whole')).map(file => file.replace(/\.ts$/, ''));
}

/** A part's texts, a file for each locale: as it loads them, and by key. Modules are UTF-8 whatever the page is in. */
async function buildTexts({ texts }: BuiltPart, folder: string, locales: readonly string[]): Promise<void> {
  const at = localesOf(texts);
  await esbuild.build({
    ...common,
    charset: 'utf8',
    entryPoints: locales.flatMap(locale => [
      { in: join(generated, `messages/${texts}/${locale}.ts`), out: `${textsOf(texts)}/${locale}` },
      { in: join(generated, `locales/${texts}/${locale}.ts`), out: `${at}/${locale}` },
    ]),
    outdir: folder,
  });
  const declared = 'declare const messages: Readonly<Record<string, string>>;\nexport default messages;\n';
  for (const locale of locales) writeFileSync(join(folder, at, `${locale}.d.ts`), declared);
}

/** The part's wasm, and what stands in for it. */
async function writeProgram({ wasm, stamped }: BuiltPart, folder: string): Promise<void> {
  writeFileSync(join(folder, stamped.file), stamped.bytes);
  writeFileSync(join(folder, `hex/${wasm}.js`), hexOf(stamped.bytes));
  const { code, data } = await programOf(stamped.bytes);
  writeFileSync(join(folder, `fallback/${wasm}.js`), code);
  writeFileSync(join(folder, `fallback/${wasm}-data.js`), `export default${JSON.stringify(data)};\n`);
}

/** Where the small part lies from an entry, for a page without a bundler, which knows no names of packages. */
const checkAt = (path: string): esbuild.Plugin => ({
  name: 'the small part beside it',
  setup: build =>
    build.onResolve({ filter: /^\.\.\/check\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    ),
});

/** Where the script that checks signatures lies from one that may need it. */
const signaturesAt = (path: string): esbuild.Plugin => ({
  name: 'what checks signatures beside it',
  setup: build =>
    build.onResolve({ filter: /\/ed25519_script\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path, external: true } : undefined,
    ),
});

async function buildPlain(folder: string): Promise<void> {
  for (const { script, external = [] } of plainEntries) {
    const one = {
      ...common,
      entryPoints: [{ in: `bindings/js/${script}.ts`, out: script }],
      outdir: folder,
      external: [...external],
      define,
      plugins: [checkAt('./check.js'), signaturesAt(`./${signatures.script}.js`)],
    };
    await esbuild.build(one);
    await esbuild.build({ ...one, format: 'cjs', platform: 'node', outExtension: { '.js': '.cjs' } });
  }
}

/** What checks signatures of lists where the runtime cannot. An ES module imports it by need, as CommonJS can too. */
async function buildSignatures(folder: string): Promise<void> {
  await esbuild.build({
    ...common,
    entryPoints: [{ in: `bindings/js/${signatures.source}`, out: signatures.script }],
    outdir: folder,
  });
}

/** What the parts of a page share, and what few pages load. */
async function buildShared(folder: string): Promise<void> {
  await esbuild.build({
    ...common,
    entryPoints: [{ in: `bindings/js/${shared.source}`, out: shared.script }],
    outdir: folder,
    plugins: [rareBeside],
  });
  for (const { script, source } of rareScripts)
    await esbuild.build({
      ...common,
      entryPoints: [{ in: `bindings/js/${source}`, out: script }],
      outdir: folder,
      // What is Chinese for the most part; modules are UTF-8 whatever the page is in.
      ...(script.endsWith('_wordings') && { charset: 'utf8' as const }),
    });
}

/** What sends for sessions, for all places but the inline one. */
async function buildRunner(folder: string): Promise<void> {
  const one = {
    ...common,
    entryPoints: [{ in: `bindings/js/${runner.source}`, out: runner.script }],
    outdir: folder,
    inject: [runnerInject],
  };
  await esbuild.build(one);
  await esbuild.build({ ...one, format: 'cjs', platform: 'node', outExtension: { '.js': '.cjs' } });
}

/** The field for a classic script. */
async function buildGlobalField(folder: string): Promise<void> {
  await esbuild.build({
    ...common,
    format: 'iife',
    globalName: 'CardmendField',
    entryPoints: [{ in: 'bindings/js/field.ts', out: 'global/field' }],
    outdir: folder,
    external: ['cardmend/check'],
    define,
    plugins: [checkAt('../check.js')],
  });
}

/** What saxes asks of characters has controls in its texts, which esbuild leaves as they are. */
function escapeControls(file: string): void {
  const escaped = (control: string) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const controls = /[\x00-\x08\x0b-\x1f\x7f]/g;
  writeFileSync(file, readFileSync(file, 'latin1').replace(controls, escaped), 'latin1');
}

/** The command line's scripts: itself, and the threads that check a batch. */
const commandLine = [
  { in: 'bindings/cli/main.ts', out: 'cli', banner: '#!/usr/bin/env node' },
  { in: 'bindings/cli/batch/worker.ts', out: 'batch_worker', banner: '' },
] as const;

/** The wasm that the command line alone loads. Embind's glue has no call for its build. */
const besideCommandLine = (): readonly StampedWasm[] => [
  stampWasm('cardmend-batch', 'cardmend-batch'),
  stampWasm('cardmend-tools', 'cardmend-tools', false),
];

const buildsOf = (beside: readonly StampedWasm[]) => ({
  CARDMEND_BESIDE: JSON.stringify(Object.fromEntries(beside.map(({ file, build }) => [file, build]))),
});

/** The command line, beside the module that it checks with. A thread has the core in itself, and is handed the wasm. */
async function buildCommandLine(folder: string, part: BuiltPart, options: FlavourOptions): Promise<void> {
  const within = coreWithin(part, options);
  const beside = besideCommandLine();
  for (const { in: source, out, banner } of commandLine) {
    await esbuild.build({
      ...common,
      entryPoints: [{ in: source, out }],
      outdir: folder,
      platform: 'node',
      target: 'node20',
      ...(banner === '' ? {} : { banner: { js: banner } }),
      ...within,
      // A driver is taken from whoever uses one.
      external: ['libsql', 'pg', '@nats-io/transport-node', '@nats-io/jetstream'],
      define: { ...within.define, ...buildsOf(beside), CARDMEND_SCRIPT: JSON.stringify(`${out}.js`) },
      plugins: [
        ...within.plugins,
        signaturesAt(`./${signatures.script}.js`),
        {
          name: 'the module beside it',
          setup: build =>
            build.onResolve({ filter: /^cardmend(\/guide)?$/ }, ({ path }) => ({
              path: path === 'cardmend' ? './portable/index.js' : './portable/guide.js',
              external: true,
            })),
        },
      ],
    });
  }
  if (!maps) escapeControls(join(folder, 'cli.js'));
  chmodSync(join(folder, 'cli.js'), 0o755);
  for (const { file, bytes } of beside) writeFileSync(join(folder, file), bytes);
}

/** Fills `folder` (below the project's), which is replaced as a whole. `tested`: with the frozen products too. */
export async function buildJavaScript(folder: string, tested: boolean): Promise<void> {
  const out = join(root, folder);
  const work = `${out}.new`;
  rmSync(work, { recursive: true, force: true });
  for (const sub of ['hex', 'fallback']) mkdirSync(join(work, sub), { recursive: true });
  const locales = localesBuilt();
  const products = tested ? 'test_products.ts' : 'products.ts';
  const options: FlavourOptions = { common, out: work, generated, products, locales, define };
  const parts = builtParts(tested);
  for (const part of parts) {
    await Promise.all(Object.values(flavours).map(flavour => buildPart(flavour, part, options)));
    await buildTexts(part, work, locales);
    if (!maps) await writeProgram(part, work);
  }
  await buildPlain(work);
  await buildRunner(work);
  await buildShared(work);
  await buildSignatures(work);
  await buildGlobalField(work);
  cpSync(join(root, 'build/generated/product.schema.json'), join(work, 'product.schema.json'));
  cpSync(join(root, 'build/generated/schemas'), join(work, 'schemas'), { recursive: true });
  if (!maps) writeDeclarations(work);
  if (!maps) writeIntegrity(work);
  const whole = parts.find(({ texts }) => texts === 'whole');
  if (whole !== undefined) await buildCommandLine(work, whole, options);
  await buildMiniPrograms(work, tested);
  if (!maps)
    writeBill(
      work,
      readdirSync(work).filter(file => file.endsWith('.wasm')),
    );
  rmSync(out, { recursive: true, force: true });
  renameSync(work, out);
}
