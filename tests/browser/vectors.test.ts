// Every vector in Chromium, under the strict policy: the answers are the native ones, byte for byte.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allQuestions, assertAllNative } from '../node/all_vectors.ts';
import { openModulesPage } from './modules_site.ts';
import { vectorsPage } from './vectors_page.ts';

test('every vector', async () => {
  const site = await openModulesPage(await vectorsPage());
  try {
    await site.load();
    const [runtime, answers] = await site.page.evaluate(asked => globalThis.vectors(asked), allQuestions());
    assert.equal(runtime, 'wasm');
    assert.ok(assertAllNative(answers) >= 2000);
  } finally {
    await site.close();
  }
});
