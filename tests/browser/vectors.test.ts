// Every vector in Chromium, under the strict policy: the answers are the native ones, byte for byte.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as esbuild from 'esbuild';
import { root } from '../../tools/build/paths.ts';
import type { KnownCase } from '../node/known_cases.ts';
import {
  assertNative,
  type CheckCase,
  cases,
  type DictateCase,
  dictateOptions,
  type ExplainCase,
  nativeAnswers,
  optionsOf,
  rawOf,
  withoutSupport,
} from '../node/vectors.ts';
import { type ModulesPage, openModulesPage } from './modules_site.ts';

/** What the page does: as tests/node/vectors.test.ts, but in the page. */
const script = `
import { loadCardmend } from '/build/test-dist/index.js';
import { checkAnswer, detectAnswer, dictateAnswer, explainAnswer, extractAnswer } from '/answers.js';
const cardmend = await loadCardmend({ locale: 'zh-CN' });
globalThis.vectors = {
  check: cases => cases.map(([raw, options]) => checkAnswer(cardmend.check(raw, options), cardmend.products)),
  known: lists => lists.flatMap(([product, hex, raws]) => {
    const { ok } = cardmend.loadKnownCodes(Uint8Array.from(hex.match(/../g), byte => Number.parseInt(byte, 16)));
    const answers = raws.map(raw => checkAnswer(cardmend.check(raw, { product }), cardmend.products));
    cardmend.dropKnownCodes(product);
    return [...answers, ok ? hex : ''];
  }),
  dictate: cases => cases.map(([raw, options]) => dictateAnswer(cardmend.dictate(raw, options), cardmend.products)),
  detect: texts => texts.map(text => detectAnswer(cardmend.detect(text))),
  extract: texts => texts.map(text => extractAnswer(cardmend.extract(text))),
  explain: cases => cases.map(([failure, evidence]) => explainAnswer(cardmend.explain(failure, evidence ?? undefined))),
};
`;

interface VectorsPage {
  check(cases: readonly (readonly [string, object])[]): string[];
  known(lists: readonly (readonly [product: string, hex: string, raws: readonly string[]])[]): string[];
  dictate(cases: readonly (readonly [string, object])[]): string[];
  detect(texts: readonly string[]): string[];
  extract(texts: readonly string[]): string[];
  explain(cases: readonly (readonly [object, object | null])[]): string[];
}

declare global {
  var vectors: VectorsPage;
}

let site: ModulesPage;
before(async () => {
  const answers = await esbuild.transform(readFileSync(join(root, 'tests/node/answers.ts'), 'utf8'), {
    loader: 'ts',
    format: 'esm',
  });
  site = await openModulesPage({
    ready: 'vectors',
    html: '<!doctype html><title>Vectors</title><script type="module" src="/vectors.js"></script>',
    policy: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    scripts: { '/vectors.js': script, '/answers.js': answers.code },
  });
  await site.load();
});
after(() => site.close());

test('check: every vector', async () => {
  const all = cases<CheckCase>('check');
  const given = all.map(one => {
    return [rawOf(one), optionsOf(one)] as const;
  });
  const answers = await site.page.evaluate(list => globalThis.vectors.check(list), given);
  assert.ok(answers.length >= 500);
  assertNative(all, answers, nativeAnswers('check'));
});

test('known codes: every file is taken, and every answer with it', async () => {
  const native = nativeAnswers('known');
  const files = native.filter(line => /^[0-9a-f]+$/.test(line));
  const lists = cases<KnownCase>('known').map(
    ({ product, has = [], lacks = [] }, i) => [product, files[i] ?? '', [...has, ...lacks]] as const,
  );
  assert.deepEqual(await site.page.evaluate(all => globalThis.vectors.known(all), lists), native);
});

test('dictate: every vector', async () => {
  const all = cases<DictateCase>('dictation');
  const given = all.map(one => [rawOf(one), dictateOptions(one)] as const);
  const answers = await site.page.evaluate(list => globalThis.vectors.dictate(list), given);
  assertNative(all, answers, nativeAnswers('dictation'));
});

test('explain: every vector', async () => {
  const all = cases<ExplainCase>('explain');
  const given = all.map(({ failure, evidence = null }) => [failure, evidence] as const);
  const answers = await site.page.evaluate(list => globalThis.vectors.explain(list), given);
  assertNative(all, answers, withoutSupport(nativeAnswers('explain')));
});

for (const name of ['detect', 'extract'] as const) {
  test(`${name}: every vector`, async () => {
    const all = cases<CheckCase>(name);
    const answers = await site.page.evaluate(([call, texts]) => globalThis.vectors[call](texts), [
      name,
      all.map(rawOf),
    ] as const);
    assertNative(all, answers, nativeAnswers(name));
  });
}
