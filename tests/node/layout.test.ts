// `layout` in wasm: the vectors and the edits of the native law, with the native answers; and its misuse.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Cardmend, loadCardmend } from '../../build/test-dist/index.js';
import { textAndCaret } from './all_vectors.ts';
import { layoutAnswer } from './vector_answers.ts';
import { assertNative, type CheckCase, cases, nativeAnswers } from './vectors.ts';

let cardmend: Cardmend;
before(async () => {
  cardmend = await loadCardmend();
  for (const { id, alphabet, groups, ignoreCase } of madeUp) {
    const secret = { alphabet, groups, ignoreCase };
    cardmend.defineProduct({ version: 1, id, name: { 'zh-CN': id, en: id }, secret });
  }
});

/** The forms that no shipped product has: those of tests/native/layout/layout_laws_test.cpp. */
const madeUp = [
  {
    id: 'made-up.digits',
    alphabet: '0123456789',
    groups: [
      [3, 4, 4],
      [4, 4, 4, 4],
      [5, 5, 5, 5],
    ],
    ignoreCase: true,
  },
  {
    id: 'made-up.cases',
    alphabet: 'ABCDEFGHabcdefgh23456789',
    groups: [[1, 6, 2, 1]],
    ignoreCase: false,
  },
  { id: 'made-up.ones', alphabet: '0123456789ABCDEF', groups: [[1, 1, 1, 1, 1, 1, 1, 1]], ignoreCase: true },
] as const;

interface LayoutCase extends CheckCase {
  readonly caret?: number;
}

test('layout: every vector gives the native answer, byte for byte', () => {
  const all = cases<LayoutCase>('layout');
  assert.ok(all.length >= 120);
  const answers = all.map(one => {
    const { product = 'jd.ecard', field = 'secret' } = one;
    const { value, caret } = cardmend.layout(...textAndCaret(one), { product, field });
    return layoutAnswer(value, caret);
  });
  assertNative(all, answers, nativeAnswers('layout'));
});

test('layout: the edits of the native law give the native answers', () => {
  const lines = nativeAnswers('layout_laws').map(line => JSON.parse(line));
  assert.ok(lines.length > 3000);
  const known = new Set<string>();
  for (const { product, raw, at, value, caret } of lines) {
    known.add(product);
    assert.deepEqual(cardmend.layout(raw, at, { product }), { value, caret }, `${product} ${raw} ${at}`);
  }
  for (const { id } of madeUp) assert.ok(known.has(id), id);
});

test('layout: any caret is taken, and any text', () => {
  const product = 'jd.ecard';
  const carets: readonly (readonly [number, number])[] = [
    [Number.NaN, 0],
    [-1, 0],
    [-Infinity, 0],
    [2.9, 2],
    [4, 4],
    [5, 6],
    [1e300, 6],
    [Infinity, 6],
  ];
  for (const [caret, expected] of carets)
    assert.deepEqual(cardmend.layout('3f2a9', caret, { product }), { value: '3F2A-9', caret: expected });
  for (const raw of [
    '\0',
    '\ud83d',
    '\udc00\ud800',
    '\u202e3F2A',
    '\u{1f600}'.repeat(3000),
    '3 '.repeat(9999),
  ]) {
    const { value, caret } = cardmend.layout(raw, raw.length, { product });
    assert.deepEqual(cardmend.layout(value, caret, { product }), { value, caret });
  }
  assert.deepEqual(cardmend.layout('x'.repeat(5000), 9e9, { product }).caret, 5000);
});

test('layout: without a product, or one without printed groups, a text stays as it is', () => {
  assert.deepEqual(cardmend.layout('3f2a9', 2), { value: '3f2a9', caret: 2 });
  assert.deepEqual(cardmend.layout('3f2a9', 9, {}), { value: '3f2a9', caret: 5 });
  const number = { product: 'jd.ecard', field: 'number' } as const;
  assert.deepEqual(cardmend.layout('jdv 1000', 4, number), { value: 'jdv 1000', caret: 4 });
});

test('keyboard: digits where no letter can be, capitals where case is ignored', () => {
  assert.equal(cardmend.keyboard({ product: 'jd.ecard' }), 'capitals');
  assert.equal(cardmend.keyboard({ product: 'jd.ecard', field: 'number' }), 'capitals');
  assert.equal(cardmend.keyboard({ product: 'test.luhn16' }), 'digits');
  assert.equal(cardmend.keyboard({ product: 'test.luhn16', field: 'number' }), 'digits');
  assert.equal(cardmend.keyboard({ product: 'made-up.cases' }), 'letters');
  assert.equal(cardmend.keyboard(), 'letters');
});

test('layout: misuse throws, and says what to do without saying what was given', () => {
  const secret = '3F2A-90BC-77DE-A41B';
  const misuses: (() => unknown)[] = [
    () => cardmend.layout(undefined as never, 0),
    () => cardmend.layout([secret] as never, 0),
    () => cardmend.layout(secret, null as never),
    () => cardmend.layout(secret, '4' as never),
    () => cardmend.layout(secret, 4, null as never),
    () => cardmend.layout(secret, 4, { product: 7 as never }),
    () => cardmend.keyboard('jd.ecard' as never),
  ];
  for (const misuse of misuses)
    assert.throws(misuse, (error: unknown) => error instanceof TypeError && !error.message.includes('3F2A'));
  assert.throws(() => cardmend.layout(secret, 4, { product: 'no.such' }), RangeError);
  assert.throws(() => cardmend.layout(secret, 4, { field: 'colour' as never }), RangeError);
});
