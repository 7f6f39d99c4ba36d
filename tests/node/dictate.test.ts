// `dictate` in wasm: the vectors with the native answers; misuse, secrecy, messages.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inspect } from 'node:util';
import { type Cardmend, type DictateOptions, loadCardmend } from '../../build/test-dist/index.js';
import { dictateAnswer } from './answers.ts';
import { assertNative, cases, type DictateCase, dictateOptions, nativeAnswers, rawOf } from './vectors.ts';

let cardmend: Cardmend;
before(async () => {
  cardmend = await loadCardmend({ locale: 'en' });
});

const spoken = 'three F two A eight one C zero seven seven D four nine zero B one';

test('every vector gives the native answer, byte for byte', () => {
  const all = cases<DictateCase>('dictation');
  assert.ok(all.length >= 150);
  const answers = all.map(one =>
    dictateAnswer(cardmend.dictate(rawOf(one), dictateOptions(one)), cardmend.products),
  );
  assertNative(all, answers, nativeAnswers('dictation'));
});

test("the groups to read back are the card's own, and make up the code", () => {
  const { readBack, display, code } = cardmend.dictate(spoken, { product: 'jd.ecard' });
  assert.deepEqual(readBack, ['3F2A', '81C0', '77D4', '90B1']);
  assert.equal(readBack.join('-'), display);
  assert.equal(readBack.join(''), code);
});

test("the locale is the module's, unless another is named", async () => {
  const zh = await loadCardmend({ locale: 'zh-CN' });
  // The letter E is named like a one in Chinese.
  const options = { product: 'jd.ecard' };
  const text = '3F2A 81C0 77D4 90\u4e00E';
  const marks = (module: Cardmend, more: DictateOptions = {}) =>
    module
      .dictate(text, { ...options, ...more })
      .findings.map(({ kind, params }) => `${kind} ${params.readings}`);
  assert.deepEqual(marks(zh), marks(cardmend, { locale: 'zh-CN' }));
  assert.deepEqual(marks(cardmend), marks(zh, { locale: 'en' }));
  assert.notDeepEqual(marks(zh), marks(cardmend));
});

test("what was heard and what was not is said in the module's language", () => {
  const { findings, edits } = cardmend.dictate('three F two A, no wait, 8 1 C 0', { product: 'jd.ecard' });
  const correction = findings.find(({ kind }) => kind === 'spoken-correction');
  assert.match(correction?.message ?? '', /corrected/);
  assert.deepEqual(correction?.span, [15, 22]);
  assert.match(edits.find(({ why }) => why === 'spoken')?.message ?? '', /three/);
});

test('misuse throws, and says what to do', () => {
  const call = cardmend.dictate.bind(cardmend) as (...given: unknown[]) => unknown;
  for (const value of [undefined, null, 5, {}, ['3F2A']]) assert.throws(() => call(value), TypeError);
  assert.throws(() => call('3F2A', 5), TypeError);
  assert.throws(() => call('3F2A', { product: 5 }), TypeError);
  assert.throws(() => call('3F2A', { product: 'no.such-card' }), /there is no product/);
  assert.throws(() => call('3F2A', { locale: 'fr' }), /use one of zh-CN, en/);
  assert.throws(() => call('3F2A', { locale: 5 }), TypeError);
});

test('printing or serialising an answer shows no code', () => {
  const result = cardmend.dictate(spoken, { product: 'jd.ecard' });
  for (const text of [
    inspect(result, { depth: 9, showHidden: true }),
    JSON.stringify(result),
    String(result),
  ])
    assert.doesNotMatch(text, /3F2A|81C0/);
});
