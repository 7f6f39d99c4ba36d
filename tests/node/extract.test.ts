// detect and extract: every vector in wasm as natively, byte for byte; what their objects show; long and strange texts.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inspect } from 'node:util';
import { type Cardmend, loadCardmend } from '../../build/test-dist/index.js';
import { detectAnswer, extractAnswer } from './answers.ts';
import { type CheckCase, cases, nativeAnswers, rawOf } from './vectors.ts';

let cardmend: Cardmend;
before(async () => {
  cardmend = await loadCardmend();
});

const code = '3F2A90BC77DEA41B';
const number = 'JDV1000200030004';
const row = `${number}\t3F2A-90BC-77DE-A41B\n`;

test('extract: every vector gives the native answer, byte for byte', () => {
  const native = nativeAnswers('extract');
  const all = cases<CheckCase>('extract');
  assert.equal(all.length, native.length);
  assert.ok(all.length >= 80);
  all.forEach((one, i) => {
    assert.equal(extractAnswer(cardmend.extract(rawOf(one))), native[i], one.name);
  });
});

test('detect: every vector gives the native answer, byte for byte', () => {
  const native = nativeAnswers('detect');
  const all = cases<CheckCase>('detect');
  assert.equal(all.length, native.length);
  assert.ok(all.length >= 50);
  all.forEach((one, i) => {
    assert.equal(detectAnswer(cardmend.detect(rawOf(one))), native[i], one.name);
  });
});

test('a card shows no code by accident', () => {
  const [card] = cardmend.extract(row);
  assert.ok(card);
  assert.deepEqual([card.number, card.secret, card.display], [number, code, '3F2A-90BC-77DE-A41B']);
  for (const shown of [JSON.stringify(card), inspect(card), String(card), JSON.stringify({ ...card })]) {
    assert.ok(!shown.includes('3F2A') && !shown.includes('JDV1'), shown);
  }
});

test('a text is read up to its limit, and the answer says so', () => {
  const limit = 1 << 20;
  const full = row.repeat(Math.floor(limit / row.length));
  const whole = cardmend.extract(full);
  assert.equal(whole.length, Math.floor(limit / row.length));
  assert.equal(whole.complete, true);
  const cut = cardmend.extract(full + row.repeat(10));
  assert.equal(cut.complete, false);
  assert.ok(cut.length >= whole.length);
  // The memory may have been replaced by a larger one: the other calls go on as before.
  assert.equal(cardmend.check(code, { product: 'jd.ecard' }).code, code);
  assert.equal(cardmend.detect(row)[0]?.product, 'jd.ecard');
});

test('only a string is taken, and any string', () => {
  for (const wrong of [undefined, null, 7, {}, [row]]) {
    assert.throws(() => cardmend.extract(wrong as unknown as string), TypeError);
    assert.throws(() => cardmend.detect(wrong as unknown as string), TypeError);
  }
  for (const strange of ['', '\ud800', '\0', '{'.repeat(1e5), '\u0301'.repeat(1e5), '&#'.repeat(1e5)]) {
    assert.equal(cardmend.extract(strange).length, 0);
    assert.equal(cardmend.detect(strange).length, 0);
  }
});
