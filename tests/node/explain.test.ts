// explain of anything whatever: an answer, never an exception; and its texts.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Cardmend, type Failure, loadCardmend } from '../../dist/index.js';

const both: Cardmend[] = [];
before(async () => {
  for (const locale of ['en', 'zh-CN'] as const) both.push(await loadCardmend({ locale }));
});

/** The first module; there is one after `before`. */
const module = () => both[0] as Cardmend;

const thrower = {
  get anything(): never {
    throw new Error('no');
  },
};
const strange: readonly unknown[] = [
  null,
  undefined,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  2 ** 60,
  10n ** 30n,
  true,
  Symbol('x'),
  () => 'x',
  [],
  [['a'], {}],
  {},
  Object.create(null),
  new Proxy({}, { get: () => thrower.anything }),
  new Date(Number.NaN),
  '',
  '\ud800',
  '\0',
  '<'.repeat(1 << 20),
  `<html>${'<p>x</p>'.repeat(1 << 17)}`,
];

test('whatever a field of the failure holds, there is an answer', () => {
  const fields = ['platform', 'channel', 'code', 'text', 'http', 'exception', 'elapsedMs'] as const;
  for (const field of fields) {
    for (const value of strange) {
      const answer = module().explain({ [field]: value } as Failure);
      assert.ok(answer.causes.length > 0 && answer.plan.length > 0 && answer.message.length > 10, field);
    }
  }
  for (const value of strange) {
    const http = { status: value, retryAfter: value, contentType: value };
    assert.ok(module().explain({ http } as never).cause);
  }
});

test('whatever a field of the evidence holds, there is an answer', () => {
  const fields = [
    'attempts',
    'check',
    'online',
    'sinceLastMs',
    'otherCodes',
    'networkChanged',
    'recentTimeouts',
    'salesPeak',
    'hour',
    'accountAgeDays',
    'cardRegion',
    'accountRegion',
    'origin',
    'cacheAgeHours',
    'plugin',
    'amount',
    'tried',
  ];
  for (const field of fields) {
    for (const value of strange) {
      const answer = module().explain({ platform: 'jd', code: 'nofind' }, { [field]: value } as never);
      assert.ok(answer.causes.length > 0, field);
      const { verdict, findings } = { verdict: value, findings: value };
      assert.ok(
        module().explain({}, { check: { verdict, findings, edits: value }, tried: [value] } as never).cause,
      );
    }
  }
});

test('an object whose every getter throws', () => {
  const hostile = new Proxy({}, { get: () => thrower.anything, has: () => thrower.anything });
  assert.equal(module().explain(hostile, hostile).cause, 'unknown');
});

test('nested causes of an exception are read', () => {
  const deep = new TypeError('x', { cause: new Error('y', { cause: { name: 'Error', code: 'ENOTFOUND' } }) });
  assert.equal(module().explain({ exception: deep }).cause, 'network');
  const all = new AggregateError([new Error('x'), new TypeError('Failed to fetch')], 'All were rejected');
  assert.equal(module().explain({ exception: all }).cause, 'network');
  assert.equal(
    module().explain({ exception: { errMsg: 'request:fail timeout', errno: 5 } }).cause,
    'timeout-outcome-unknown',
  );
  assert.equal(module().explain({ exception: { name: 'Error', cause: 'ENOTFOUND' } }).cause, 'network');
  const wide = {
    errors: new Array(1e6).fill({ name: 'ENOTFOUND' }),
    get cause(): never {
      throw new Error('no');
    },
  };
  assert.ok(module().explain({ exception: wide }).cause);
  const loop: { name: string; cause?: unknown } = { name: 'Error' };
  loop.cause = loop;
  assert.ok(module().explain({ exception: loop }).cause);
});

test('the findings and repairs of a check speak through its own lists', () => {
  const check = module().check('3F2A-90BC-77DE-Q41B', { product: 'jd.ecard' });
  const { causes } = module().explain({ platform: 'jd', code: 'nofind' }, { check });
  assert.deepEqual(causes[0]?.because, [
    'failure:secret-invalid',
    'evidence:doubtful-code',
    'evidence:ambiguous-characters',
  ]);
});

test('what must be hidden has one text, in both languages', () => {
  for (const one of both) {
    const told = (code: string) => {
      const { message, causes, plan, tier, retry, support } = one.explain({ platform: 'jd', code });
      return JSON.stringify({ message, causes, plan, tier, retry, support });
    };
    for (const code of ['stolen_card', 'card_not_found', 'suspected_fraud', 'nofind'])
      assert.equal(told(code), told('invalid_pin'));
  }
});

test('nothing of what came back stands in what is told, and parameters are numbers', () => {
  const hostile = '<img src=x onerror=alert(1)> {minutes} $& $x';
  const failure = {
    platform: hostile,
    channel: hostile,
    code: hostile,
    text: hostile,
    exception: new Error(hostile),
  };
  for (const one of both) {
    for (const more of [{}, { http: 429 }, { http: 503 }, { code: 'risk' }]) {
      const { message, causes, plan, support } = one.explain({ ...failure, ...more } as Failure, {
        tried: [hostile],
        cardRegion: hostile,
        accountRegion: hostile,
      });
      const told = JSON.stringify([message, causes, plan, support]);
      assert.doesNotMatch(told, /[<>{}$]img|onerror|[<>$]|\{[a-z]/);
    }
  }
});

test('who helps, how, when and how soon', () => {
  const { help, support } = module().explain({ platform: 'suning', code: 'expired_card' });
  assert.deepEqual(help, { support: 'suning', way: 'store', hours: 'opening-hours', minutes: [60, 480] });
  assert.match(support, /store/);
  const platforms = ['jd', 'taobao', 'pinduoduo', 'generic', 'nobody'];
  const ways = platforms.map(platform => module().explain({ platform }).help.way);
  assert.deepEqual(ways, ['ticket', 'live-chat', 'automatic-appeal', 'issuer', 'issuer']);
  assert.equal(module().explain({ platform: 'jd', code: 'inactive' }).help.way, 'seller');
});

test('every message is one sentence what and one what to do', () => {
  const codes = [
    'nofind',
    'binded',
    'inactive',
    'verifyerr',
    'nologin',
    'valuenull',
    'nobalance',
    '16807',
    'expired_card',
    'timeout',
  ];
  for (const one of both) {
    for (const code of codes) {
      const { message } = one.explain({ platform: 'jd', code });
      const ends = message.match(/[.\u3002](?=\s|$|[^\s])/g) ?? [];
      assert.equal(ends.length, 2, message);
      assert.doesNotMatch(message, /[{}]|undefined|NaN/);
    }
  }
});
