import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { answers, type Client, cards, openClient } from './client.ts';

let shop: Client;
before(async () => {
  shop = await openClient({ startsPerMinute: 1000, holdMs: 2_000 });
  await shop.signIn();
});
beforeEach(async () => {
  await shop.call('POST', '/demo/reset');
});
after(() => shop.close());

const spoilt = [
  ['http-500', 500, /500 Internal/],
  ['http-502', 502, /502 Bad/],
  ['html-200', 200, /<html>/],
] as const;
for (const [fault, status, text] of spoilt) {
  test(`${fault} before the work: the answer is spoilt and nothing was done`, async () => {
    await shop.order({ fault, times: 1 });
    const reply = await shop.start(cards.fresh);
    assert.equal(reply.status, status);
    assert.match(reply.body, text);
    assert.equal((await shop.call('GET', `/attempts/${reply.id}`)).status, 404);
    assert.equal((await shop.start(cards.fresh, reply.id)).body.ok, true, 'struck once only');
  });
}

test('503 and 429 carry Retry-After', async () => {
  await shop.order({ fault: 'http-503', times: 1 }, { fault: 'http-429', times: 1 });
  const down = await shop.start(cards.fresh);
  assert.deepEqual([down.status, down.headers.get('retry-after')], [503, '5']);
  const many = await shop.start(cards.fresh);
  assert.deepEqual([many.status, many.headers.get('retry-after')], [429, '8']);
});

test('invalid and odd JSON', async () => {
  await shop.order({ fault: 'invalid-json', times: 1 }, { fault: 'odd-json', times: 1 });
  await assert.rejects(shop.start(cards.fresh), SyntaxError);
  assert.deepEqual((await shop.start(cards.fresh)).body, [null, 7]);
});

test('the shop-side troubles answer in the words of the shop', async () => {
  await shop.order({ fault: 'slider', times: 1 }, { fault: 'restricted', times: 1 });
  assert.deepEqual((await shop.start(cards.fresh)).body, {
    ok: false,
    code: '16807',
    text: answers['16807'],
  });
  assert.equal((await shop.start(cards.fresh)).body.text, answers.restricted);
});

test('a delay answers late and rightly', async () => {
  await shop.order({ fault: 'delay', ms: 150, times: 1 });
  const began = performance.now();
  assert.equal((await shop.start(cards.fresh)).body.ok, true);
  assert.ok(performance.now() - began >= 145);
});

for (const fault of ['drop', 'reset', 'time-out'] as const) {
  test(`${fault} before the work: nothing was done`, async () => {
    const { id } = await shop.start(cards.fresh);
    await shop.order({ fault, step: 'confirm', times: 1, ms: 100 });
    await assert.rejects(shop.confirm(id, shop.sms(id)));
    assert.equal((await shop.call('GET', `/attempts/${id}`)).body.attempt.state, 'waiting');
    assert.equal((await shop.confirm(id, shop.sms(id))).body.attempt.state, 'bound');
  });

  test(`${fault} after the commit: bound, and the status says so`, async () => {
    const { id } = await shop.start(cards.fresh);
    const key = randomUUID();
    await shop.order({ fault, step: 'confirm', moment: 'after', times: 1, ms: 100 });
    await assert.rejects(shop.confirm(id, shop.sms(id), key));
    assert.equal((await shop.call('GET', `/attempts/${id}`)).body.attempt.state, 'bound');
    assert.equal((await shop.confirm(id, shop.sms(id), key)).body.attempt.state, 'bound');
    assert.equal((await shop.start(cards.fresh)).body.code, 'binded');
  });
}

test('a spoilt answer after the commit: bound all the same', async () => {
  const { id } = await shop.start(cards.fresh);
  await shop.order({ fault: 'http-500', step: 'confirm', moment: 'after', times: 1 });
  assert.equal((await shop.confirm(id, shop.sms(id))).status, 500);
  assert.equal((await shop.call('GET', `/attempts/${id}`)).body.attempt.state, 'bound');
});

test('a client that leaves a held request does not disturb the gateway', async () => {
  await shop.order({ fault: 'time-out', step: 'start', times: 1 });
  const gone = fetch(`${shop.base}/api/v1/attempts/${randomUUID()}`, { signal: AbortSignal.timeout(50) });
  await gone.catch(() => {});
  assert.equal((await shop.call('GET', '/health')).body.ok, true);
  assert.deepEqual(shop.errors, []);
});

test('faults that are not known, and faults without demo mode', async () => {
  assert.equal((await shop.call('PUT', '/demo/faults', { orders: [{ fault: 'fire' }] })).status, 400);
  const plain = await openClient({ demo: false });
  try {
    for (const path of ['/demo/faults', '/demo/phone', '/demo/samples']) {
      assert.equal((await plain.call('GET', path)).status, 404);
    }
    assert.equal((await plain.call('POST', '/demo/reset')).status, 404);
    assert.equal((await plain.call('POST', '/session', { account: 'demo' })).status, 404);
    assert.equal((await plain.call('GET', '/health')).body.demo, false);
  } finally {
    await plain.close();
  }
});
