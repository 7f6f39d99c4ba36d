// What is written for the guide's wasm is given back once it is unpacked: wordings, and a shop's own knowledge.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadGuide } from '../../dist/guide.js';
import { compileKnowledge } from '../../dist/knowledge.js';
import { root } from '../../tools/build/paths.ts';

interface GuideWasm {
  readonly memory: WebAssembly.Memory;
  cm_knowledge_open(bytes: number): number;
}

/** The guide's instance, as a page loads it. */
async function loaded() {
  let made: GuideWasm | undefined;
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
    const instance = await instantiate(module, imports);
    made = instance.exports as unknown as GuideWasm;
    return instance;
  }) as typeof instantiate;
  try {
    const wasm = new WebAssembly.Module(readFileSync(join(root, 'dist/cardmend-guide.wasm')));
    const guide = await loadGuide({ locale: 'en', wasm, wordings: false });
    return { guide, exports: made as GuideWasm };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

test('wordings: the room that they were written in is free when they are read', async () => {
  const [plain, full] = [await loaded(), await loaded()];
  await full.guide.loadWordings();
  const explained = full.guide.explain({ platform: 'jd', text: 'the card has expired' });
  assert.equal(explained.cause, 'expired');
  // The first free block that is large enough is taken: the one that the wordings had, at the beginning of all.
  const least = 4_096;
  assert.equal(full.exports.cm_knowledge_open(least), plain.exports.cm_knowledge_open(least));
});

test('own knowledge: each takes the room of the one before', async () => {
  const { guide, exports } = await loaded();
  const own = compileKnowledge({});
  for (let i = 0; i < 50; ++i) guide.useKnowledge(own);
  const { byteLength } = exports.memory.buffer;
  for (let i = 0; i < 200; ++i) guide.useKnowledge(own);
  assert.equal(exports.memory.buffer.byteLength, byteLength);
});
