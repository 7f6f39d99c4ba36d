// What is told of an answer that was none: what a throw means, and its words without anything that was sent.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureOf } from '../../bindings/js/session/runner/failure.ts';
import { failureOfError, failureOfReply, withoutSecrets } from '../../bindings/js/session/runner/told.ts';
import type { Reply } from '../../bindings/js/session/transport.ts';

test('what a throw means: not sent only where that is proven', () => {
  const kinds: readonly (readonly [thrown: unknown, kind: string])[] = [
    ...[
      'ECONNREFUSED',
      'ENOTFOUND',
      'EAI_AGAIN',
      'ENETUNREACH',
      'EHOSTUNREACH',
      'UND_ERR_CONNECT_TIMEOUT',
    ].map(code => [{ code }, 'not-sent'] as const),
    [{ notSent: true }, 'not-sent'],
    [{ notSent: 1 }, 'reset'],
    [{ code: 'XECONNREFUSED' }, 'reset'],
    [{ code: 7, message: 'net::ERR_NAME_NOT_RESOLVED' }, 'not-sent'],
    [{ errMsg: 'request:fail url not in domain list' }, 'not-sent'],
    ['ERR_PROXY_CONNECTION_FAILED', 'not-sent'],
    [{ code: 'ETIMEDOUT' }, 'time-out'],
    [{ name: 'TimeoutError' }, 'time-out'],
    [{ errMsg: 'request:fail \u8d85\u65f6' }, 'time-out'],
    [{ name: 'AbortError' }, 'aborted'],
    [{ message: 'the request was aborted' }, 'aborted'],
    [{ message: 'cabortive' }, 'reset'],
    [{ message: 'reset' }, 'reset'],
    [{ message: 'x', cause: { code: 'ENOTFOUND' } }, 'not-sent'],
    [{ name: 'AbortError', cause: { code: 'ENOTFOUND' } }, 'aborted'],
    [undefined, 'reset'],
    [null, 'reset'],
    [`${'x'.repeat(492)} aborted`, 'aborted'],
    [`${'x'.repeat(500)} aborted`, 'reset'],
  ];
  for (const [thrown, kind] of kinds) assert.equal(failureOf(thrown), kind, JSON.stringify(thrown));
});

test('four errors that caused one another are read; then the network decides', () => {
  const nest = (depth: number): object => (depth === 0 ? { code: 'ENOTFOUND' } : { cause: nest(depth - 1) });
  assert.deepEqual([failureOf(nest(3)), failureOf(nest(4))], ['not-sent', 'reset']);
  assert.deepEqual(
    [true, false, undefined].map(online => failureOf({}, online)),
    ['reset', 'offline', 'reset'],
  );
  assert.equal(failureOf({ name: 'AbortError' }, false), 'aborted');
});

test('what was sent is taken out of a text, however it is grouped', () => {
  const secret = 'ABCD-1234';
  const without = (text: string) => withoutSecrets(text, [secret, 'xyz', '']);
  for (const said of ['ABCD1234', 'abcd 1234', 'A.B.C.D--1234', 'AB   CD1234'])
    assert.equal(without(`no ${said}, no`), 'no \u2026, no', said);
  assert.equal(without('ABCD1234 and abcd-1234'), '\u2026 and \u2026');
  for (const other of ['ABCD123', 'AB    CD1234', 'xyz']) assert.equal(without(other), other);
  assert.equal(withoutSecrets('a-b-c-d', ['abcd']), '\u2026');
  assert.equal(withoutSecrets('a-b-c', ['abc']), 'a-b-c');
  assert.equal(withoutSecrets('1234 5678', ['1234', '5678']), '\u2026 \u2026');
});

const where = { platform: 'jd', channel: 'web', elapsedMs: 5 };
const reply = (text: unknown, patch: object = {}) =>
  failureOfReply({ status: 400, headers: {}, text, ...patch } as Reply, where, ['ABCD1234']);

test('a reply in the words of explain', () => {
  assert.deepEqual(reply('{"code":"nofind","text":"no ABCD1234","message":"other"}'), {
    ...{ ...where, code: 'nofind', text: 'no \u2026' },
    http: { status: 400, retryAfter: null, contentType: null },
  });
  assert.equal(reply('{"code":7,"message":"m"}').code, 7);
  assert.equal(reply('{"code":7,"message":"m"}').text, 'm');
  assert.equal(reply('{"code":"ABCD1234"}').code, '\u2026');
  assert.deepEqual([reply('{}').text, reply('{}').code], [null, null]);
  assert.equal(reply('<p>no ABCD1234</p>').text, '<p>no \u2026</p>');
  assert.equal(reply({ text: 'an object' }).text, 'an object');
  assert.equal(reply(`"${'x'.repeat(5000)}"`).text, null);
  assert.equal(reply('x'.repeat(5000)).text, 'x'.repeat(4096));
});

test('its status, its wait and its type', () => {
  const http = (text: unknown, patch: object) => reply(text, patch).http;
  const headers = { 'Retry-After': '7', 'Content-Type': 'text/html' };
  assert.deepEqual(http('{}', { headers }), { status: 400, retryAfter: '7', contentType: 'text/html' });
  assert.deepEqual(http('{"retryAfterMs":1500}', { headers, status: 429 }), {
    ...{ status: 429, retryAfter: 1.5, contentType: 'text/html' },
  });
  const wait = (retryAfter: unknown) =>
    (http('{}', { headers: { 'retry-after': retryAfter } }) as { retryAfter: unknown }).retryAfter;
  assert.deepEqual([7, true, null].map(wait), [7, null, null]);
  assert.deepEqual(http('{"retryAfterMs":"7"}', { headers: {}, status: 'x' }), {
    ...{ status: 0, retryAfter: null, contentType: null },
  });
});

test('of what was thrown its name, code and message, and those of its cause', () => {
  const told = (error: unknown) => failureOfError(error, where, ['ABCD1234']).exception;
  const plain = { name: 'Error', code: undefined, message: '' };
  assert.deepEqual(told({ name: 'N', code: 'C', message: 'no ABCD1234', secret: 'ABCD1234' }), {
    ...{ name: 'N', code: 'C', message: 'no \u2026' },
  });
  assert.deepEqual(told({ errMsg: 'E' }), { ...plain, message: 'E' });
  assert.deepEqual(told('thrown ABCD1234'), { ...plain, message: 'thrown \u2026' });
  for (const none of [{ message: 7 }, undefined, 7]) assert.deepEqual(told(none), plain);
  assert.deepEqual(told({ cause: { name: 'Inner' } }), { ...plain, cause: { ...plain, name: 'Inner' } });
});
