// A plan: what is wrong with it is told all at once, by field; what it fills in is escaped by its place; secrets stay out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../../bindings/bind/plan/pointer.ts';
import { planProblems } from '../../bindings/bind/plan/problems.ts';
import { readPlan } from '../../bindings/bind/plan/read.ts';
import { outgoing } from '../../bindings/bind/plan/template.ts';
import type { Plan } from '../../bindings/bind/plan/types.ts';
import { shownRequest } from '../../bindings/bind/run/request.ts';
import { planOf } from './shop.ts';

const base = 'https://shop.example/api';
const env = { SHOP_TOKEN: 'token-of-the-shop' };

const wrong = (change: object): string[] =>
  planProblems({ ...planOf(base), ...change }).map(({ field, rule }) => `${field} ${rule}`);

function withBind(change: object): object {
  const { bind } = planOf(base) as { bind: object };
  return { bind: { ...bind, ...change } };
}

function planWith(change: object = {}): Plan {
  const read = readPlan(planOf(base, change), env);
  assert.ok('plan' in read, JSON.stringify(read));
  return read.plan;
}

test('a plan has its defaults, and the environment in it', () => {
  const plan = planWith({
    rate: undefined,
    atOnce: undefined,
    tries: undefined,
    waits: undefined,
    stop: undefined,
  });
  assert.equal(plan.bind.headers?.authorization, 'Bearer token-of-the-shop');
  assert.deepEqual(plan.rate, { perSecond: 10, burst: 1 });
  assert.deepEqual(plan.stop, { account: 3, platform: 3 });
  assert.deepEqual(plan.secrets, ['token-of-the-shop']);
  assert.deepEqual(plan.accounts, [{ id: 'default' }]);
});

test('all that is wrong is told, by field', () => {
  assert.deepEqual(planProblems(planOf(base)), []);
  assert.deepEqual(wrong({ platform: 7, rate: { perSecond: 0 }, atonce: 3, tries: 1.5 }).sort(), [
    '/atonce unknown-field',
    '/platform type',
    '/rate/perSecond range',
    '/tries type',
  ]);
  assert.deepEqual(wrong({ bind: {} }), [
    '/bind/method missing',
    '/bind/url missing',
    '/bind/answer missing',
  ]);
  assert.deepEqual(wrong(withBind({ method: 'GET' })), ['/bind/method one-of']);
  assert.deepEqual(wrong(withBind({ body: { json: { secret: '{sceret}' } } })), ['/bind no-placeholder']);
  assert.deepEqual(wrong(withBind({ url: 'shop' })), ['/bind/url no-url']);
  assert.deepEqual(wrong(withBind({ url: 'http://shop.example/' })), ['/bind/url not-https']);
  assert.deepEqual(wrong(withBind({ url: 'ftp://shop.example/' })), ['/bind/url no-url']);
  assert.deepEqual(wrong(withBind({ url: 'http://localhost:8080/' })), []);
  const own = { url: `${base}/{shop}` };
  assert.deepEqual(wrong({ ...withBind(own), accounts: [{ id: 'a', values: { shop: 'x' } }] }), []);
  assert.deepEqual(wrong({ ...withBind(own), accounts: [{ id: 'a' }] }), ['/bind no-placeholder']);
  assert.deepEqual(wrong(withBind({ url: `${base}/{secret}` })), ['/bind/url secret-in-url']);
  assert.deepEqual(wrong(withBind({ headers: {} })), ['/bind no-key']);
  assert.deepEqual(wrong({ accounts: [{ id: 'a' }, { id: 'a' }] }), ['/accounts/1/id same-account']);
  for (const nonsense of [null, 7, 'plan', [], { bind: null }]) assert.ok(planProblems(nonsense).length > 0);
});

test('what the environment lacks is told by name, and what it gives is checked too', () => {
  assert.deepEqual(readPlan(planOf(base), {}), { missing: ['SHOP_TOKEN'] });
  const plan = planOf(`$${'{env:SHOP_BASE}'}`);
  const read = readPlan(plan, { ...env, SHOP_BASE: 'http://shop.example' });
  assert.deepEqual('problems' in read && read.problems.map(({ rule }) => rule), ['not-https', 'not-https']);
});

test('what is filled in cannot leave its place', () => {
  const nasty = 'a"b\\c&d=e/../?#\r\nx: y';
  const fill = (body: object) =>
    outgoing(
      {
        ...{ method: 'POST', url: 'https://shop.example/{key}', answer: { bound: [] }, body },
        headers: { 'X-Key': '{key}' },
      },
      { key: nasty, value: '12.5' },
    );
  const { url, headers, body } = fill({
    json: { deep: ['{key}', 1], sum: '{value|number}', 'a b': '={key}=' },
  });
  assert.equal(new URL(url).pathname.split('/').length, 2);
  assert.equal(decodeURIComponent(new URL(url).pathname.slice(1)), nasty);
  assert.doesNotMatch(headers['x-key'] ?? '', /[\r\n]/);
  assert.deepEqual(JSON.parse(body ?? ''), { deep: [nasty, 1], sum: 12.5, 'a b': `=${nasty}=` });
  const form = new URLSearchParams(fill({ form: { code: '{key}', x: '1' } }).body ?? '');
  assert.deepEqual(
    [...form],
    [
      ['code', nasty],
      ['x', '1'],
    ],
  );
});

test('a request that is shown has dots for codes and for what the environment gave', () => {
  const plan = planWith();
  const card = {
    ...{
      n: 1,
      card: '',
      key: 'ab'.repeat(16),
      line: 2,
      product: 'jd.ecard',
      shown: '\u2022\u2022\u2022\u2022 A41B',
    },
    ...{ value: 100, sealed: null, account: 'default', asks: false, tries: 1, sends: 0 },
  };
  const text = JSON.stringify(shownRequest(plan, plan.bind, card));
  assert.match(text, /A41B/);
  assert.doesNotMatch(text, /token-of-the-shop|3F2A/);
});

test('a pointer finds what is there, and nothing that every object has', () => {
  const body = { a: [{ 'b/c': 1 }], 'd~': null };
  assert.equal(at(body, '/a/0/b~1c'), 1);
  assert.equal(at(body, '/d~0'), null);
  for (const none of ['/a/1', '/constructor', '/a/length/x', '/d~0/x', '/__proto__'])
    assert.equal(at(body, none), undefined, none);
  assert.equal(at('text', ''), 'text');
});
