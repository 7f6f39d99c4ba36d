// `detect` and `extract` in wasm: the vectors with the native answers; misuse, secrecy, long texts.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inspect } from 'node:util';
import { type Cardmend, loadCardmend } from '../../build/test-dist/index.js';
import { detectAnswer, extractAnswer } from './answers.ts';
import { type CheckCase, cases, nativeAnswers, rawOf } from './vectors.ts';

let cardmend: Cardmend;
before(async () => {
  cardmend = await loadCardmend({ locale: 'zh-CN' });
});

for (const [name, least, answer] of [
  ['detect', 50, (text: string) => detectAnswer(cardmend.detect(text))],
  ['extract', 80, (text: string) => extractAnswer(cardmend.extract(text))],
] as const) {
  test(`${name}: every vector gives the native answer, byte for byte`, () => {
    const native = nativeAnswers(name);
    const all = cases<CheckCase>(name);
    assert.equal(all.length, native.length);
    assert.ok(all.length >= least);
    all.forEach((one, i) => {
      assert.equal(answer(rawOf(one)), native[i], one.name);
    });
  });
}

/** A made-up card of a list: its line, and what must be found in it. */
function line(i: number): readonly [string, string] {
  const secret = (0x3f2a90bc77dea41bn + BigInt(i) * 1234567n).toString(16).toUpperCase();
  return [`${i + 1}. JDV${1000200030000 + i} ${secret}\n`, secret];
}

test('a text of a million characters: every card is found, what lies beyond is told to be left', () => {
  let text = '';
  const secrets: string[] = [];
  for (let i = 0; ; ++i) {
    const [next, secret] = line(i);
    if (text.length + next.length > 1 << 20) break;
    text += next;
    secrets.push(secret);
  }
  const found = cardmend.extract(text);
  assert.equal(found.complete, true);
  assert.deepEqual(
    found.map(({ secret }) => secret),
    secrets,
  );
  assert.ok(found.every(({ product }) => product === 'jd.ecard'));
  const cut = cardmend.extract(text + 'x'.repeat((1 << 20) - text.length) + line(0)[0]);
  assert.equal(cut.complete, false);
  assert.equal(cut.length, secrets.length);
  // The memory has grown meanwhile: the other calls go on as before.
  assert.equal(cardmend.check('3F2A-90BC-77DE-A41B').product, 'jd.ecard');
});

test('a product that was defined is detected and extracted', async () => {
  const own = await loadCardmend();
  own.defineProduct({
    version: 1,
    id: 'shop.voucher',
    name: { 'zh-CN': 'x', en: 'x' },
    names: ['Teahouse'],
    secret: { alphabet: '0123456789ABCDEFGHJKMNPQRSTVWXYZ', prefix: 'TH', groups: [4, 4, 4] },
    currency: 'USD',
  });
  assert.equal(own.detect('th7k-2mw9-pa4z')[0]?.product, 'shop.voucher');
  assert.deepEqual(own.detect('Teahouse USD 20 TH7K-2MW9-PA4Z')[0]?.why, [
    'named',
    'secret-form',
    'prefix',
    'currency',
  ]);
  const [card] = own.extract('Teahouse gift card: TH7K 2MW9 PA4Z, USD 20, valid until 2027-12-31');
  assert.equal(`${card?.product} ${card?.display}`, 'shop.voucher TH7K-2MW9-PA4Z');
  assert.deepEqual(card?.value, { amount: 20, currency: 'USD' });
  assert.equal(card?.expiry, '2027-12-31');
});

test('misuse throws, content never does', () => {
  for (const value of [undefined, null, 7, {}]) {
    assert.throws(() => cardmend.detect(value as unknown as string), TypeError);
    assert.throws(() => cardmend.extract(value as unknown as string), TypeError);
  }
  for (const text of [
    '',
    '\ud800',
    '\u0000',
    '\u5361\u5bc6'.repeat(5000),
    '{'.repeat(100_000),
    '&#'.repeat(100_000),
  ]) {
    assert.ok(Array.isArray(cardmend.detect(text)));
    assert.deepEqual([...cardmend.extract(text)], []);
  }
});

test('a card shows no code when it is printed or serialised, and names no more than its own', () => {
  const [card] = cardmend.extract('\u5361\u53f7\uff1aJDV1000200030004 \u5bc6\u7801\uff1a3F2A-90BC-77DE-A41B');
  assert.equal(card?.secret, '3F2A90BC77DEA41B');
  for (const text of [inspect(card, { depth: 9 }), JSON.stringify(card), String(card)])
    assert.doesNotMatch(text, /3F2A|A41B|JDV/);
});
