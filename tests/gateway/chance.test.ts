import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { dice } from '../../web/gateway/faults/random.ts';
import { faultNames, moments } from '../../web/gateway/faults/registry.ts';
import { type Client, cards, openClient } from './client.ts';

let shop: Client;
before(async () => {
  shop = await openClient({ synchronous: 'NORMAL', startsPerMinute: 1000, holdMs: 20 });
  await shop.signIn();
});
beforeEach(async () => {
  await shop.call('POST', '/demo/reset');
});
after(() => shop.close());

const throws = (share: number, seed: number, count: number) => {
  const throwOnce = dice({ share, seed }, 100);
  return Array.from({ length: count }, throwOnce);
};
const statuses = async (random: object): Promise<number[]> => {
  assert.equal((await shop.call('PUT', '/demo/faults', { orders: [], random })).status, 200);
  const all: number[] = [];
  for (let i = 0; i < 40; i++) all.push((await shop.start(cards.fresh)).status);
  return all;
};

test('the share is met, whatever it is, and every kind and moment is drawn evenly', () => {
  const count = 20_000;
  for (const share of [0, 0.2, 1]) {
    const struck = throws(share, 618, count).filter(order => order !== null);
    // Four standard deviations of a fair draw.
    const slack = 4 * Math.sqrt(count * share * (1 - share));
    assert.ok(Math.abs(struck.length - share * count) <= slack, `${struck.length} at ${share}`);
    const even = struck.length / faultNames.length / moments.length;
    for (const fault of faultNames) {
      for (const moment of moments) {
        const drawn = struck.filter(order => order.fault === fault && order.moment === moment).length;
        assert.ok(Math.abs(drawn - even) <= 5 * Math.sqrt(even), `${fault} ${moment}: ${drawn}, not ${even}`);
      }
    }
  }
});

test('the same seed throws the same, another one throws otherwise', () => {
  assert.deepEqual(throws(0.3, 7, 500), throws(0.3, 7, 500));
  assert.notDeepEqual(throws(0.3, 7, 500), throws(0.3, 8, 500));
});

test('a delay is within its most, a clock is off either way', () => {
  const struck = throws(1, 3, 20_000);
  const delays = struck.filter(order => order?.fault === 'delay').map(order => order?.ms ?? -1);
  assert.ok(delays.every(ms => ms >= 0 && ms <= 100));
  const skews = struck.filter(order => order?.fault === 'skew').map(order => order?.ms ?? 0);
  assert.ok(Math.min(...skews) < -3_600_000 && Math.max(...skews) > 3_600_000);
});

test('over HTTP: only the kinds that were asked for, the same ones again for the same seed', async () => {
  const random = { share: 0.5, seed: 1, kinds: ['http-500', 'http-502'] };
  const first = await statuses(random);
  assert.deepEqual([...new Set(first)].sort(), [200, 500, 502]);
  assert.deepEqual(await statuses({ ...random, seed: 2 }).then(all => all.length), first.length);
  assert.deepEqual(await statuses(random), first);
});

test('an order comes before chance; chance outlives a restart and ends with the start over', async () => {
  const random = { share: 1, seed: 1, kinds: ['http-500'] };
  await shop.call('PUT', '/demo/faults', { orders: [{ fault: 'http-502', times: 1 }], random });
  assert.equal((await shop.start(cards.fresh)).status, 502);
  await shop.restart();
  assert.equal((await shop.start(cards.fresh)).status, 500);
  const told = (await shop.call('GET', '/demo/faults')).body;
  assert.deepEqual(told.random, random);
  const { before = 0, after: later = 0 } = told.struck['http-500'];
  assert.equal(before + later, 1, 'what has struck is counted');
  await shop.call('POST', '/demo/reset');
  assert.equal((await shop.start(cards.fresh)).status, 200);
  assert.equal((await shop.call('GET', '/demo/faults')).body.random, null);
});

test('a share of 0 and none at all call it off; nonsense is refused', async () => {
  for (const off of [{ random: { share: 0, seed: 1 } }, {}]) {
    await shop.call('PUT', '/demo/faults', { orders: [], random: { share: 1, seed: 1 } });
    assert.equal((await shop.call('PUT', '/demo/faults', { orders: [], ...off })).body.random, null);
  }
  for (const odd of [{ share: 2, seed: 1 }, { share: 0.1 }, { share: 0.1, seed: 1, kinds: ['fire'] }, 5]) {
    assert.equal((await shop.call('PUT', '/demo/faults', { orders: [], random: odd })).status, 400);
  }
});
