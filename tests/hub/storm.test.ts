// Entries of four platforms go through a hub that is killed, over a network that is cut, stalled and partitioned, with
// duplicates and a forger: none is lost, none is doubled, none is forged, and all subscribers are equal at the end.
// `npm run test:hub` sets 100,000 entries and partitions of a minute.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Position } from '../../bindings/js/hub/position.ts';
import { BlockedCards, type HubTrouble, lies, subscribe, type TakenEntry } from '../../bindings/js/hub.ts';
import { type Network, openNetwork } from './network.ts';
import { newParty, noLimit, publicKeys, reportOf, signedEntry, writeKeys } from './parties.ts';
import { forge, publishAll, repeat, type Truth } from './publishers.ts';
import { Weather } from './storm.ts';
import { type HubProcess, headOf, newFolder, post, startHub, until } from './support.ts';

const count = Number(process.env.CARDMEND_HUB_ENTRIES ?? 3_000);
const longMs = Number(process.env.CARDMEND_HUB_PARTITION_MS ?? 1_500);
const patienceMs = Number(process.env.CARDMEND_HUB_PATIENCE_MS ?? 120_000);

/** Counts how often each entry is applied. */
class Counted extends BlockedCards {
  readonly applied = new Map<number, number>();

  override take(entries: readonly TakenEntry[], position: Position): void {
    for (const { n } of entries) this.applied.set(n, (this.applied.get(n) ?? 0) + 1);
    super.take(entries, position);
  }
}

const parties = ['A', 'B', 'C', 'D'].map(newParty);
const publishers = publicKeys(parties);
const waits = { leastMs: 20, mostMs: 300 };

function follower(hub: string, store: Counted, troubles: Map<HubTrouble, number>) {
  return subscribe({
    ...{ hub, store, publishers, waits, quietMs: 3_000 },
    onTrouble: trouble => troubles.set(trouble, (troubles.get(trouble) ?? 0) + 1),
  });
}

/** Nothing lost, nothing doubled, nothing forged, and all equal. */
function assertEqual(stores: readonly Counted[], truth: Truth, total: number, chain: string): void {
  const blocked = [...truth].filter(([, kind]) => kind === 'block').map(([place]) => place);
  blocked.sort();
  for (const store of stores) {
    assert.deepEqual(store.load(), stores[0]?.load());
    assert.equal(store.load()?.chain, chain);
    assert.equal(store.applied.size, total);
    assert.ok([...store.applied.values()].every(times => times === 1));
    const held = store.entries().map(({ publisher, hash }) => `${publisher} ${hash}`);
    assert.deepEqual(held.sort(), blocked);
  }
}

async function assertEndsInOrder(hub: HubProcess, store: Counted): Promise<void> {
  hub.child.kill('SIGINT');
  assert.equal(await hub.ended, 0);
  assert.match(hub.written(), /"event":"ended"/);
  // Names and counts alone: no hash of an entry.
  for (const { hash } of store.entries().slice(0, 50)) assert.ok(!hub.written().includes(hash));
}

/** A hub in bad weather, with a network of each: of those who publish, of three subscribers, of all others. */
async function openWorld() {
  const { folder, keys, remove } = newFolder();
  writeKeys(keys, parties, noLimit);
  const hub = await startHub(folder, keys);
  const names = ['publishers', 'one', 'two', 'away', 'others'] as const;
  const networks = await Promise.all(names.map(() => openNetwork(hub.address)));
  const of = (name: (typeof names)[number]) => networks[names.indexOf(name)] as Network;
  const weather = new Weather(hub, {
    ...{ folder, keys, networks, shaken: networks.filter(network => network !== of('two')) },
    ...(count > 10_000 ? { everyMs: 2_500, partitionMs: 3_000 } : { everyMs: 400, partitionMs: 500 }),
  });
  const close = async () => {
    await weather.end();
    weather.hub.child.kill('SIGKILL');
    await Promise.all(networks.map(network => network.close()));
    remove();
  };
  return { weather, of, close };
}

/** What they send, until all of it is sent: one subscriber is away, and the network of another one is gone for a minute. */
async function sendAll(
  { of, weather }: Awaited<ReturnType<typeof openWorld>>,
  truth: Truth,
  away: () => Promise<void>,
) {
  const each = Math.floor(count / parties.length);
  const stopRepeats = new AbortController();
  const forger = forge(of('others').address, parties, 25);
  const repeated = repeat(of('others').address, stopRepeats.signal, 100);
  try {
    const sent = Promise.all(
      parties.map(party => publishAll(party, of('publishers').address, each, truth, 3)),
    );
    sent.catch(() => {});
    await away();
    of('two').partition();
    const [ends] = await Promise.all([sent, sleep(longMs)]);
    of('two').heal();
    // However quick it went: nothing has been spared.
    await until(() => Object.values(weather.counts).every(many => many > 0), 'every trouble', patienceMs);
    const publisherRestarts = ends.reduce((sum, one) => sum + one.restarts, 0);
    stopRepeats.abort();
    await forger.end();
    return { total: each * parties.length, publisherRestarts, forger, repeats: await repeated };
  } finally {
    stopRepeats.abort();
    await forger.end();
  }
}

test(`${count} entries through partitions, kills, duplicates and a forger`, async t => {
  const world = await openWorld();
  const { weather, of } = world;
  const troubles = new Map<HubTrouble, number>();
  const stores = [new Counted(), new Counted(), new Counted()] as const;
  const truth: Truth = new Map();
  const began = performance.now();
  const names = ['one', 'two', 'away'] as const;
  const subscriptions = names.map((name, i) => follower(of(name).address, stores[i] as Counted, troubles));
  try {
    const { total, publisherRestarts, forger, repeats } = await sendAll(world, truth, async () => {
      await until(() => (stores[2].load()?.number ?? 0) > count / 20, 'the third one begins', patienceMs);
      await subscriptions[2]?.stop();
    });
    await weather.end();
    subscriptions.push(follower(of('away').address, stores[2], troubles));
    await until(() => stores.every(store => store.load()?.number === total), 'all have it all', patienceMs);
    const seconds = (performance.now() - began) / 1_000;

    const head = await headOf(weather.hub.address);
    assert.equal(head.number, total);
    assert.equal(forger.taken, 0);
    assert.equal(repeats.odd, 0);
    assertEqual(stores, truth, total, head.chain);
    const told = [...troubles.keys()].filter(trouble => lies.has(trouble));
    assert.deepEqual(told, [], 'an honest hub is not accused');
    t.diagnostic(
      JSON.stringify({
        ...{ total, seconds, ...weather.counts, publisherRestarts, repeated: repeats.sent },
        ...{ forged: forger.sent, forgedTaken: forger.taken, troubles: Object.fromEntries(troubles) },
      }),
    );
    assert.ok(forger.sent > 0 && repeats.sent > 0);
    await assertEndsInOrder(weather.hub, stores[0]);
  } finally {
    await Promise.all(subscriptions.map(one => one.stop()));
    await world.close();
  }
});

test('from a report to a subscriber', async t => {
  const { folder, keys, remove } = newFolder();
  writeKeys(keys, parties, noLimit);
  const hub = await startHub(folder, keys);
  const [party] = parties;
  assert.ok(party);
  let heard: () => void = () => {};
  const store = new BlockedCards(() => heard());
  const subscription = subscribe({ hub: hub.address, store, publishers });
  try {
    const times: number[] = [];
    for (let number = 1; number <= 100; ++number) {
      const arrived = new Promise<void>(done => {
        heard = done;
      });
      const began = performance.now();
      await post(hub.address, signedEntry(party, number, reportOf()));
      await arrived;
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    const [median = 0, slow = 0] = [times[50], times[95]];
    t.diagnostic(JSON.stringify({ medianMs: median, p95Ms: slow }));
    assert.ok(median < 1_000);
  } finally {
    await subscription.stop();
    hub.child.kill('SIGINT');
    await hub.ended;
    remove();
  }
});
