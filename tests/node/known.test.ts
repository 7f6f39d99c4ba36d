// Files of known codes: the same bytes as natively, what check says with them, and what is refused.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Tools } from '../../bindings/cli/tools.ts';
import * as testing from '../../build/test-dist/index.js';
import { type Cardmend, loadCardmend } from '../../dist/index.js';
import { checkAnswer } from './answers.ts';
import { codesOf, fileOf, type KnownCase, loadTools, madeCodes } from './known_cases.ts';
import { cases, nativeAnswers } from './vectors.ts';

let tools: Tools;
let cardmend: Cardmend;
let good: Uint8Array;
const known = '3F2A90BC77DEA41B';
const other = '3F2A90BC77DEA41C';
const options = { product: 'jd.ecard' } as const;

before(async () => {
  tools = await loadTools();
  cardmend = await loadCardmend({ locale: 'en' });
  good = fileOf(tools, 'jd.ecard', 16, [known, ...madeCodes(50)]);
});

test('the files of the vectors and the answers with them are the native ones, byte for byte', async () => {
  const module = await testing.loadCardmend();
  const answers = cases<KnownCase>('known').flatMap(one => {
    const codes = codesOf(one);
    tools.begin(one.product, one.bits, Buffer.from(one.key, 'hex'));
    for (const code of codes) assert.ok(tools.add(code));
    const file = tools.build();
    const duplicates = tools.duplicates().map(({ which, first }) => [which, first]);
    assert.deepEqual(duplicates, one.duplicates ?? [], one.name);
    const count = codes.length - duplicates.length;
    assert.deepEqual(tools.read(file), { product: one.product, count, bits: one.bits });
    assert.ok(codes.every(code => tools.contains(code)));
    const loaded = module.loadKnownCodes(file);
    assert.deepEqual(loaded, { ok: true, product: one.product, count, bits: one.bits });
    const given = [...(one.has ?? []), ...(one.lacks ?? [])].map(raw => {
      const result = module.check(raw, { product: one.product });
      return checkAnswer(result, module.products);
    });
    return [...given, Buffer.from(file).toString('hex')];
  });
  assert.deepEqual(answers, nativeAnswers('known'));
});

test('a code that is none of those known is doubtful until the list is dropped', () => {
  assert.equal(cardmend.check(other, options).verdict, 'valid');
  assert.deepEqual(cardmend.loadKnownCodes(good), { ok: true, product: 'jd.ecard', count: 51, bits: 16 });
  assert.equal(cardmend.check(known, options).verdict, 'valid');
  assert.equal(cardmend.check('3f2a 9Obc 77de a41b', options).verdict, 'repaired');
  const result = cardmend.check(` ${other}`, options);
  assert.equal(result.verdict, 'doubtful');
  assert.equal(result.code, other);
  assert.deepEqual(
    result.findings.map(({ kind, span }) => [kind, span]),
    [['code-not-known', [1, 17]]],
  );
  assert.match(result.findings[0]?.message ?? '', /none of those .* character by character/);
  assert.equal(cardmend.check(`\u3010\u4eac\u4e1c\u3011\u5361\u5bc6\uff1a${other}`).verdict, 'doubtful');
  cardmend.dropKnownCodes('jd.ecard');
  assert.equal(cardmend.check(other, options).verdict, 'valid');
  cardmend.dropKnownCodes('jd.ecard');
});

test('an ArrayBuffer is taken, and a view of a part of one', () => {
  const buffer = new ArrayBuffer(good.length + 20);
  const part = new Uint8Array(buffer, 10, good.length);
  part.set(good);
  assert.ok(cardmend.loadKnownCodes(part).ok);
  assert.ok(cardmend.loadKnownCodes(good.slice().buffer).ok);
  cardmend.dropKnownCodes('jd.ecard');
});

test('several products have a list each, and a new list takes the place of the old', () => {
  assert.ok(cardmend.loadKnownCodes(good).ok);
  const steam = fileOf(tools, 'steam.wallet', 16, ['7KQ2MXW9PA4ZRTB']);
  assert.ok(cardmend.loadKnownCodes(steam).ok);
  assert.equal(cardmend.check('7KQ2M-XW9PA-4ZRTC', { product: 'steam.wallet' }).verdict, 'doubtful');
  assert.equal(cardmend.check(other, options).verdict, 'doubtful');
  assert.ok(cardmend.loadKnownCodes(fileOf(tools, 'jd.ecard', 16, [other])).ok);
  assert.equal(cardmend.check(other, options).verdict, 'valid');
  assert.equal(cardmend.check(known, options).verdict, 'doubtful');
  cardmend.dropKnownCodes('steam.wallet');
  assert.equal(cardmend.check('7KQ2M-XW9PA-4ZRTC', { product: 'steam.wallet' }).verdict, 'valid');
  assert.equal(cardmend.check(known, options).verdict, 'doubtful');
  cardmend.dropKnownCodes('jd.ecard');
});

test("a shop's own product has known codes once it is defined", async () => {
  const file = fileOf(tools, 'shop.voucher', 8, ['12345678']);
  const mine = await loadCardmend();
  assert.deepEqual(
    { ...mine.loadKnownCodes(file), message: '' },
    {
      ok: false,
      reason: 'unknown-product',
      message: '',
    },
  );
  mine.defineProduct({
    version: 1,
    id: 'shop.voucher',
    name: { 'zh-CN': 'x', en: 'Voucher' },
    secret: { alphabet: '0123456789', groups: [4, 4] },
  });
  assert.ok(mine.loadKnownCodes(file).ok);
  assert.equal(mine.check('1234-5678', { product: 'shop.voucher' }).verdict, 'valid');
});

test('a large file: the memory grows, and what was there works on', async () => {
  const mine = await loadCardmend();
  const codes = madeCodes(300_000, 5n);
  const file = fileOf(tools, 'jd.ecard', 16, codes);
  for (let i = 0; i < 20; ++i) assert.ok(mine.loadKnownCodes(file).ok);
  for (const code of codes.slice(0, 500))
    assert.notEqual(mine.check(code, options).findings[0]?.kind, 'code-not-known');
  assert.equal(mine.check(other, options).verdict, 'doubtful');
});

const changed = (at: number, to: number) => {
  const copy = good.slice();
  copy[at] = to;
  return copy;
};
const bad: readonly (readonly [string, string, () => Uint8Array])[] = [
  ['nothing', 'not-a-filter', () => new Uint8Array()],
  ['a page', 'not-a-filter', () => Buffer.from('<!doctype html><p>Sign in</p>')],
  ['half of it', 'truncated', () => good.subarray(0, good.length >> 1)],
  ['a byte less', 'truncated', () => good.subarray(0, good.length - 1)],
  ['its first ten bytes', 'truncated', () => good.subarray(0, 10)],
  ['a byte changed', 'altered', () => changed(good.length >> 1, (good[good.length >> 1] ?? 0) ^ 4)],
  ['a byte more', 'altered', () => Buffer.concat([good, Buffer.from([0])])],
  ['a later version', 'newer-version', () => changed(8, 2)],
  ['another card', 'unknown-product', () => fileOf(tools, 'no.such-card', 8, ['1'])],
];

for (const [name, reason, bytes] of bad) {
  test(`${name} is refused as ${reason}, and the list that was loaded stays`, async () => {
    assert.ok(cardmend.loadKnownCodes(good).ok);
    const given = bytes();
    const refused = cardmend.loadKnownCodes(given);
    assert.ok(!refused.ok);
    assert.equal(refused.reason, reason);
    assert.match(refused.message, /^[A-Z][^{}]+\. (Please|.*Please) [^{}]+\.$/);
    assert.equal(cardmend.check(other, options).verdict, 'doubtful');
    assert.equal(cardmend.check(known, options).verdict, 'valid');
    cardmend.dropKnownCodes('jd.ecard');
    const chinese = (await loadCardmend({ locale: 'zh-CN' })).loadKnownCodes(given);
    assert.match(chinese.ok ? '' : chinese.message, /\u3002$/);
  });
}

test('misuse: what is no bytes, and a product that there is none of', () => {
  for (const wrong of ['CMKNOWN', [67, 77], null, undefined, 7, new DataView(new ArrayBuffer(8))])
    assert.throws(() => cardmend.loadKnownCodes(wrong as never), {
      name: 'TypeError',
      message: /Uint8Array/,
    });
  assert.throws(() => cardmend.dropKnownCodes('no.such'), RangeError);
  assert.throws(() => cardmend.dropKnownCodes(undefined as never), TypeError);
});
