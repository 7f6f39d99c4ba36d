// Every vector in every way in which Node can load the module, JavaScript in place of WebAssembly too: the answers are the
// native ones, byte for byte.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import * as small from '../../build/test-dist/check.js';
import * as guides from '../../build/test-dist/guide.js';
import * as pages from '../../build/test-dist/index.js';
import { root } from '../../tools/build/paths.ts';
import { allQuestions, assertAllNative } from './all_vectors.ts';
import { recordRuntime } from './runtime_records.ts';
import { answersOf } from './vector_answers.ts';
import { type CheckCase, cases, type ExplainCase, optionsOf, rawOf } from './vectors.ts';
import { withoutWebAssembly } from './without_webassembly.ts';

const folder = join(root, 'build/test-dist');
const require = createRequire(import.meta.url);
type Entry = typeof pages;

const ways: readonly (readonly [string, 'wasm' | 'javascript', () => Promise<pages.Cardmend>])[] = [
  ['the script for pages', 'wasm', () => pages.loadCardmend({ locale: 'zh-CN' })],
  [
    'the script that is carried along',
    'wasm',
    async () => ((await import(`${folder}/portable/index.js`)) as Entry).loadCardmend({ locale: 'zh-CN' }),
  ],
  [
    'CommonJS',
    'wasm',
    () => (require(`${folder}/node/index.cjs`) as Entry).loadCardmend({ locale: 'zh-CN' }),
  ],
  [
    'inline',
    'wasm',
    async () => ((await import(`${folder}/inline/index.js`)) as Entry).loadCardmend({ locale: 'zh-CN' }),
  ],
  [
    'JavaScript, where there is no WebAssembly',
    'javascript',
    () => withoutWebAssembly(() => pages.loadCardmend({ locale: 'zh-CN' })),
  ],
];

for (const [name, runtime, load] of ways) {
  test(`${name}: every vector`, async () => {
    const cardmend = await load();
    assert.equal(cardmend.runtime, runtime);
    assert.equal(cardmend.fallbackReason?.reason, runtime === 'wasm' ? undefined : 'unsupported');
    const answers = answersOf(cardmend, allQuestions());
    assert.ok(assertAllNative(answers) >= 2000);
    recordRuntime(`Node ${process.versions.node}, ${name}`, answers);
  });
}

test('in JavaScript the small part and the guide say what they say in wasm', async () => {
  const both = async () =>
    [await small.loadChecker({ locale: 'en' }), await guides.loadGuide({ locale: 'en' })] as const;
  const [checker, guide] = await both();
  const [other, otherGuide] = await withoutWebAssembly(both);
  assert.deepEqual([other.runtime, otherGuide.runtime], ['javascript', 'javascript']);
  const said = ({ verdict, code, number, findings, edits, fullMaySayMore }: small.PartResult) => ({
    verdict,
    code,
    number,
    findings,
    edits,
    fullMaySayMore,
  });
  for (const one of cases<CheckCase>('check')) {
    const options = optionsOf(one);
    if (!('product' in options)) continue;
    const raw = rawOf(one);
    assert.deepEqual(said(other.check(raw, options)), said(checker.check(raw, options)), one.name);
  }
  for (const { name, failure, evidence } of cases<ExplainCase>('explain'))
    assert.deepEqual(otherGuide.explain(failure, evidence), guide.explain(failure, evidence), name);
});
