// What is wrong with a profile is told: the field, its limit, and all of it at once.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { loadCardmend, type ProductProfile, ProfileError } from '../../dist/index.js';
import { root } from '../../tools/build/paths.ts';
import { voucher } from './shop_voucher.ts';

const schema = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync(join(root, 'dist/product.schema.json'), 'utf8')),
);

const secret = (patch: object) => ({ ...voucher, secret: { ...voucher.secret, ...patch } });
const without = (name: string) => Object.fromEntries(Object.entries(voucher).filter(([key]) => key !== name));

/** What is wrong, the profile, and what the error must say. */
const wrong: readonly (readonly [string, unknown, RegExp])[] = [
  ['no version', without('version'), /version must be 1/],
  ['a later version', { ...voucher, version: 2 }, /version must be 1/],
  ['no id', without('id'), /id must be issuer\.kind/],
  ['an id that is no id', { ...voucher, id: 'Shop Voucher' }, /id must be issuer\.kind/],
  ['an id of 49 characters', { ...voucher, id: `shop.${'v'.repeat(44)}` }, /at most 48/],
  ['a name in one language', { ...voucher, name: { en: 'Shop' } }, /name\.zh-CN must be a text/],
  ['a name that is a number', { ...voucher, name: 7 }, /name must be an object/],
  ['a name twice', { ...voucher, names: ['shop', 'shop'] }, /names\[1\] stands there twice/],
  ['a name of one letter', { ...voucher, names: ['s'] }, /names\[0\] must be a text of 2 to 32/],
  [
    'seventeen names',
    { ...voucher, names: Array.from({ length: 17 }, (_, i) => `n${i}`) },
    /names must be a list of at most 16/,
  ],
  ['no secret', without('secret'), /secret must be an object/],
  [
    'a secret that is an expression',
    { ...voucher, secret: '^[0-9A-F]{16}$' },
    /secret must be .* expression/,
  ],
  [
    'an expression beside the alphabet',
    secret({ pattern: '^SV' }),
    /secret\.pattern is no field: .* expression/,
  ],
  ['a field that there is not', { ...voucher, colour: 'red' }, /colour is no field; the fields are/],
  ['a field without a name', { ...voucher, '': 'red' }, /: "" \(an empty name\) is no field; the fields are/],
  ['a field of a secret without a name', secret({ '': 1 }), /secret\."" \(an empty name\) is no field/],
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
  ['a number that is none', { ...voucher, number: [] }, /number must be an object/],
  [
    'half a month',
    { ...voucher, validity: { months: 0.5, from: 'sale' } },
    /validity\.months must be a whole number/,
  ],
  ['from nowhere', { ...voucher, validity: { months: 1, from: 'birth' } }, /validity\.from must be/],
  ['a region in words', { ...voucher, region: 'China' }, /region must be two upper-case letters/],
  ['a currency in words', { ...voucher, currency: 'Yuan' }, /currency must be three upper-case letters/],
  ['a step that there is not', { ...voucher, verification: ['blood'] }, /verification\[0\] must be one of/],
  ['a step twice', { ...voucher, verification: ['sms', 'sms'] }, /verification\[1\] stands there twice/],
  [
    'an example without its code',
    { ...voucher, examples: [{ raw: 'x' }] },
    /examples\[0\]\.code must be a text/,
  ],
  [
    'a reason of nothing',
    { ...voucher, counterExamples: [{ raw: 'x', why: '' }] },
    /counterExamples\[0\]\.why/,
  ],
  ['names in one text', { ...voucher, names: 'shop' }, /names must be a list of at most 16/],
  ['a name that is no text', { ...voucher, names: ['shop', 7] }, /names\[1\] must be a text of 2 to 32/],
  [
    'an alphabet that is an expression',
    secret({ alphabet: /[0-9]/ }),
    /secret\.alphabet .* regular expression/,
  ],
  ['an alphabet that is a number', secret({ alphabet: 10 }), /secret\.alphabet must be a string/],
  ['groups that are a number', secret({ groups: 4 }), /secret\.groups must be a list of 1 to 16/],
  ['a validity in words', { ...voucher, validity: 'a year' }, /validity must be an object/],
  ['a validity from a number', { ...voucher, validity: { months: 1, from: 1 } }, /validity\.from must be/],
  ['steps in words', { ...voucher, verification: 'sms' }, /verification must be a list of 1 to 8/],
  ['no step', { ...voucher, verification: [] }, /verification must be a list of 1 to 8/],
  ['nine steps', { ...voucher, verification: new Array(9).fill('sms') }, /verification must be a list/],
  ['examples in words', { ...voucher, examples: 'x' }, /examples must be a list of at most 64/],
  ['65 examples', { ...voucher, examples: new Array(65).fill({ raw: 'x', code: 'x' }) }, /at most 64/],
  ['an example in words', { ...voucher, examples: ['x'] }, /examples\[0\] must be an object/],
  ['a region that is a number', { ...voucher, region: 86 }, /region must be two upper-case letters/],
  [
    'a code too short for its check',
    secret({ checkDigit: 'luhn', alphabet: '0123456789', groups: undefined, length: 1, prefix: undefined }),
    /luhn needs a code of 2 characters or more/,
  ],
  ['a source of nothing', { ...voucher, source: '' }, /source must be a text/],
  ['a confidence of its own', { ...voucher, confidence: 'X' }, /confidence must be H, M or L/],
];

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
  assert.ok(schema(voucher), JSON.stringify(schema.errors));
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
    'a code too short for its check',
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
