// A shop's own product at run time: the same JSON as in data/products, checked field by field.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { loadCardmend, type ProductProfile, ProfileError } from '../../dist/index.js';
import { root } from '../../tools/build/paths.ts';

const good: ProductProfile = {
  version: 1,
  id: 'shop.voucher',
  name: { 'zh-CN': '\u5546\u5e97\u793c\u5238', en: 'Shop voucher' },
  names: ['shop', '\u5546\u5e97'],
  secret: { alphabet: '0123456789ABCDEFGHJKMNPQRSTVWXYZ', prefix: 'SV', groups: [4, 4, 4] },
  number: { alphabet: '0123456789', length: [8, 11], checkDigit: 'luhn' },
  validity: { months: 12, from: 'sale' },
  region: 'CN',
  currency: 'CNY',
  verification: ['number', 'secret'],
  examples: [
    { raw: 'sv3k-7m2p-9wxy', code: 'SV3K7M2P9WXY' },
    { raw: 'Card No. 79927398713, PIN SV3K 7M2P 9WXY', code: 'SV3K7M2P9WXY', number: '79927398713' },
  ],
  counterExamples: [{ raw: 'SV3K-7M2P', why: 'two groups of three' }],
};
const schema = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync(join(root, 'data/schema/product.schema.json'), 'utf8')),
);

const secret = (patch: object) => ({ ...good, secret: { ...good.secret, ...patch } });
const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));

/** What is wrong, the profile, and what the error must say. */
const wrong: readonly (readonly [string, unknown, RegExp])[] = [
  ['no version', without('version'), /version must be 1/],
  ['a later version', { ...good, version: 2 }, /version must be 1/],
  ['no id', without('id'), /id must be issuer\.kind/],
  ['an id that is no id', { ...good, id: 'Shop Voucher' }, /id must be issuer\.kind/],
  ['an id of 49 characters', { ...good, id: `shop.${'v'.repeat(44)}` }, /at most 48/],
  ['a name in one language', { ...good, name: { en: 'Shop' } }, /name\.zh-CN must be a text/],
  ['a name that is a number', { ...good, name: 7 }, /name must be an object/],
  ['a name twice', { ...good, names: ['shop', 'shop'] }, /names\[1\] stands there twice/],
  ['a name of one letter', { ...good, names: ['s'] }, /names\[0\] must be a text of 2 to 32/],
  [
    'seventeen names',
    { ...good, names: Array.from({ length: 17 }, (_, i) => `n${i}`) },
    /names must be a list of at most 16/,
  ],
  ['no secret', without('secret'), /secret must be an object/],
  ['a secret that is an expression', { ...good, secret: '^[0-9A-F]{16}$' }, /secret must be .* expression/],
  [
    'an expression beside the alphabet',
    secret({ pattern: '^SV' }),
    /secret\.pattern is no field: .* expression/,
  ],
  ['a field that there is not', { ...good, colour: 'red' }, /colour is no field; the fields are/],
  ['an empty alphabet', secret({ alphabet: '' }), /secret\.alphabet must be a string of 2 to 62/],
  ['an alphabet of signs', secret({ alphabet: '01#' }), /secret\.alphabet must be a string of 2 to 62/],
  [
    'an alphabet with a character twice',
    secret({ alphabet: '0110' }),
    /secret\.alphabet names a character twice/,
  ],
  ['lower case where case is ignored', secret({ alphabet: '01ab' }), /secret\.alphabet must be upper case/],
  [
    'possible characters without the alphabet',
    secret({ possible: '0123456789' }),
    /secret\.possible must hold the alphabet; ABC/,
  ],
  ['no groups and no length', secret({ groups: undefined }), /secret\.groups is missing/],
  ['no group', secret({ groups: [] }), /secret\.groups must be a list of 1 to 16/],
  [
    'ten thousand groups',
    secret({ groups: new Array(10_000).fill(1) }),
    /secret\.groups must be a list of 1 to 16 group lengths \(there are 10000\)/,
  ],
  [
    'a group of nothing',
    secret({ groups: [4, 0, 4] }),
    /secret\.groups\[1\] must be a whole number from 1 to 64/,
  ],
  ['half a character', secret({ groups: [4, 1.5] }), /secret\.groups\[1\] must be a whole number/],
  [
    'groups that are too long',
    secret({ groups: [40, 40] }),
    /secret\.groups adds up to 80 characters; the limit is 64/,
  ],
  [
    'overlapping layouts',
    secret({
      groups: [
        [4, 4, 4],
        [6, 6],
      ],
    }),
    /secret\.groups\[1\] overlaps secret\.groups\[0\]: both make 12 characters/,
  ],
  [
    'overlapping groups by begin and end',
    secret({ groups: [4, [2, 8]] }),
    /secret\.groups\[1\] must be a whole number .* no begin and end/,
  ],
  [
    'five layouts',
    secret({ groups: [[4], [5], [6], [7], [8]] }),
    /secret\.groups has 5 layouts; the limit is 4/,
  ],
  ['a length of nothing', secret({ length: 0 }), /secret\.length must be a whole number from 1 to 64/],
  ['the most below the least', secret({ length: [9, 8] }), /secret\.length must be/],
  ['three lengths', secret({ length: [8, 9, 10] }), /secret\.length must be/],
  ['a prefix of signs', secret({ prefix: 'S-' }), /secret\.prefix must be a string of 1 to 7/],
  ['a prefix as long as the code', secret({ prefix: 'SVSV', groups: [4] }), /secret\.prefix leaves nothing/],
  [
    'a check digit that there is not',
    secret({ checkDigit: 'crc32' }),
    /secret\.checkDigit is unknown; use one of none, luhn/,
  ],
  [
    'a check digit over letters',
    secret({ checkDigit: 'luhn' }),
    /secret\.checkDigit luhn needs an alphabet of digits/,
  ],
  [
    'a check per group without groups',
    secret({ checkDigit: 'mod31-per-group', groups: undefined, length: 12, prefix: undefined }),
    /mod31-per-group needs groups/,
  ],
  [
    'look-alikes that are no list',
    secret({ lookAlikes: 'DO' }),
    /secret\.lookAlikes must be a list of 1 to 16/,
  ],
  ['no pair', secret({ lookAlikes: [] }), /secret\.lookAlikes must be a list of 1 to 16 pairs/],
  [
    'seventeen pairs',
    secret({ lookAlikes: Array.from({ length: 17 }, (_, i) => `0${'ABCDEFGHJKMNPQRST'[i]}`) }),
    /secret\.lookAlikes must be a list of 1 to 16 pairs of characters \(there are 17\)/,
  ],
  [
    'a pair of three',
    secret({ lookAlikes: ['DO', '0DO'] }),
    /secret\.lookAlikes\[1\] must be two ASCII letters or digits/,
  ],
  ['a pair of signs', secret({ lookAlikes: ['D*'] }), /secret\.lookAlikes\[0\] must be two ASCII/],
  ['a pair that is a number', secret({ lookAlikes: [38] }), /secret\.lookAlikes\[0\] must be two ASCII/],
  [
    'a pair of one character',
    secret({ lookAlikes: ['DD'] }),
    /secret\.lookAlikes\[0\] is one character twice/,
  ],
  ['a pair twice', secret({ lookAlikes: ['DO', 'OD'] }), /secret\.lookAlikes\[1\] stands there twice/],
  [
    'a pair in lower case where case is ignored',
    secret({ lookAlikes: ['cC'] }),
    /secret\.lookAlikes\[0\] must be upper case, or ignoreCase false/,
  ],
  [
    'a pair that no code holds',
    secret({ lookAlikes: ['IL'] }),
    /secret\.lookAlikes\[0\] has no character of the alphabet/,
  ],
  ['a flag that is a word', secret({ open: 'yes' }), /secret\.open must be true or false/],
  ['a number that is none', { ...good, number: [] }, /number must be an object/],
  [
    'half a month',
    { ...good, validity: { months: 0.5, from: 'sale' } },
    /validity\.months must be a whole number/,
  ],
  ['from nowhere', { ...good, validity: { months: 1, from: 'birth' } }, /validity\.from must be/],
  ['a region in words', { ...good, region: 'China' }, /region must be two upper-case letters/],
  ['a currency in words', { ...good, currency: 'Yuan' }, /currency must be three upper-case letters/],
  ['a step that there is not', { ...good, verification: ['blood'] }, /verification\[0\] must be one of/],
  ['a step twice', { ...good, verification: ['sms', 'sms'] }, /verification\[1\] stands there twice/],
  [
    'an example without its code',
    { ...good, examples: [{ raw: 'x' }] },
    /examples\[0\]\.code must be a text/,
  ],
  ['a reason of nothing', { ...good, counterExamples: [{ raw: 'x', why: '' }] }, /counterExamples\[0\]\.why/],
  ['a source of nothing', { ...good, source: '' }, /source must be a text/],
  ['a confidence of its own', { ...good, confidence: 'X' }, /confidence must be H, M or L/],
];

test('a profile is a product: checked, grouped, named', async () => {
  const cardmend = await loadCardmend({ locale: 'en' });
  assert.equal(cardmend.defineProduct(good), 'shop.voucher');
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
      ...good,
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
  // 1 is of neither alphabet: both say so, and K is offered where the card's maker says that it looks like it.
  const read = (product: string) => cardmend.check('7HWM-PRWX-MX1F', { product });
  assert.deepEqual([read(plain).verdict, read(plain).code.length], ['repaired', 12]);
  const both = read(own);
  assert.deepEqual([both.verdict, both.findings[0]?.params.readings], ['doubtful', ['K', 'L']]);
  assert.deepEqual(both.candidates.slice(0, 2).map(({ code }) => code[10]), ['K', 'L']);
  const sole = card('shop.sole', { alphabet: '23456789ABCDEFGHJKMNPQRSTUVWXYZ', lookAlikes: ['1K'] });
  const offered = read(sole);
  assert.equal(offered.verdict, 'doubtful');
  assert.equal(offered.candidates[0]?.code, '7HWMPRWXMXKF');
});

test('every wrong profile is refused, with the field and the limit; what the schema refuses is among them', async () => {
  const cardmend = await loadCardmend();
  const before = cardmend.products.length;
  for (const [name, value, expected] of wrong) {
    assert.throws(
      () => cardmend.defineProduct(value as ProductProfile),
      (error: unknown) => {
        assert.ok(error instanceof ProfileError && error instanceof RangeError, name);
        assert.match(error.message, expected, name);
        assert.ok(error.problems.length > 0 && error.problems.every(({ field }) => field !== ''), name);
        return true;
      },
    );
  }
  assert.equal(cardmend.products.length, before);
  assert.ok(schema(good), JSON.stringify(schema.errors));
  const sums = wrong.filter(([, value]) => schema(value)).map(([name]) => name);
  // What only sums and needs can tell; all else the schema refuses too.
  assert.deepEqual(sums, [
    'an alphabet with a character twice',
    'lower case where case is ignored',
    'possible characters without the alphabet',
    'groups that are too long',
    'overlapping layouts',
    'the most below the least',
    'a prefix as long as the code',
    'a check digit over letters',
    'a check per group without groups',
    'a pair of one character',
    'a pair twice',
    'a pair in lower case where case is ignored',
    'a pair that no code holds',
  ]);
});

test('all that is wrong is told at once', async () => {
  const cardmend = await loadCardmend();
  const several = { ...secret({ alphabet: '', groups: [0], checkDigit: 'crc32' }), currency: 'Yuan' };
  assert.throws(
    () => cardmend.defineProduct(several as ProductProfile),
    (error: unknown) =>
      error instanceof ProfileError &&
      ['secret.alphabet', 'secret.groups[0]', 'secret.checkDigit', 'currency'].every(wanted =>
        error.problems.some(({ field }) => field === wanted),
      ),
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
    assert.throws(() => cardmend.defineProduct({ ...good, ...patch }), expected);
    assert.ok(!cardmend.products.includes('shop.voucher'));
    assert.throws(() => cardmend.check('x', { product: 'shop.voucher' }), RangeError);
  }
  assert.equal(cardmend.defineProduct(good), 'shop.voucher');
});

test('misuse is told: no object, an id that stands for something else', async () => {
  const cardmend = await loadCardmend();
  for (const value of [undefined, null, 7, 'shop.voucher'])
    assert.throws(() => cardmend.defineProduct(value as unknown as ProductProfile), TypeError);
  assert.throws(() => cardmend.defineProduct([] as unknown as ProductProfile), ProfileError);
  cardmend.defineProduct(good);
  assert.equal(cardmend.defineProduct(structuredClone(good)), 'shop.voucher');
  assert.throws(() => cardmend.defineProduct({ ...good, currency: 'USD' }), /another product shop\.voucher/);
  assert.throws(
    () => cardmend.defineProduct({ ...good, id: 'jd.ecard' }),
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
