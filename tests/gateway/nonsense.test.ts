import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { type Client, cards, openClient } from './client.ts';

let shop: Client;
before(async () => {
  shop = await openClient();
  await shop.signIn();
});
after(() => shop.close());

const attempt = (): string => `/attempts/${randomUUID()}`;
const secret = cards.fresh;

const bodies: readonly (readonly [name: string, body: unknown, status: number])[] = [
  ['broken JSON', `{"secret":"${secret}`, 400],
  ['an array', [secret], 400],
  ['a string', JSON.stringify(secret), 400],
  ['null', 'null', 400],
  ['nothing', '', 400],
  ['a missing field', {}, 400],
  ['a number', { secret: 3 }, 400],
  ['an empty secret', { secret: '' }, 400],
  ['another field', { secret, [secret]: 1 }, 400],
  ['a prototype', `{"__proto__":{"secret":"${secret}"}}`, 400],
  ['a long secret', { secret: 'A'.repeat(513) }, 400],
  ['a long body', { secret: 'A'.repeat(20_000) }, 413],
];
for (const [name, body, status] of bodies) {
  test(`a body that is ${name} gets a clear ${status}, without what it held`, async () => {
    const reply = await shop.call('PUT', attempt(), body, { 'content-type': 'application/json' });
    assert.equal(reply.status, status);
    assert.equal(reply.body.ok, false);
    assert.equal(typeof reply.body.code, 'string');
    assert.ok(reply.body.text.length > 10);
    assert.ok(!JSON.stringify(reply.body).includes(secret.slice(0, 4)));
  });
}

test('odd characters in a secret are only a card that is not found', async () => {
  for (const odd of ['\ud800', '\u0000', '\u5361\u5bc6', "'; DROP TABLE cards; --", '\u202e\ufffd']) {
    const reply = await shop.start(odd);
    assert.deepEqual([reply.status, reply.body.code], [200, 'nofind']);
  }
});

test('other content types, methods, paths and ids', async () => {
  const typed = await shop.call('PUT', attempt(), 'secret=1', {
    'content-type': 'application/x-www-form-urlencoded',
  });
  assert.equal(typed.status, 415);
  assert.equal((await shop.call('PATCH', attempt(), {})).status, 404);
  assert.equal((await shop.call('GET', '/nothing')).body.code, 'no-such-path');
  assert.equal((await shop.call('PUT', `/attempts/${secret}`, { secret })).status, 400);
  assert.equal((await shop.call('GET', attempt())).body.code, 'no-such-attempt');
  const noKey = await shop.call('POST', `${attempt()}/confirm`, { answer: '123456' });
  assert.match(noKey.body.text, /idempotency-key/);
  for (const answer of ['', '1'.repeat(257), null, 123456]) {
    const reply = await shop.call(
      'POST',
      `${attempt()}/confirm`,
      { answer },
      { 'idempotency-key': randomUUID() },
    );
    assert.equal(reply.status, 400);
  }
});

test('a query is refused, so that no secret ever stands in a URL', async () => {
  const reply = await shop.call('GET', '/cards?code=1');
  assert.deepEqual([reply.status, reply.body.code], [400, 'no-query']);
});

test("another site's page may not write", async () => {
  const reply = await shop.call('PUT', attempt(), { secret }, { origin: 'https://thief.example' });
  assert.deepEqual([reply.status, reply.body.code], [403, 'other-origin']);
  const own = await shop.call('PUT', attempt(), { secret: cards.unknown }, { origin: shop.base });
  assert.equal(own.status, 200);
});

test('what is not HTTP gets a 400 and the gateway lives on', async () => {
  const { port } = new URL(shop.base);
  const answer = await new Promise<string>(resolve => {
    let text = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write('\u0000\u0001nonsense\r\n\r\n'));
    socket.on('data', data => {
      text += data;
    });
    socket.on('close', () => resolve(text));
  });
  assert.match(answer, /^HTTP\/1\.1 400 /);
  assert.equal((await shop.call('GET', '/health')).status, 200);
  assert.deepEqual(shop.errors, []);
});
