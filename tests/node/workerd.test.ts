// The real workerd, where no bytes may be compiled: over the imported module every vector has the native answer.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as esbuild from 'esbuild';
import { root } from '../../tools/build/paths.ts';
import { allQuestions, assertAllNative } from './all_vectors.ts';
import { requireCached } from './cached_packages.ts';
import { recordRuntime } from './runtime_records.ts';
import type { VectorAnswers } from './vector_answers.ts';

const dist = join(root, 'build/test-dist');

const worker = `
import { loadCardmend } from 'cardmend';
import { loadChecker } from 'cardmend/check';
import { answersOf } from './tests/node/vector_answers.ts';
let loading;
export default {
  async fetch(request) {
    const { path, body } = { path: new URL(request.url).pathname, body: await request.text() };
    if (path === '/bytes') {
      // Of bytes, which workerd compiles none of.
      const bytes = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
      return loadCardmend({ wasm: bytes }).then(() => new Response('compiled'), error => new Response(error.name + ' ' + error.reason));
    }
    if (path === '/check') {
      const checker = await loadChecker({ locale: 'zh-CN' });
      const full = await checker.full();
      return Response.json([checker.runtime, checker.check('3f2a-90bc-77de-a41b', { product: 'jd.ecard' }).verdict, full.runtime]);
    }
    loading ??= loadCardmend({ locale: 'zh-CN' });
    const cardmend = await loading;
    return Response.json({ runtime: cardmend.runtime, answers: answersOf(cardmend, JSON.parse(body)) });
  },
};
`;

interface Miniflare {
  dispatchFetch(url: string, init?: object): Promise<{ text(): Promise<string>; json(): Promise<unknown> }>;
  dispose(): Promise<void>;
}
type MiniflareClass = new (options: object) => Miniflare;

/** Bundled as workers are; the package's own scripts stay files, and its wasm a module. */
async function bundled(): Promise<string> {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: worker, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'the package beside it',
        setup: build =>
          build.onResolve({ filter: /^cardmend(\/|$)/ }, ({ path }) => ({
            path: `./workerd/${path === 'cardmend' ? 'index' : path.slice(9)}.js`,
            external: true,
          })),
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

let flare: Miniflare;
before(async () => {
  const files = ['workerd', 'lines/whole', 'lines/check'].flatMap(folder =>
    readdirSync(join(dist, folder))
      .filter(file => file.endsWith('.js'))
      .map(file => `${folder}/${file}`),
  );
  const { Miniflare } = requireCached('workerd', 'miniflare') as { Miniflare: MiniflareClass };
  flare = new Miniflare({
    compatibilityDate: '2025-07-01',
    modulesRoot: dist,
    modules: [
      { type: 'ESModule', path: join(dist, 'worker.js'), contents: await bundled() },
      ...files.map(file => ({
        type: 'ESModule',
        path: join(dist, file),
        contents: readFileSync(join(dist, file), 'utf8'),
      })),
      ...['cardmend', 'cardmend-check', 'cardmend-guide', 'cardmend-session'].map(name => ({
        type: 'CompiledWasm',
        path: join(dist, `${name}.wasm`),
        contents: readFileSync(join(dist, `${name}.wasm`)),
      })),
    ],
  });
});
after(() => flare.dispose());

test('workerd: every vector', async () => {
  const body = JSON.stringify(allQuestions());
  const response = await flare.dispatchFetch('http://localhost/vectors', { method: 'POST', body });
  const { runtime, answers } = (await response.json()) as { runtime: string; answers: VectorAnswers };
  assert.equal(runtime, 'wasm');
  assert.ok(assertAllNative(answers) >= 2000);
  recordRuntime('workerd', answers);
});

test('workerd: the small part, and the whole behind it', async () => {
  const response = await flare.dispatchFetch('http://localhost/check');
  assert.deepEqual(await response.json(), ['wasm', 'valid', 'wasm']);
});

test('workerd: bytes are refused with one clear error', async () => {
  const response = await flare.dispatchFetch('http://localhost/bytes');
  assert.equal(await response.text(), 'CardmendLoadError unsupported');
});
