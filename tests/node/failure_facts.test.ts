// What a page has of a failure, as the core is told of it: each field, what it may hold, and what counts as not known.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cardOrigins, signals, verdicts } from '#tables/keys.ts';
import { maxFailureText, notKnown } from '#tables/limits.ts';
import { type ExplainFacts, toFacts } from '../../bindings/js/explain/facts.ts';
import { triedUnits, writeSignals } from '../../bindings/js/explain/signals.ts';
import type { Evidence, Failure } from '../../bindings/js/explain/types.ts';

const now = Date.UTC(1994, 10, 6, 8, 49, 37);
const date = 'Sun, 06 Nov 1994 08:49:37 GMT';
const later = 'Sun, 06 Nov 1994 08:51:37 GMT';
const noGb = () => assert.fail('nothing is in GB 2312');

const facts = (failure: unknown, clock = now) => toFacts(failure as Failure, '', noGb, () => clock);
const nothing: ExplainFacts = {
  ...{ platform: '', channel: '', code: '', text: '', contentType: '', exception: '', tried: '' },
  ...{ httpStatus: 0, retryAfterMs: -1, elapsedMs: -1 },
};
const hostile = new Proxy({}, { get: () => assert.fail('no') });

test('of nothing, and of what throws, nothing is known', () => {
  for (const none of [{}, { platform: null, http: null, exception: null, elapsedMs: null }, hostile])
    assert.deepEqual(facts(none), nothing);
  assert.deepEqual(facts({ http: hostile, exception: hostile }), nothing);
});

test('texts are texts, numbers as texts, to their length', () => {
  for (const name of ['platform', 'channel', 'code', 'text'] as const) {
    const of = (value: unknown) => facts({ [name]: value })[name];
    assert.equal(of('x'), 'x');
    assert.equal(of(16_807), '16807');
    assert.equal(of(7n), '7');
    for (const none of [true, {}, null, undefined]) assert.equal(of(none), '');
    assert.equal(of('x'.repeat(maxFailureText + 1)), 'x'.repeat(maxFailureText));
  }
});

test('the page has the first word, then the error; the code and the text of a body last', () => {
  const exception = {
    response: {
      status: 409,
      headers: { 'retry-after': '5', 'content-type': 'b' },
      data: { code: 'of-body' },
    },
  };
  assert.deepEqual(facts({ exception }), {
    ...{ ...nothing, httpStatus: 409, retryAfterMs: 5000, contentType: 'b' },
    ...{ code: 'of-body', text: '{"code":"of-body"}' },
  });
  const http = { status: 429, retryAfter: 7, contentType: 'a' };
  const told = facts({ exception, http, code: 'own', text: 'own text' });
  assert.deepEqual(
    [told.httpStatus, told.retryAfterMs, told.contentType, told.code, told.text],
    [429, 7000, 'a', 'own', 'own text'],
  );
  assert.equal(facts({ exception, http: 503 }).httpStatus, 503);
  assert.equal(facts({ http: { statusCode: 503 } }).httpStatus, 503);
  const headers = { 'Retry-After': '9', 'Content-Type': 'c' };
  for (const name of ['headers', 'header']) {
    const { retryAfterMs, contentType } = facts({ http: { status: 503, [name]: headers } });
    assert.deepEqual([retryAfterMs, contentType], [9000, 'c']);
  }
});

test('a status is 100 to 599', () => {
  const of = (status: unknown) => facts({ http: { status } }).httpStatus;
  assert.deepEqual([100, 599, 409.9].map(of), [100, 599, 409]);
  for (const none of [99, 600, -1, Number.NaN, Number.POSITIVE_INFINITY, '409', null])
    assert.equal(of(none), 0);
});

test('a wait is seconds or a date, against the clock of whoever wrote it', () => {
  const of = (retryAfter: unknown, clock = now, sent?: string) =>
    facts(
      { http: { status: 429, retryAfter, headers: { ...(sent !== undefined && { date: sent }) } } },
      clock,
    ).retryAfterMs;
  assert.deepEqual(
    [0, 1.5, '7', ' 7 ', '0'].map(value => of(value)),
    [0, 1500, 7000, 7000, 0],
  );
  for (const none of [-1, Number.POSITIVE_INFINITY, Number.NaN, '-1', '1.5', 'soon', true, {}])
    assert.equal(of(none), -1, `${none}`);
  assert.equal(of(later), 120_000);
  assert.equal(of(later, now + 119_999), 1);
  assert.equal(of(later, now + 120_000), -1);
  assert.equal(of(later, now - 5_000, date), 120_000);
  assert.equal(of(later, now, 'today'), 120_000);
});

test('how long it took is a number', () => {
  const of = (elapsedMs: unknown) => facts({ elapsedMs }).elapsedMs;
  assert.deepEqual([0, 1.5, -3].map(of), [0, 1.5, -3]);
  for (const none of ['7', Number.NaN, Number.POSITIVE_INFINITY]) assert.equal(of(none), -1);
});

test('of what was thrown: name, code, message and errMsg, of its causes and of the errors that it sums up', () => {
  const of = (exception: unknown) => facts({ exception }).exception;
  assert.equal(of('x'), 'x');
  assert.equal(of({ name: 'N', code: 'C', message: 'M', errMsg: 'E' }), 'N: C: M: E');
  assert.equal(of({ name: 7, message: 'M' }), 'M');
  assert.equal(
    of({ message: 'M', cause: { message: 'of cause' }, errors: ['one', { name: 'two' }, 3] }),
    'M: of cause: one: two',
  );
  assert.equal(of({ message: 'M', errors: 'no list' }), 'M');
  const nest = (depth: number): object => ({
    name: `n${depth}`,
    ...(depth > 0 && { cause: nest(depth - 1) }),
  });
  assert.equal(of(nest(7)), 'n7: n6: n5: n4: n3: n2: n1: n0');
  assert.equal(of(nest(8)), 'n8: n7: n6: n5: n4: n3: n2: n1');
  assert.equal(of('x'.repeat(maxFailureText + 1)), 'x'.repeat(maxFailureText));
});

/** The signals that are known of evidence, by their names. */
function known(evidence: unknown): Record<string, number> {
  const out = new Int32Array(signals.length);
  writeSignals(evidence as Evidence, out);
  return Object.fromEntries(
    signals.flatMap((name, i) => (out[i] === notKnown ? [] : [[name, out[i] as number] as const])),
  );
}

test('of no evidence, and of what throws, no signal is known', () => {
  assert.deepEqual(known({}), {});
  assert.deepEqual(known(hostile), {});
});

test('numbers are whole, from 0 to what 32 bits hold', () => {
  for (const [field, signal] of [
    ['attempts', 'attempts'],
    ['sinceLastMs', 'since-last-ms'],
    ['otherCodes', 'other-codes'],
    ['recentTimeouts', 'recent-timeouts'],
    ['hour', 'hour'],
    ['accountAgeDays', 'account-age-days'],
    ['cacheAgeHours', 'cache-age-hours'],
    ['amount', 'amount'],
  ] as const) {
    for (const [value, wanted] of [
      [0, 0],
      [7.9, 7],
      [0x7fffffff, 0x7fffffff],
      [0x80000000, 0x7fffffff],
    ] as const)
      assert.deepEqual(known({ [field]: value }), { [signal]: wanted });
    for (const none of [-1, -0.5, Number.NaN, Number.POSITIVE_INFINITY, '7', true, null])
      assert.deepEqual(known({ [field]: none }), {}, `${field} ${none}`);
  }
});

test('what is so or is not', () => {
  for (const [field, signal] of [
    ['online', 'online'],
    ['networkChanged', 'network-changed'],
    ['salesPeak', 'sales-peak'],
    ['plugin', 'plugin'],
  ] as const) {
    assert.deepEqual(known({ [field]: true }), { [signal]: 1 });
    assert.deepEqual(known({ [field]: false }), { [signal]: 0 });
    for (const none of [1, 'true', null]) assert.deepEqual(known({ [field]: none }), {});
  }
});

test('words are known by their place', () => {
  for (const [i, origin] of cardOrigins.entries()) assert.deepEqual(known({ origin }), { origin: i });
  assert.deepEqual(known({ origin: 'nowhere' }), {});
  for (const [i, verdict] of verdicts.entries())
    assert.deepEqual(known({ check: { verdict } }), { verdict: i });
  const check = {
    findings: [{ kind: 'ambiguous-character' }, { kind: 'too-long' }, { kind: 'ambiguous-character' }],
    edits: [{ kind: 'repair' }, { kind: 'fold' }],
  };
  assert.deepEqual(known({ check }), { findings: 3, repairs: 1, ambiguous: 2 });
});

test('regions are the same in any spelling, and known only if both are', () => {
  const of = (cardRegion: unknown, accountRegion: unknown) => known({ cardRegion, accountRegion });
  assert.deepEqual(of(' cn', 'CN '), { 'other-region': 0 });
  assert.deepEqual(of('CN', 'US'), { 'other-region': 1 });
  for (const [card, account] of [
    ['CN', undefined],
    [undefined, 'CN'],
    [1, 1],
  ])
    assert.deepEqual(of(card, account), {});
});

test('remedies that were tried are told by their places: of the first 256, those that there are', () => {
  const ids = ['a', 'b', 'c'];
  const of = (tried: unknown) => [...triedUnits({ tried } as Evidence, ids)].map(unit => unit.charCodeAt(0));
  assert.deepEqual(of(['c', 'nothing', 'a', 7]), [2, 0]);
  assert.deepEqual(of([...new Array(255).fill('x'), 'b']), [1]);
  assert.deepEqual(of([...new Array(256).fill('x'), 'b']), []);
  for (const none of ['a', undefined, { length: 1 }]) assert.deepEqual(of(none), []);
  assert.equal(triedUnits(hostile as Evidence, ids), '');
});
