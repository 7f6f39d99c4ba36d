// The element, React and Vue in a browser: once a field is gone nothing of what was typed is in the page's heap, in its modules'
// memories, in what it keeps, or in what it has said and asked for.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as esbuild from 'esbuild';
import type { Page } from 'playwright-core';
import { root } from '../../../tools/build/paths.ts';
import { openModulesPage } from '../../browser/modules_site.ts';
import { type Canary, formsOf, newCanary, Search } from '../canary.ts';
import { stringsOf } from '../heap/snapshot.ts';

let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'cardmend-page-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

async function bundled(app: string): Promise<string> {
  const contents = `import * as app from './app_${app}.ts'; import { throwFromNowOn } from './told.ts';
globalThis.app = { ...app, throwFromNowOn };`;
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: join(root, 'tests/trust/page'), loader: 'ts' },
    ...{ bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error' },
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [
      {
        name: 'the package beside the bundle',
        setup: build =>
          build.onResolve({ filter: /^(\.\/check\.js|cardmend\/check)$/ }, () => ({
            path: '/dist/check.js',
            external: true,
          })),
      },
    ],
  });
  return outputFiles?.[0]?.text ?? '';
}

/** Everything that a page has said, and asked for. */
function listenTo(page: Page): string[] {
  const said: string[] = [];
  page.on('console', message => said.push(message.text(), message.location().url));
  page.on('pageerror', error => said.push(String(error.stack)));
  page.on('request', request => said.push(request.url(), request.postData() ?? ''));
  return said;
}

const call = (page: Page, name: string) => page.evaluate(`globalThis.app.${name}()`);

/** By keys alone: a text that is handed to the page would be in its heap. */
async function typeAll(page: Page, canary: Canary): Promise<void> {
  const { lower, repaired, wrong, part, long } = formsOf(canary);
  const clear = async () => {
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
  };
  await call(page, 'focus');
  for (const text of [lower, repaired, wrong, part, long]) {
    await page.keyboard.type(text);
    await clear();
  }
  if ((await page.locator('#plain').count()) > 0) {
    await page.locator('#plain').focus();
    await page.keyboard.type(lower);
    await call(page, 'focus');
  }
  await call(page, 'throwFromNowOn');
  await page.keyboard.type(lower);
}

/** The strings of the heap, joined ones as one, and the bytes of every memory. */
async function picture(
  page: Page,
): Promise<{ readonly strings: string; readonly buffers: readonly Buffer[] }> {
  const client = await page.context().newCDPSession(page);
  const file = join(folder, 'page.heapsnapshot');
  let snapshot = '';
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    snapshot += chunk;
  });
  for (let i = 0; i < 3; ++i) await client.send('HeapProfiler.collectGarbage');
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  writeFileSync(file, snapshot);
  await client.detach();
  const texts = (await page.evaluate(bytesOfMemories)) as string[];
  return {
    strings: stringsOf(file).join('\n'),
    buffers: texts.map(text => Buffer.from(text, 'base64')),
  };
}

/** Before any script of the page: whatever is made of WebAssembly is known by its memory. */
const watchMemories = `{
  globalThis.memories = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const before = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
      const made = await before(...all);
      for (const value of Object.values((made.instance ?? made).exports))
        if (value instanceof WebAssembly.Memory) memories.push(value);
      return made;
    };
  }
}`;

const bytesOfMemories = `memories.map(({ buffer }) => {
  const bytes = new Uint8Array(buffer);
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
})`;

const kept = `JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href, document.cookie,
  document.documentElement.outerHTML, performance.getEntries().map(({ name }) => name),
  RegExp.input, RegExp.lastMatch, RegExp.leftContext, RegExp.rightContext, RegExp.lastParen])`;

for (const app of ['element', 'react', 'vue'])
  test(`nothing is left of a field that is gone: ${app}`, async () => {
    const site = await openModulesPage({
      html: '<!doctype html><html lang="en"><meta charset="utf-8"><title>Trust</title><body><script type="module" src="/page.js"></script>',
      ready: 'app',
      scripts: { '/page.js': await bundled(app) },
    });
    try {
      const said = listenTo(site.page);
      await site.page.addInitScript(watchMemories);
      await site.load();
      const canary = newCanary();
      const search = new Search(canary);
      await site.page.waitForFunction('customElements.get("cardmend-field") !== undefined');
      await typeAll(site.page, canary);
      const during = await picture(site.page);
      assert.notDeepEqual(search.inText(during.strings), [], 'what the field holds is found');
      await call(site.page, 'end');
      await site.page.waitForTimeout(200);
      const statics = (await site.page.evaluate(kept)) as string;
      const { strings, buffers } = await picture(site.page);
      assert.deepEqual(search.inText([...said, statics].join('\n')), [], 'said or kept');
      assert.ok(buffers.some(({ length }) => length >= 1 << 20));
      assert.deepEqual(
        buffers.flatMap(bytes => search.inBytes(bytes)),
        [],
        'in a memory',
      );
      assert.deepEqual(search.inText(strings), [], 'in the heap');
    } finally {
      await site.close();
    }
  });
