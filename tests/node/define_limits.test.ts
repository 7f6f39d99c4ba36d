// What lies just within each limit of a profile is taken, and what lies just beyond is not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProfile } from '../../bindings/js/products/read_profile.ts';
import { profileRules } from '../../bindings/js/products/rules.ts';
import { voucher } from './shop_voucher.ts';

const { groups: _, ...ungrouped } = voucher.secret;
const secret = (patch: object) => ({ secret: { ...voucher.secret, ...patch } });
const lengths = (length: unknown) => ({ secret: { ...ungrouped, length } });
const ofLength = (size: number, fill = 'n') => fill.repeat(size);
const list = <T>(size: number, make: (index: number) => T) => Array.from({ length: size }, (_, i) => make(i));
const example = (patch: object) => ({ examples: [{ raw: 'SV', code: 'SV', ...patch }] });

/** The field, what is just within its limit, and what is just beyond. */
const limits: readonly (readonly [field: string, within: object, beyond: object])[] = [
  ['id', { id: `shop.${ofLength(43, 'v')}` }, { id: `shop.${ofLength(44, 'v')}` }],
  ['names', { names: list(16, i => `word ${i}`) }, { names: list(17, i => `word ${i}`) }],
  ['names[0]', { names: [ofLength(2)] }, { names: [ofLength(1)] }],
  ['names[0]', { names: [ofLength(32)] }, { names: [ofLength(33)] }],
  // U+0130 is two units in lower case.
  ['names[0]', { names: [ofLength(16, '\u0130')] }, { names: [ofLength(17, '\u0130')] }],
  ['secret.groups', secret({ groups: list(16, () => 2) }), secret({ groups: list(17, () => 2) })],
  ['secret.groups', secret({ groups: [32, 32] }), secret({ groups: [32, 33] })],
  ['secret.groups[0]', secret({ groups: [64] }), secret({ groups: [65] })],
  ['secret.groups[1]', secret({ groups: [15, 1] }), secret({ groups: [15, 0] })],
  [
    'secret.groups',
    secret({ groups: list(4, i => [8, i + 8]) }),
    secret({ groups: list(5, i => [8, i + 8]) }),
  ],
  ['secret.groups[1]', secret({ groups: [[8], [4, 5]] }), secret({ groups: [[8], [4, 4]] })],
  ['secret.length', lengths(64), lengths(65)],
  ['secret.length', lengths([16, 64]), lengths([16, 65])],
  ['secret.length', lengths([16, 16]), lengths([17, 16])],
  ['secret.length', lengths([16, 18]), lengths([16, 17, 18])],
  ['secret.length', lengths([16, 18]), lengths([0, 18])],
  ['secret.prefix', secret({ prefix: 'ABCDEF0' }), secret({ prefix: 'ABCDEF01' })],
  [
    'secret.prefix',
    lengths(1 + (voucher.secret.prefix?.length ?? 0)),
    lengths(voucher.secret.prefix?.length ?? 0),
  ],
  ['secret.lookAlikes', secret({ lookAlikes: pairs(16) }), secret({ lookAlikes: pairs(17) })],
  ['secret.lookAlikes[0]', secret({ lookAlikes: ['0O'] }), secret({ lookAlikes: ['0o'] })],
  ['secret.lookAlikes[0]', secret({ lookAlikes: ['0O'] }), secret({ lookAlikes: ['00'] })],
  ['secret.lookAlikes[1]', secret({ lookAlikes: ['0O', '0Q'] }), secret({ lookAlikes: ['0O', 'O0'] })],
  ['validity.months', { validity: months(1) }, { validity: months(0) }],
  ['validity.months', { validity: months(1200) }, { validity: months(1201) }],
  ['validity.months', { validity: months(12) }, { validity: months(1.5) }],
  ['validity.from', { validity: months(1, 'binding') }, { validity: months(1, 'birth') }],
  ['validity.until', { validity: months(1) }, { validity: { ...months(1), until: 1 } }],
  ['region', { region: 'CN' }, { region: 'CHN' }],
  ['region', { region: 'CN' }, { region: 'cn' }],
  ['currency', { currency: 'CNY' }, { currency: 'CN' }],
  ['currency', { currency: 'CNY' }, { currency: 'cny' }],
  ['verification', { verification: ['sms'] }, { verification: [] }],
  ['verification[0]', { verification: ['face'] }, { verification: ['eyes'] }],
  ['verification[1]', { verification: ['sms', 'qr'] }, { verification: ['sms', 'sms'] }],
  [
    'examples',
    { examples: list(64, () => ({ raw: '', code: '' })) },
    { examples: list(65, () => ({ raw: '', code: '' })) },
  ],
  ['examples[0].raw', example({ raw: ofLength(4096) }), example({ raw: ofLength(4097) })],
  ['examples[0].code', example({ code: ofLength(64) }), example({ code: ofLength(65) })],
  ['examples[0].number', example({ number: ofLength(64) }), example({ number: ofLength(65) })],
  ['examples[0].number', example({ number: '' }), example({ number: 7 })],
  ['examples[0].why', example({}), example({ why: 'x' })],
  ['counterExamples[0].why', against(ofLength(200)), against(ofLength(201))],
  ['counterExamples[0].why', against('x'), against('')],
  ['names', { names: [] }, { names: 'shop' }],
  ['secret.lookAlikes', secret({ lookAlikes: ['0O'] }), secret({ lookAlikes: '0O' })],
  ['secret.lookAlikes', secret({ lookAlikes: ['0O'] }), secret({ lookAlikes: [] })],
  ['secret.groups', secret({ groups: [12] }), secret({ groups: 12 })],
  ['validity', { validity: months(1) }, { validity: 12 }],
  ['verification', { verification: ['sms'] }, { verification: 'sms' }],
  ['verification', { verification: ['sms'] }, { verification: { length: 1 } }],
  ['examples', { examples: [] }, { examples: 'SV' }],
  ['examples[0]', { examples: [] }, { examples: ['SV'] }],
  ['secret.open', secret({ open: true }), secret({ open: 1 })],
  ['secret.ignoreCase', secret({ ignoreCase: false }), secret({ ignoreCase: 0 })],
  ['source', { source: 'x' }, { source: '' }],
  ['confidence', { confidence: 'L' }, { confidence: 'X' }],
];

function months(count: number, from = 'sale') {
  return { months: count, from };
}

function against(why: string) {
  return { counterExamples: [{ raw: '', why }] };
}

/** So many pairs of one character of the alphabet and another character. */
function pairs(count: number): readonly string[] {
  return list(count, i => `0${String.fromCharCode('G'.charCodeAt(0) + i)}`);
}

const wrongIn = (patch: object) =>
  readProfile({ ...voucher, ...patch }, profileRules).problems.map(({ field }) => field);

for (const [field, within, beyond] of limits) {
  test(`the limit of ${field}: ${JSON.stringify(beyond).slice(0, 60)}`, () => {
    assert.deepEqual(wrongIn(within), []);
    assert.deepEqual(wrongIn(beyond), [field]);
  });
}
