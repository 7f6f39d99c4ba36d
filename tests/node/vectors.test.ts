// The vectors in wasm: every answer is the native one, byte for byte.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Cardmend, loadCardmend } from '../../build/test-dist/index.js';
import * as shipped from '../../dist/index.js';
import { checkAnswer, explainAnswer } from './answers.ts';
import { type CheckCase, cases, type ExplainCase, nativeAnswers, optionsOf, rawOf } from './vectors.ts';

let cardmend: Cardmend;
before(async () => {
  cardmend = await loadCardmend({ locale: 'zh-CN' });
});

test('check: every vector gives the native answer, byte for byte', () => {
  const native = nativeAnswers('check');
  const all = cases<CheckCase>('check');
  assert.equal(all.length, native.length);
  assert.ok(all.length >= 500);
  all.forEach((one, i) => {
    const result = cardmend.check(rawOf(one), optionsOf(one));
    assert.equal(checkAnswer(result, cardmend.products), native[i], one.name);
  });
});

test('check: verdict, product and code of the quick call are those of the full report', () => {
  for (const one of cases<CheckCase>('check')) {
    const result = cardmend.check(rawOf(one), optionsOf(one));
    const { verdict, code } = result;
    const answer = checkAnswer(result, cardmend.products);
    assert.ok(answer.startsWith(`{"verdict":"${verdict}"`), one.name);
    if (/^[0-9A-Z]*$/.test(code)) assert.ok(answer.includes(`"code":"${code}"`), one.name);
  }
});

test('explain: every vector gives the native answer, byte for byte', () => {
  const native = nativeAnswers('explain');
  const all = cases<ExplainCase>('explain');
  assert.equal(all.length, native.length);
  assert.ok(all.length >= 60);
  all.forEach((one, i) => {
    const answer = explainAnswer(cardmend.explain(one.failure, one.evidence));
    // The public answer gives the support in words, the native one by its id.
    assert.equal(answer, native[i]?.replace(/,"support":"[a-z-]+"\}$/, '}'), one.name);
  });
});

test('the shipped module answers as the test module does, for its own product', async () => {
  const real = await shipped.loadCardmend({ locale: 'zh-CN' });
  const ids = new Set(real.products);
  assert.deepEqual(real.products, cardmend.products.slice(0, ids.size));
  for (const one of cases<CheckCase>('check').filter(({ product = 'jd.ecard' }) => ids.has(product))) {
    const raw = rawOf(one);
    assert.equal(
      checkAnswer(real.check(raw, optionsOf(one)), real.products),
      checkAnswer(cardmend.check(raw, optionsOf(one)), cardmend.products),
      one.name,
    );
  }
});
