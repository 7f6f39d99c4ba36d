import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { fullMs, idleMs, mostMs, rateMeter, waitAt } from '../../web/gateway/load/model.ts';
import { type Client, cards, openClient } from './client.ts';

let shop: Client;
before(async () => {
  shop = await openClient({ synchronous: 'NORMAL', startsPerMinute: 1000 });
  await shop.signIn();
});
beforeEach(async () => {
  await shop.call('POST', '/demo/reset');
});
after(() => shop.close());

const setLoad = (ratePerSecond: unknown) => shop.call('PUT', '/demo/load', { ratePerSecond });

/** How long each of some starts takes that are sent at the same moment, shortest first, in ms. */
async function times(count: number): Promise<number[]> {
  const time = async (): Promise<number> => {
    const began = performance.now();
    assert.equal((await shop.start(cards.fresh)).body.ok, true);
    return performance.now() - began;
  };
  const all = await Promise.all(Array.from({ length: count }, time));
  return all.sort((a, b) => a - b);
}

test('the curve: 300 ms when idle, 5 s at the set rate, more beyond it, and an end', () => {
  assert.deepEqual([0, 0.5, 0.9, 1, 1.5, 100].map(waitAt), [idleMs, 566, 1_948, fullMs, 7_500, mostMs]);
  for (let u = 0; u < 5; u += 0.01) assert.ok(waitAt(u + 0.01) >= waitAt(u), `falls at ${u}`);
});

test('the meter tells the rate of requests that come evenly, and forgets', () => {
  for (const rate of [2, 10, 100]) {
    const meter = rateMeter();
    let told = 0;
    for (let i = 0; i < 10 * rate; i++) told = meter.arrive((i * 1_000) / rate);
    assert.ok(Math.abs(told - rate) < 0.3 * rate, `${told} for ${rate}`);
    assert.ok(meter.arrive(20_000) < 0.01 * rate);
  }
});

test('one request waits 300 ms; of many at once the last waits over 5 s', async () => {
  assert.equal((await setLoad(10)).body.ratePerSecond, 10);
  const [alone = 0] = await times(1);
  assert.ok(alone >= idleMs - 5 && alone < 2_000, `${alone} ms`);
  const many = await times(13);
  assert.ok((many[0] ?? 0) < 2_500, `${many[0]} ms`);
  assert.ok((many.at(-1) ?? 0) > fullMs, `${many.at(-1)} ms`);
});

for (const off of [0, null]) {
  test(`a load of ${off} is none, and so is that after the start over`, async () => {
    for (const end of [() => setLoad(off), () => shop.call('POST', '/demo/reset')]) {
      await setLoad(0.001);
      await end();
      assert.equal((await shop.call('GET', '/demo/load')).body.ratePerSecond, null);
      const [alone = 0] = await times(1);
      assert.ok(alone < idleMs, `${alone} ms`);
    }
  });
}

test('what is asked about besides binding stays quick; nonsense is refused', async () => {
  await setLoad(0.001);
  const began = performance.now();
  await shop.call('GET', '/cards');
  assert.ok(performance.now() - began < idleMs);
  for (const odd of [-1, '5', 1e9, undefined]) assert.equal((await setLoad(odd)).status, 400);
});

test('the load outlives a restart, as that of a real end would', async () => {
  await setLoad(7);
  await shop.restart();
  assert.equal((await shop.call('GET', '/demo/load')).body.ratePerSecond, 7);
});
