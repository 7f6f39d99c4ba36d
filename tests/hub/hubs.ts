// Three hubs share one log over NATS JetStream, and one of them is cut off for a while: all are equal at the end.
// `npm run test:hubs`; it needs nats-server (Debian's package of that name).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Hub, openHub } from '../../bindings/hub/hub.ts';
import { BlockedCards, subscribe } from '../../bindings/js/hub.ts';
import { startNats } from './nats_server.ts';
import { openNetwork } from './network.ts';
import { newHash, newParty, noLimit, publicKeys, signedEntry, writeKeys } from './parties.ts';
import { publishAll, type Truth } from './publishers.ts';
import { headOf, newFolder, post, until } from './support.ts';

const each = Number(process.env.CARDMEND_HUBS_ENTRIES ?? 1_000);
const parties = ['A', 'B', 'C'].map(newParty);
const stranger = newParty('stranger');

test(`${3 * each} entries over three hubs, one cut off`, { timeout: 240_000 }, async t => {
  const nats = await startNats();
  const folders = parties.map(newFolder);
  // Each hub has a network of its own to the server that they share.
  const networks = await Promise.all(parties.map(() => openNetwork(nats.address)));
  const open = (i: number): Promise<Hub> => {
    const { folder, keys } = folders[i] as (typeof folders)[number];
    writeKeys(keys, parties, noLimit);
    return openHub({ folder, keys, nats: networks[i]?.address.replace('http', 'nats') });
  };
  const hubs = [await open(0), await open(1), await open(2)];
  const stores = hubs.map(() => new BlockedCards());
  const subscriptions = hubs.map(({ address }, i) =>
    subscribe({ hub: address, store: stores[i] as BlockedCards, publishers: publicKeys(parties) }),
  );
  try {
    const began = performance.now();
    const truth: Truth = new Map();
    const sent = Promise.all(
      parties.map((party, i) => publishAll(party, (hubs[i] as Hub).address, each, truth, 2)),
    );
    await until(() => (hubs[2]?.head.number ?? 0) > each / 4, 'the hubs have begun', 60_000);
    networks[2]?.partition();
    await sleep(3_000);
    const behind = (hubs[0]?.head.number ?? 0) - (hubs[2]?.head.number ?? 0);
    networks[2]?.heal();
    // And one begins anew from its file.
    await hubs[1]?.close();
    const port = Number(new URL(hubs[1]?.address ?? '').port);
    const { folder, keys } = folders[1] as (typeof folders)[number];
    hubs[1] = await openHub({ folder, keys, port, nats: networks[1]?.address.replace('http', 'nats') });
    await sent;
    await until(() => hubs.every(({ head }) => head.number === 3 * each), 'all hubs have it all', 60_000);
    await until(() => stores.every(store => store.load()?.number === 3 * each), 'and who follows', 60_000);
    const seconds = (performance.now() - began) / 1_000;
    const heads = await Promise.all(hubs.map(({ address }) => headOf(address)));
    for (const { log, number, chain } of heads)
      assert.deepEqual([log, number, chain], [heads[0]?.log, 3 * each, heads[0]?.chain]);
    for (const store of stores) assert.deepEqual(store.entries(), stores[0]?.entries());
    const blocked = [...truth].filter(([, kind]) => kind === 'block').length;
    assert.equal(stores[0]?.size, blocked);
    t.diagnostic(JSON.stringify({ entries: 3 * each, seconds, behind, hubs: hubs.length }));
    assert.ok(behind > 0, 'the one that was cut off missed something');
    await refusals(hubs);
  } finally {
    await Promise.all(subscriptions.map(one => one.stop()));
    await Promise.all(hubs.map(hub => hub.close()));
    await Promise.all(networks.map(network => network.close()));
    await nats.close();
    for (const { remove } of folders) remove();
  }
});

/** What one hub refuses alone it refuses with others, whichever is asked. */
async function refusals(hubs: readonly Hub[]): Promise<void> {
  const [one, two] = hubs.map(({ address }) => address) as [string, string];
  const [a, b] = parties as [(typeof parties)[number], (typeof parties)[number]];
  const hash = newHash();
  const first = signedEntry(a, each + 1, { hash });
  const [added] = await post(one, first);
  assert.equal(added?.answer, 'added');
  await until(() => hubs[1]?.head.number === hubs[0]?.head.number, 'the other one has it');
  assert.equal((await post(two, first))[0]?.answer, 'same');
  const why = async (hub: string, entry: unknown) => {
    const [answer] = await post(hub, entry);
    return answer?.answer === 'refused' ? answer.why : answer?.answer;
  };
  assert.equal(await why(two, signedEntry(a, each + 1)), 'conflict');
  assert.equal(await why(two, signedEntry(a, each + 9)), 'early');
  assert.equal(await why(two, signedEntry(stranger, 1)), 'unknown-key');
  assert.equal(await why(two, signedEntry(b, each + 1, { hash, kind: 'withdraw' })), 'nothing-to-withdraw');
  assert.equal(await why(two, signedEntry(a, each + 2, { hash, kind: 'withdraw' })), 'added');
}
