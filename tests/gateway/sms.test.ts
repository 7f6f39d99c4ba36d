import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { answers, type Client, cards, openClient } from './client.ts';

let shop: Client;
before(async () => {
  shop = await openClient();
  await shop.signIn();
});
beforeEach(async () => {
  await shop.call('POST', '/demo/reset');
});
after(() => shop.close());

const wrong = (right: string): string => (right === '000000' ? '000001' : '000000');

test('a wrong SMS code is refused and counted; the right one then binds', async () => {
  const { id } = await shop.start(cards.fresh);
  const reply = await shop.confirm(id, wrong(shop.sms(id)));
  assert.deepEqual(
    [reply.body.code, reply.body.text, reply.body.triesLeft],
    ['verifyerr', answers.verifyerr, 2],
  );
  assert.equal((await shop.confirm(id, shop.sms(id))).body.attempt.state, 'bound');
});

test('the same wrong press sent again counts once', async () => {
  const { id } = await shop.start(cards.fresh);
  const key = randomUUID();
  const bad = wrong(shop.sms(id));
  const first = await shop.confirm(id, bad, key);
  for (let i = 0; i < 5; i++) {
    assert.deepEqual((await shop.confirm(id, bad, key)).body, { ...first.body, replayed: true });
  }
  assert.equal((await shop.confirm(id, shop.sms(id))).body.ok, true);
});

test('a key used for another code is misuse', async () => {
  const { id } = await shop.start(cards.fresh);
  const key = randomUUID();
  await shop.confirm(id, wrong(shop.sms(id)), key);
  const reply = await shop.confirm(id, shop.sms(id), key);
  assert.equal(reply.status, 409);
  assert.equal(reply.body.code, 'key-reused');
});

test('an expired SMS code is refused; a new one binds', async () => {
  const { id } = await shop.start(cards.fresh);
  const old = shop.sms(id);
  shop.clock += 5 * 60_000 + 1;
  const reply = await shop.confirm(id, old);
  assert.deepEqual([reply.body.code, reply.body.text], ['verifyexpired', answers.verifyexpired]);
  const again = await shop.call('POST', `/attempts/${id}/resend`);
  assert.equal(again.body.ok, true);
  assert.equal((await shop.confirm(id, shop.sms(id))).body.attempt.state, 'bound');
});

test('of a waiting attempt is told what is left of the life of its SMS, and of the wait for another one', async () => {
  const told = ({ body }: { body: { attempt: { verification: { lifeMs: number; resendMs: number } } } }) => {
    const { lifeMs, resendMs } = body.attempt.verification;
    return [lifeMs, resendMs];
  };
  const { id, ...started } = await shop.start(cards.fresh);
  assert.deepEqual(told(started), [300_000, 60_000]);
  shop.clock += 20_000;
  assert.deepEqual(told(await shop.call('GET', `/attempts/${id}`)), [280_000, 40_000]);
  assert.deepEqual(told(await shop.start(cards.fresh, id)), [280_000, 40_000], 'a repeated start too');
  shop.clock += 300_000;
  assert.deepEqual(told(await shop.call('GET', `/attempts/${id}`)), [0, 0]);
  assert.deepEqual(told(await shop.call('POST', `/attempts/${id}/resend`)), [300_000, 60_000]);
});

test('one SMS a minute', async () => {
  const { id } = await shop.start(cards.fresh);
  const soon = await shop.call('POST', `/attempts/${id}/resend`);
  assert.equal(soon.status, 429);
  assert.equal(soon.headers.get('retry-after'), '60');
  shop.clock += 60_001;
  assert.equal((await shop.call('POST', `/attempts/${id}/resend`)).status, 200);
});

test('where the clock stands another SMS can be had at once', async () => {
  const still = await openClient({ smsEveryMs: 0 });
  try {
    await still.signIn();
    const { id, body } = await still.start(cards.fresh);
    assert.equal(body.attempt.verification.resendMs, 0);
    assert.equal((await still.call('POST', `/attempts/${id}/resend`)).status, 200);
  } finally {
    await still.close();
  }
});

test('three refusals lock the card for the account, and the lock ends', async () => {
  const { id } = await shop.start(cards.fresh);
  const bad = wrong(shop.sms(id));
  await shop.confirm(id, bad);
  await shop.confirm(id, bad);
  const third = await shop.confirm(id, bad);
  assert.equal(third.status, 423);
  assert.equal(third.headers.get('retry-after'), '86400');
  assert.equal((await shop.confirm(id, shop.sms(id))).status, 423, 'the right code does not help any more');
  assert.equal((await shop.start(cards.fresh)).status, 423);
  assert.equal((await shop.start(cards.fresh2)).status, 200, 'other cards are not locked');
  shop.clock += 86_400_001;
  await shop.signIn();
  assert.equal((await shop.start(cards.fresh)).body.ok, true);
});

test('refusals at the start count too', async () => {
  for (const left of [2, 1, 0]) {
    assert.equal((await shop.start(cards.unknown)).body.triesLeft, left);
    shop.clock += 60_000;
  }
  assert.equal((await shop.start(cards.unknown)).status, 423);
});

test('too many starts in a minute: 429 with Retry-After', async () => {
  shop.clock += 120_000;
  let last = await shop.start(cards.fresh);
  for (let i = 1; i < 20; i++) {
    assert.equal(last.status, 200);
    shop.clock += 1_000;
    last = await shop.start(cards.fresh);
  }
  const reply = await shop.start(cards.fresh);
  assert.equal(reply.status, 429);
  assert.equal(reply.headers.get('retry-after'), '41');
  assert.equal(reply.body.retryAfterMs, 41_000);
  shop.clock += 41_000;
  assert.equal((await shop.start(cards.fresh)).status, 200);
});

test('no SMS while the SMS service is down; a new one can be asked for', async () => {
  await shop.order({ fault: 'sms-down', times: 1 });
  const down = await shop.start(cards.fresh);
  assert.equal(down.status, 503);
  assert.equal(down.body.code, 'smsdown');
  assert.throws(() => shop.sms(down.id));
  const { attempt } = (await shop.call('GET', `/attempts/${down.id}`)).body;
  assert.deepEqual([attempt.state, attempt.verification.sent], ['waiting', false]);
  assert.equal((await shop.call('POST', `/attempts/${down.id}/resend`)).body.ok, true);
  assert.equal((await shop.confirm(down.id, shop.sms(down.id))).body.attempt.state, 'bound');
});
