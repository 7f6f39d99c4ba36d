// A shop's own product at run time: the same JSON as in data/products, checked field by field.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCardmend, type ProductProfile, ProfileError } from '../../dist/index.js';
import { voucher } from './shop_voucher.ts';

test('a profile is a product: checked, grouped, named', async () => {
  const cardmend = await loadCardmend({ locale: 'en' });
  assert.equal(cardmend.defineProduct(voucher), 'shop.voucher');
  assert.ok(cardmend.products.includes('shop.voucher'));
  const result = cardmend.check('\uff33v3k7m2p9wxy', { product: 'shop.voucher' });
  assert.equal(result.verdict, 'valid');
  assert.equal(result.display, 'SV3K-7M2P-9WXY');
  assert.equal(result.product, 'shop.voucher');
  const repaired = cardmend.check('SV3K-7M2P-9WIY', { product: 'shop.voucher' });
  assert.equal(`${repaired.verdict} ${repaired.code}`, 'repaired SV3K7M2P9W1Y');
  const number = cardmend.check('7992 7398 713', { product: 'shop.voucher', field: 'number' });
  assert.equal(`${number.verdict} ${number.code}`, 'valid 79927398713');
  const prefix = cardmend.check('XV3K-7M2P-9WXY', { product: 'shop.voucher' });
  assert.deepEqual(prefix.findings[0]?.params, { prefix: 'SV' });
  assert.match(prefix.findings[0]?.message ?? '', /begin with SV/);
});

test('a profile warns of pairs of its own: they are doubts, and candidates', async () => {
  const cardmend = await loadCardmend({ locale: 'en' });
  const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const card = (id: string, more: object) =>
    cardmend.defineProduct({
      ...voucher,
      id,
      secret: { alphabet, groups: [4, 4, 4], ...more },
      examples: [],
      counterExamples: [],
    });
  const plain = card('shop.plain', {});
  const own = card('shop.own', { lookAlikes: ['4H', '1K', 'H9'] });
  const doubts = (product: string) =>
    cardmend.check('7HWM-PRWX-MXJF', { product }).doubts.map(({ index, readings }) => [index, readings]);
  assert.deepEqual(doubts(plain), []);
  assert.deepEqual(doubts(own), [[1, ['4', '9']]]);
  // 1 is of neither alphabet: both say so, and K is offered beside 7 where the card's maker says that it looks like it.
  const read = (product: string) => cardmend.check('7HWM-PRWX-MX1F', { product });
  assert.deepEqual([read(plain).verdict, read(plain).code.length], ['repaired', 12]);
  const both = read(own);
  assert.deepEqual([both.verdict, both.findings[0]?.params.readings], ['doubtful', 'KL7J']);
  assert.deepEqual(
    both.candidates.slice(0, 2).map(({ code }) => code[10]),
    ['7', 'K'],
  );
  const sole = card('shop.sole', { alphabet: '23456789ABCDEFGHJKMNPQRSTUVWXYZ', lookAlikes: ['1K'] });
  const offered = read(sole);
  assert.equal(offered.verdict, 'doubtful');
  // 1 is taken for 7 more often than for anything else, and K comes next.
  assert.deepEqual(
    offered.candidates.slice(0, 2).map(({ code }) => code[10]),
    ['7', 'K'],
  );
});

test('examples are held against the profile, and one that fails leaves nothing behind', async () => {
  const cardmend = await loadCardmend();
  const broken: readonly [object, RegExp][] = [
    [{ examples: [{ raw: 'SV3K-7M2P', code: 'SV3K7M2P' }] }, /examples\[0\]\.raw is partial .*too-short/],
    [{ examples: [{ raw: 'SV3K-7M2P-9WXY', code: 'SV3K' }] }, /examples\[0\]\.code is not what raw gives/],
    [
      { examples: [{ raw: 'SV3K-7M2P-9WXY', code: 'SV3K7M2P9WXY', number: '1' }] },
      /examples\[0\]\.number is not what/,
    ],
    [
      { counterExamples: [{ raw: 'SV3K-7M2P-9WXY', why: 'it is right' }] },
      /counterExamples\[0\]\.raw is valid/,
    ],
  ];
  for (const [patch, expected] of broken) {
    assert.throws(() => cardmend.defineProduct({ ...voucher, ...patch }), expected);
    assert.ok(!cardmend.products.includes('shop.voucher'));
    assert.throws(() => cardmend.check('x', { product: 'shop.voucher' }), RangeError);
  }
  assert.equal(cardmend.defineProduct(voucher), 'shop.voucher');
});

test('misuse is told: no object, an id that stands for something else', async () => {
  const cardmend = await loadCardmend();
  for (const value of [undefined, null, 7, 'shop.voucher'])
    assert.throws(() => cardmend.defineProduct(value as unknown as ProductProfile), TypeError);
  assert.throws(() => cardmend.defineProduct([] as unknown as ProductProfile), ProfileError);
  cardmend.defineProduct(voucher);
  assert.equal(cardmend.defineProduct(structuredClone(voucher)), 'shop.voucher');
  assert.throws(
    () => cardmend.defineProduct({ ...voucher, currency: 'USD' }),
    /another product shop\.voucher/,
  );
  assert.throws(
    () => cardmend.defineProduct({ ...voucher, id: 'jd.ecard' }),
    /another product jd\.ecard already; choose another id/,
  );
  assert.throws(() => cardmend.check('x', { product: 'jd.ecard', field: 'colour' as 'secret' }), RangeError);
  assert.throws(() => cardmend.check('x', { field: 7 as unknown as 'secret' }), TypeError);
});

test('a module takes a thousand products, each of its own', async () => {
  const cardmend = await loadCardmend();
  const digits = (i: number) => String(i).padStart(4, '0');
  for (let i = 0; i < 1000; ++i) {
    cardmend.defineProduct({
      version: 1,
      id: `shop.card-${i}`,
      name: { 'zh-CN': `\u5361 ${i}`, en: `Card ${i}` },
      secret: { alphabet: '0123456789', prefix: `C${digits(i)}`, groups: [5, 4, 4] },
      examples: [{ raw: `c${digits(i)}-1234-5678`, code: `C${digits(i)}12345678` }],
    });
  }
  for (let i = 0; i < 1000; ++i) {
    const { verdict, code } = cardmend.check(`C${digits(i)} 1234 5678`, { product: `shop.card-${i}` });
    assert.equal(`${verdict} ${code}`, `valid C${digits(i)}12345678`);
    const other = cardmend.check(`C${digits(i)} 1234 5678`, { product: `shop.card-${(i + 1) % 1000}` });
    assert.notEqual(other.verdict, 'valid');
  }
});
