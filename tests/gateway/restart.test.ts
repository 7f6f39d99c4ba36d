import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type Client, cards, openClient } from './client.ts';

let shop: Client;
before(async () => {
  shop = await openClient();
  await shop.signIn();
});
after(() => shop.close());

test('sessions, attempts, bindings, tries, faults and the SMS log survive a restart', async () => {
  const done = await shop.start(cards.fresh);
  const key = randomUUID();
  const bound = await shop.confirm(done.id, shop.sms(done.id), key);
  const open = await shop.start(cards.fresh2);
  assert.equal((await shop.start(cards.unknown)).body.triesLeft, 2);
  await shop.order({ fault: 'http-502', step: 'resend', times: 2 });

  await shop.restart();

  assert.equal((await shop.call('GET', `/attempts/${done.id}`)).body.attempt.state, 'bound');
  assert.deepEqual((await shop.confirm(done.id, shop.sms(done.id), key)).body, {
    ...bound.body,
    replayed: true,
  });
  assert.equal((await shop.start(cards.fresh)).body.code, 'binded');
  assert.equal((await shop.confirm(open.id, shop.sms(open.id))).body.attempt.state, 'bound');
  shop.clock += 60_000;
  assert.equal((await shop.start(cards.unknown)).body.triesLeft, 1);
  assert.equal((await shop.call('GET', '/demo/faults')).body.orders[0].times, 2);
  assert.equal((await shop.call('GET', '/demo/phone')).body.messages.length, 2);
});

test('the start over frees the cards', async () => {
  assert.equal((await shop.call('POST', '/demo/reset')).status, 200);
  assert.equal((await shop.start(cards.fresh)).body.ok, true);
  assert.equal((await shop.start(cards.bound)).body.code, 'binded');
});
