// What bundlers make of the package: no chunk without a use, and a clear error where a bundle does not know its place.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import * as esbuild from 'esbuild';
import type * as Package from '../../dist/index.js';
import { root } from '../../tools/build/paths.ts';

const dist = join(root, 'dist');
const entries = [
  ...[
    'index',
    'check',
    'guide',
    'session',
    'field',
    'element',
    'schema',
    'react',
    'vue',
    'knowledge',
    'lists',
    'hub',
  ],
  ...['locales/en', 'locales/zh-CN', 'locales/check/en', 'locales/guide/en'],
];
let folder = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'cardmend-bundle-'));
});
after(() => rmSync(folder, { recursive: true }));

async function bundle(format: esbuild.Format, names: readonly string[]): Promise<esbuild.Message[]> {
  const { warnings } = await esbuild.build({
    entryPoints: names.map(name => ({ in: join(dist, `${name}.js`), out: `${format}/${name}` })),
    outdir: folder,
    outExtension: { '.js': format === 'cjs' ? '.cjs' : '.js' },
    bundle: true,
    splitting: format === 'esm',
    format,
    target: 'es2022',
    // The project's own says where its sources lie; nobody else's does.
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  return warnings;
}

test('every file of the package gives something to who imports it', () => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.js'));
  assert.ok(files.length >= entries.length);
  // What is run as it is, and what mini-programs require: tests/miniprogram looks at those.
  for (const file of files.filter(name => !/^(cli\.js$|batch_worker\.js$|global\/|miniprogram)/.test(name))) {
    const text = readFileSync(join(dist, file), 'utf8');
    assert.match(text, /\bexport\b/, file);
    // An import for its side effects alone: nothing of this package has any.
    assert.doesNotMatch(text, /\bimport\s*["']/, file);
  }
});

test('a bundler has nothing to warn of', async () => {
  assert.deepEqual(await bundle('esm', entries), []);
});

test('a CommonJS bundle of the script for pages says what it needs, and has JavaScript where it gets none', async () => {
  // That there is no import.meta any more is what this is about.
  const warnings = await bundle('cjs', ['index']);
  assert.deepEqual(
    warnings.filter(({ id }) => id !== 'empty-import-meta'),
    [],
  );
  const bundled = createRequire(import.meta.url)(join(folder, 'cjs/index.cjs')) as typeof Package;
  const error: unknown = await bundled.loadCardmend({ fallback: false }).catch((error: unknown) => error);
  assert.ok(error instanceof bundled.CardmendLoadError, String(error));
  assert.equal(error.reason, 'unreachable');
  assert.match(
    error.message,
    /import\.meta\.url.* import cardmend\/inline, or pass its address or its bytes/,
  );
  const wasm = new Uint8Array(readFileSync(join(dist, 'cardmend.wasm')));
  for (const [options, runtime] of [
    [{ wasm }, 'wasm'],
    [{}, 'javascript'],
  ] as const) {
    const cardmend = await bundled.loadCardmend(options);
    assert.equal(cardmend.runtime, runtime);
    assert.equal(cardmend.check('3f2a-90bc-77de-a41b', { product: 'jd.ecard' }).verdict, 'valid');
  }
});

const imported = (path: string) => import(pathToFileURL(path).href) as Promise<typeof Package>;

test('where a bundler leaves the wasm behind, JavaScript stands in; with the file beside the bundle it is the wasm', async () => {
  await bundle('esm', ['index']);
  const without = await (await imported(join(folder, 'esm/index.js'))).loadCardmend();
  assert.deepEqual([without.runtime, without.fallbackReason?.reason], ['javascript', 'unreachable']);
  assert.match(without.fallbackReason?.message ?? '', /cardmend\.wasm.* deployed beside/);
  cpSync(join(folder, 'esm'), join(folder, 'whole'), { recursive: true });
  const beside = readdirSync(join(folder, 'whole')).filter(name => name.endsWith('.js'));
  assert.ok(beside.length >= 4);
  cpSync(join(dist, 'cardmend.wasm'), join(folder, 'whole/cardmend.wasm'));
  assert.equal((await (await imported(join(folder, 'whole/index.js'))).loadCardmend()).runtime, 'wasm');
});

/** One file of an entry, as where a bundle may not be split. */
async function inOneFile(script: string, format: 'esm' | 'iife'): Promise<string> {
  const outfile = join(folder, `one/${format}-${script.replace('/', '-')}.js`);
  const { warnings } = await esbuild.build({
    entryPoints: [join(dist, `${script}.js`)],
    outfile,
    bundle: true,
    format,
    globalName: 'bundled',
    logLevel: 'silent',
  });
  assert.deepEqual(warnings, []);
  return outfile;
}

test('the script that is carried along has its wasm with it in one file', async () => {
  for (const script of ['portable/index', 'inline/index']) {
    const cardmend = await (await imported(await inOneFile(script, 'esm'))).loadCardmend({ locale: 'zh-CN' });
    assert.equal(cardmend.runtime, 'wasm', script);
    assert.equal(cardmend.check('3f2a-90bc-77de-a41b', { product: 'jd.ecard' }).verdict, 'valid');
  }
});

test('inline, a bundle is a classic script that loads nothing, as a worker may have to be', async () => {
  const text = readFileSync(await inOneFile('inline/index', 'iife'), 'utf8');
  const context = createContext({ WebAssembly, Uint8Array, ArrayBuffer, Int32Array, Uint16Array });
  runInContext(text, context);
  const { loadCardmend } = context.bundled as typeof Package;
  assert.equal((await loadCardmend({ locale: 'zh-CN' })).runtime, 'wasm');
});

test('inline, the small part says whence the whole is to be had', async () => {
  const { loadChecker } = (await import('cardmend/inline/check')) as typeof import('../../dist/check.js');
  const checker = await loadChecker();
  await assert.rejects(checker.full(), { name: 'CardmendLoadError', reason: 'unreachable' });
});
