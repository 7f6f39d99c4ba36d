// explain of the errors that HTTP clients throw: the status, the body and the headers in them are read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedCharacters } from '#tables/gb_wordings.ts';
import { toFacts } from '../../bindings/js/explain/facts.ts';
import { gbByTable } from '../../bindings/js/explain/gb2312.ts';
import { type Failure, loadCardmend } from '../../dist/index.js';

const gb = gbByTable(shippedCharacters);
const cardmend = await loadCardmend({ locale: 'en' });

const withFields = (error: Error, fields: object) => Object.assign(error, fields);
const date = 'Sun, 06 Nov 1994 08:49:37 GMT';
const later = 'Sun, 06 Nov 1994 08:51:37 GMT';

/** What a client throws, the likeliest cause, and the wait where one is asked for. */
const clients: readonly (readonly [name: string, exception: unknown, cause: string, afterMs?: number])[] = [
  [
    'axios, a conflict without a body',
    withFields(new Error('Request failed with status code 409'), {
      name: 'AxiosError',
      code: 'ERR_BAD_REQUEST',
      response: { status: 409, data: '', headers: {} },
    }),
    'already-bound',
  ],
  [
    'axios, a body that says why',
    withFields(new Error('Request failed with status code 422'), {
      name: 'AxiosError',
      code: 'ERR_BAD_REQUEST',
      response: { status: 422, data: { code: 'voucher_expired', message: 'The voucher has expired' } },
    }),
    'expired',
  ],
  [
    'axios, no such code',
    withFields(new Error('Request failed with status code 404'), {
      response: { status: 404, data: { message: 'Not Found' } },
    }),
    'secret-mistyped',
  ],
  [
    'axios, headers',
    withFields(new Error('Request failed with status code 429'), {
      response: { status: 429, data: {}, headers: { 'Retry-After': '120' } },
    }),
    'rate-limited',
    120_000,
  ],
  [
    'axios, nothing came back',
    withFields(new Error('Network Error'), { code: 'ERR_NETWORK', name: 'AxiosError' }),
    'network',
  ],
  [
    'ky, with a Response',
    withFields(new Error('Request failed with status code 429: POST https://shop.example/bind'), {
      name: 'HTTPError',
      response: new Response(null, { status: 429, headers: { 'retry-after': later, date } }),
    }),
    'rate-limited',
    120_000,
  ],
  [
    'got, a body of text',
    withFields(new Error('Response code 410 (Gone)'), {
      name: 'HTTPError',
      code: 'ERR_NON_2XX_3XX_RESPONSE',
      response: { statusCode: 410, body: '{"error":"already_redeemed"}', headers: {} },
    }),
    'already-bound',
  ],
  [
    'superagent',
    withFields(new Error('Too Many Requests'), {
      status: 429,
      response: { status: 429, text: '{"retry_after":600000}', header: {} },
    }),
    'rate-limited',
    600_000,
  ],
  [
    'ofetch',
    withFields(new Error('[POST] "/bind": 400 Bad Request'), {
      name: 'FetchError',
      statusCode: 400,
      data: { error: { code: 'GIFT_CARD_DISABLED' } },
    }),
    'secret-mistyped',
  ],
  ['a status alone', { status: 409 }, 'already-bound'],
  ['a statusCode alone', { statusCode: 429 }, 'rate-limited'],
  ['a status in the message', new Error('HTTP error! status: 429'), 'rate-limited'],
  ['a status in a text that was thrown', 'HTTP 503 Service Unavailable', 'system-busy'],
  ['an error around an error', new Error('binding failed', { cause: { status: 429 } }), 'rate-limited'],
  [
    'a mini-program',
    { errMsg: 'request:ok', statusCode: 403, data: { errcode: 40099, errmsg: 'code has been used' } },
    'already-bound',
  ],
  ['uni-app, nothing came back', { errMsg: 'request:fail timeout' }, 'timeout-outcome-unknown'],
  ['a list of errors', { status: 400, data: { errors: [{ code: 'CARD_EXPIRED' }] } }, 'expired'],
];

for (const [name, exception, cause, afterMs] of clients) {
  test(`${name}: ${cause}`, () => {
    const answer = cardmend.explain({ exception });
    assert.equal(answer.cause, cause);
    if (afterMs !== undefined) assert.equal(answer.retry.afterMs, afterMs);
  });
}

test('a fetch Response stands for the response', () => {
  const http = new Response(null, { status: 429, headers: { 'retry-after': '30' } });
  assert.equal(cardmend.explain({ http }).retry.afterMs, 30_000);
});

test('what the page says wins over what the error says', () => {
  const exception = { status: 409, data: { code: 'expired_card' } };
  assert.equal(cardmend.explain({ exception, http: 429, text: 'slow down' }).cause, 'expired');
  assert.equal(cardmend.explain({ exception: { status: 409 }, http: 429 }).cause, 'rate-limited');
});

test('a date of Retry-After is held against the clock that is handed in', () => {
  const failure: Failure = { http: { status: 503, retryAfter: later } };
  const facts = toFacts(failure, '', gb, () => Date.parse(date));
  assert.equal(facts.retryAfterMs, 120_000);
  assert.equal(toFacts(failure, '', gb, () => Date.parse(later) + 1).retryAfterMs, -1);
});

test('an error of a client whose fields throw, loop or never end', () => {
  const thrower = {
    get anything(): never {
      throw new Error('no');
    },
  };
  const traps: ProxyHandler<object> = {
    get: () => thrower.anything,
    ownKeys: () => thrower.anything,
    getPrototypeOf: () => thrower.anything,
  };
  const hostile = new Proxy({}, traps);
  const loop: Record<string, unknown> = { status: 400 };
  loop.data = loop;
  loop.cause = loop;
  const wide = { status: 400, data: Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => [`k${i}`, i])) };
  const odd: readonly unknown[] = [
    hostile,
    { response: hostile },
    { response: { status: 409, data: hostile, headers: hostile } },
    { response: { status: 409, headers: { get: () => thrower.anything } } },
    { status: 409, data: new Map([['code', 'x']]), body: new ReadableStream() },
    { status: 1e9, data: 'x'.repeat(1 << 20) },
    { status: '409', data: [hostile, null, undefined, 1n] },
    loop,
    wide,
  ];
  for (const exception of odd) assert.ok(cardmend.explain({ exception }).cause);
});
