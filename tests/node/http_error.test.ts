// What is read of an error that an HTTP client throws: each place, in its order, to its limit, and no further.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyText, codeOf, field, headerOf, httpFactsOf } from '../../bindings/js/explain/http_error.ts';

const thrower = {
  get status(): never {
    throw new Error('no');
  },
};
const status = (thrown: unknown) => httpFactsOf(thrown)?.status;
const body = (thrown: unknown) => httpFactsOf(thrown)?.body;

test('a field is read of objects and functions, and nothing is thrown', () => {
  assert.equal(field({ a: 1 }, 'a'), 1);
  assert.equal(
    field(() => 1, 'length'),
    0,
  );
  for (const none of [undefined, null, 'text', 7]) assert.equal(field(none, 'length'), undefined);
  assert.equal(field(thrower, 'status'), undefined);
});

test('a status is a number from 100 to 599', () => {
  for (const right of [100, 599]) assert.equal(status({ status: right }), right);
  for (const wrong of [99, 600, '409', null]) assert.equal(httpFactsOf({ status: wrong }), null, `${wrong}`);
});

test('a status is looked for in the response, in the error, under its other names, and in the message last', () => {
  assert.equal(status({ status: 400, response: { status: 409 } }), 409);
  assert.equal(status({ status: 400, response: {} }), 400);
  assert.equal(status({ status: 0, statusCode: 409 }), 409);
  assert.equal(status({ status_code: 409 }), 409);
  assert.equal(status({ httpStatus: 409 }), 409);
  assert.equal(status({ status: 400, message: 'HTTP 503' }), 400);
  assert.equal(status({ message: 'HTTP 503' }), 503);
  assert.equal(status({ errMsg: 'status code: 503' }), 503);
  assert.equal(status('HTTP error! status: 429'), 429);
  for (const none of ['HTTP 999', 'HTTP 5031', 'a status of which nothing is known 503', 'port 503'])
    assert.equal(httpFactsOf(none), null, none);
});

test('of a message 4096 characters are read', () => {
  assert.equal(status(`${' '.repeat(4088)}HTTP 503`), 503);
  assert.equal(httpFactsOf(`${' '.repeat(4089)}HTTP 503`), null);
});

test('a header is that of a Headers, or of an object in any case; the first of several', () => {
  assert.equal(headerOf(new Headers({ Date: 'x' }), 'date'), 'x');
  assert.equal(headerOf({ DATE: 'x' }, 'date'), 'x');
  assert.equal(headerOf({ date: ['x', 'y'] }, 'date'), 'x');
  assert.equal(headerOf({ get: () => undefined, date: 'x' }, 'date'), 'x');
  assert.equal(headerOf({ get: () => null, date: 'x' }, 'date'), 'x');
  assert.equal(headerOf({ get: 'y', date: 'x' }, 'date'), 'x');
  for (const none of [{}, null, undefined, 'date', { get: () => field(thrower.status, 'x') }])
    assert.equal(headerOf(none, 'date'), null);
  const many = (before: number) =>
    Object.fromEntries([...Array.from({ length: before }, (_, i) => [`x${i}`, 'y']), ['date', 'x']]);
  assert.equal(headerOf(many(63), 'date'), 'x');
  assert.equal(headerOf(many(64), 'date'), null);
});

test('headers are those of the response, by either name, or else those of the error', () => {
  const headers = { 'retry-after': '1', 'content-type': 't', date: 'd' };
  const facts = { status: 409, body: null, retryAfter: '1', contentType: 't', date: 'd' };
  assert.deepEqual(httpFactsOf({ response: { status: 409, headers } }), facts);
  assert.deepEqual(httpFactsOf({ response: { status: 409, header: headers } }), facts);
  assert.deepEqual(httpFactsOf({ response: { status: 409 }, headers }), facts);
});

test('a body is a text or plain data, where clients put it, the first that is one', () => {
  class Answer {}
  const bare = Object.assign(Object.create(null), { code: 'x' });
  const elsewhere = Object.create({ constructor: { name: 'Object' } });
  const unmade = Object.create(Object.create(null, { constructor: { value: undefined } }));
  for (const right of ['x', {}, [], bare, elsewhere, unmade]) assert.equal(body({ data: right }), right);
  const hidden = new Proxy({}, { getPrototypeOf: () => thrower.status });
  for (const none of ['', 7, null, new Answer(), new Map(), new Date(0), () => 1, hidden])
    assert.equal(httpFactsOf({ data: none }), null);
  for (const place of ['data', '_data', 'body', 'text', 'responseText'])
    assert.equal(body({ response: { [place]: 'x' } }), 'x', place);
  for (const place of ['data', 'body']) assert.equal(body({ response: {}, [place]: 'x' }), 'x', place);
  assert.equal(body({ response: { data: '', _data: 'second' }, data: 'third' }), 'second');
});

test('one of four errors that caused one another is read, the first that tells of a response', () => {
  const nest = (depth: number): unknown => (depth === 0 ? { status: 409 } : { cause: nest(depth - 1) });
  assert.equal(status(nest(3)), 409);
  assert.equal(httpFactsOf(nest(4)), null);
  assert.equal(status({ status: 400, cause: { status: 409 } }), 400);
  assert.equal(body({ data: 'x', cause: { status: 409 } }), 'x');
  for (const none of [undefined, null, { cause: null }, { cause: undefined }])
    assert.equal(httpFactsOf(none), null);
});

test('a body is a text of its first values', () => {
  assert.equal(bodyText(null), '');
  assert.equal(bodyText(undefined), '');
  assert.equal(bodyText('x'.repeat(4097)), 'x'.repeat(4096));
  const of = { a: 1, b: true, c: 'x', d: null, e: [1, 'y'], f: () => 1, g: { h: false } };
  assert.equal(bodyText(of), '{"a":1,"b":true,"c":"x","d":null,"e":[1,"y"],"f":null,"g":{"h":false}}');
  assert.equal(bodyText(['x'.repeat(4097)]), `["${'x'.repeat(4096)}"]`);
  assert.equal(bodyText(['x'.repeat(4096), 'x'.repeat(4096)]).length, 8192);
  assert.equal(bodyText(thrower), '{"status":null}');
  const nest = (depth: number): unknown => (depth === 0 ? 'x' : [nest(depth - 1)]);
  assert.equal(bodyText(nest(4)), '[[[["x"]]]]');
  assert.equal(bodyText(nest(5)), '[[[[[null]]]]]');
});

test('a body of more values than 64 ends with the last of them', () => {
  const written = (value: unknown) => (bodyText(value).match(/\d+/g) ?? []).length;
  const numbers = (count: number) => Array.from({ length: count }, () => 1);
  assert.equal(written(numbers(63)), 63);
  assert.equal(written(numbers(64)), 63);
  const keyed = (count: number) =>
    Object.fromEntries(numbers(count).map((one, i) => [`k${'x'.repeat(i)}`, one]));
  assert.equal(written(keyed(63)), 63);
  assert.equal(written(keyed(64)), 63);
  assert.equal(written([numbers(40), numbers(40)]), 61);
  assert.ok(bodyText([...numbers(62), [1], 1]).endsWith('1,[]]'));
  assert.ok(bodyText([...numbers(62), { a: 1 }, 1]).endsWith('1,{}]'));
});

test('a code is that of the error in a body, of its first error, its own, or that of its data', () => {
  const code = 'x';
  const errors = [{ code: 'first' }, { code: 'second' }];
  assert.equal(codeOf({ error: { code: 'inner' }, errors, code, data: { code: 'data' } }), 'inner');
  assert.equal(codeOf({ errors, code, data: { code: 'data' } }), 'first');
  assert.equal(codeOf({ code, data: { code: 'data' } }), 'x');
  assert.equal(codeOf({ data: { code: 'data' } }), 'data');
  for (const name of ['code', 'errcode', 'errorCode', 'error_code', 'errCode', 'error', 'reason', 'type'])
    assert.equal(codeOf({ [name]: 'x' }), 'x', name);
  assert.equal(codeOf({ code: '', errcode: 7, type: 'x' }), '7');
  assert.equal(codeOf({ code: 'x'.repeat(64) }), 'x'.repeat(64));
  assert.equal(codeOf({ code: 409, reason: 'x' }), 'x', 'a status is no code');
  for (const none of [{ code: 'x'.repeat(65) }, { code: Number.NaN }, { code: true }, {}, null, 'x', []])
    assert.equal(codeOf(none), '');
});

test('a text is read as JSON where it begins so, to 4096 characters', () => {
  assert.equal(codeOf(' {"code":"x"}'), 'x');
  assert.equal(codeOf('[{"code":"x"}]'), '');
  assert.equal(codeOf('{"code":'), '');
  const padded = (size: number) => `{"code":"x"}${' '.repeat(size - 12)}`;
  assert.equal(codeOf(padded(4096)), 'x');
  assert.equal(codeOf(padded(4097)), '');
});
