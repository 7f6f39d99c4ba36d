// The vectors in wasm: every answer is the native one, byte for byte.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Cardmend, loadCardmend } from '../../build/test-dist/index.js';
import * as shipped from '../../dist/index.js';
import { checkAnswer, explainAnswer } from './answers.ts';
import {
  assertNative,
  type CheckCase,
  cases,
  type ExplainCase,
  nativeAnswers,
  optionsOf,
  rawOf,
  withoutSupport,
} from './vectors.ts';

let cardmend: Cardmend;
before(async () => {
  cardmend = await loadCardmend({ locale: 'zh-CN' });
});

test('check: every vector gives the native answer, byte for byte', () => {
  const all = cases<CheckCase>('check');
  assert.ok(all.length >= 500);
  const answers = all.map(one => checkAnswer(cardmend.check(rawOf(one), optionsOf(one)), cardmend.products));
  assertNative(all, answers, nativeAnswers('check'));
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
  const all = cases<ExplainCase>('explain');
  assert.ok(all.length >= 60);
  const answers = all.map(({ failure, evidence }) => explainAnswer(cardmend.explain(failure, evidence)));
  assertNative(all, answers, withoutSupport(nativeAnswers('explain')));
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
