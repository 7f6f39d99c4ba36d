import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { type FaultName, faultNames, faults, moments } from '../../web/gateway/faults/registry.ts';
import { type Client, cards, openClient, type Reply } from './client.ts';

let shop: Client;
before(async () => {
  shop = await openClient({ synchronous: 'NORMAL', startsPerMinute: 1000, holdMs: 50 });
  await shop.signIn();
});
beforeEach(async () => {
  await shop.call('POST', '/demo/reset');
});
after(() => shop.close());

/** These leave the answer to a confirmation as it is. */
const harmless: readonly FaultName[] = ['delay', 'skew', 'sms-down'];

for (const fault of faultNames.filter(name => !harmless.includes(name))) {
  for (const moment of moments) {
    test(`${fault} ${moment} the work: it is ${moment === 'after' ? '' : 'not '}done, and asking tells`, async () => {
      const other = await shop.start(cards.fresh2);
      const { id } = await shop.start(cards.fresh);
      await shop.call('GET', `/attempts/${other.id}`);
      const key = randomUUID();
      await shop.order({ fault, step: 'confirm', moment, times: 1 });
      const reply = await shop.confirm(id, shop.sms(id), key).catch(() => null);
      // No spoilt answer may pass for this attempt's own.
      assert.notEqual(reply?.body.attempt?.id, id);
      const state = moment === 'after' ? 'bound' : 'waiting';
      assert.equal((await shop.call('GET', `/attempts/${id}`)).body.attempt.state, state);
      const again = await shop.confirm(id, shop.sms(id), key);
      assert.equal(again.body.attempt.state, 'bound');
      assert.equal(again.body.replayed ?? false, moment === 'after', 'a replay is marked');
    });
  }
}

test('every fault has a kind that is tried here or above', () => {
  assert.deepEqual(
    faultNames.filter(name => ['delay', 'skew', 'no-sms'].includes(faults[name].kind)),
    harmless,
  );
});

test('a duplicate is an earlier answer about another attempt; the first request of all gets its own', async () => {
  await shop.signIn('second');
  await shop.order({ fault: 'duplicate', moment: 'after' });
  const first = await shop.start(cards.fresh);
  assert.equal(first.body.attempt.id, first.id);
  await shop.order({ fault: 'duplicate' });
  const second = await shop.start(cards.fresh2);
  assert.equal(second.body.attempt.id, first.id);
  await shop.order();
  assert.equal((await shop.call('GET', `/attempts/${second.id}`)).status, 404, 'nothing was done');
  await shop.signIn();
});

test('a duplicate is never of another account', async () => {
  await shop.start(cards.fresh);
  await shop.signIn('second');
  await shop.order({ fault: 'duplicate', times: 1 });
  const { id, body } = await shop.start(cards.fresh2);
  assert.ok(body.attempt.id === id || body.attempt.holder.endsWith('1234'));
  await shop.signIn();
});

for (const hours of [-24, -2, 5, 24]) {
  test(`a clock that is off by ${hours} h dates the answer, and the wait by itself`, async () => {
    const { id } = await shop.start(cards.fresh);
    const ms = hours * 3_600_000;
    await shop.order({ fault: 'skew', times: 1, ms });
    const { status, headers, body } = await shop.call('POST', `/attempts/${id}/resend`);
    assert.equal(status, 429);
    const date = Date.parse(headers.get('date') ?? '');
    assert.ok(Math.abs(date - (shop.clock + ms)) < 1_000);
    assert.match(headers.get('retry-after') ?? '', / GMT$/);
    assert.equal(Date.parse(headers.get('retry-after') ?? '') - date, body.retryAfterMs);
  });
}

test('a wrong clock changes nothing else, by default it is hours ahead', async () => {
  await shop.order({ fault: 'skew', times: 1 });
  const { headers, body }: Reply = await shop.start(cards.fresh);
  assert.equal(body.attempt.state, 'waiting');
  assert.equal(headers.get('retry-after'), null);
  assert.ok(Date.parse(headers.get('date') ?? '') - shop.clock > 3_600_000);
});
