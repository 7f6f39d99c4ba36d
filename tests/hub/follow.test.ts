// Following a hub: what was missed and what comes now by one way, through restarts; and publishing what waits.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openHub } from '../../bindings/hub/hub.ts';
import type { HubError } from '../../bindings/hub/trouble.ts';
import type { OutboxState } from '../../bindings/js/hub/publisher.ts';
import { BlockedCards, type HubTrouble, Publisher, subscribe } from '../../bindings/js/hub.ts';
import {
  list,
  newHash,
  newParty,
  noLimit,
  publicKeys,
  reportOf,
  signedEntry,
  today,
  writeKeys,
} from './parties.ts';
import { headOf, newFolder, post, until, withHub } from './support.ts';

const [a, b] = [newParty('A'), newParty('B')];
const waits = { leastMs: 10, mostMs: 50 };

const following = (hub: string, store: BlockedCards, troubles: HubTrouble[] = []) =>
  subscribe({
    hub,
    store,
    publishers: publicKeys([a, b]),
    waits,
    onTrouble: trouble => troubles.push(trouble),
  });

test('two subscribers, one of them away in between, are equal at the end', () =>
  withHub([a, b], async ({ address }) => {
    const hash = newHash();
    await post(address, [signedEntry(a, 1, { hash }), signedEntry(a, 2)]);
    const [one, two] = [new BlockedCards(), new BlockedCards()];
    const [first, away] = [following(address, one), following(address, two)];
    await until(() => one.size === 2 && two.size === 2, 'both have caught up');
    await away.stop();
    await post(address, signedEntry(b, 1, { hash }));
    await post(address, signedEntry(a, 3, { hash, kind: 'withdraw' }));
    const back = following(address, two);
    await until(() => one.load()?.number === 4 && two.load()?.number === 4, 'both are at the end');
    await Promise.all([first.stop(), back.stop()]);
    assert.deepEqual(one.entries(), two.entries());
    // What B said of the card holds.
    assert.equal(one.find(list, hash, today)?.publisher, b.id);
    assert.deepEqual(one.load(), two.load());
  }));

test('what ends does not hold any more', () => {
  const cards = new BlockedCards();
  const hash = newHash();
  const entry = { ...reportOf({ hash, day: 100, end: 110 }), number: 1, time: 0, n: 1, publisher: a.id };
  cards.take([entry], { log: '', number: 1, chain: '', publishers: {} });
  assert.equal(cards.find(list, hash, 109), entry);
  assert.equal(cards.find(list, hash, 110), undefined);
});

test('reports wait while there is no hub, and go out once, in their order', async () => {
  const { folder, keys, remove } = newFolder();
  writeKeys(keys, [a], noLimit);
  const hub = await openHub({ folder, keys });
  const port = Number(new URL(hub.address).port);
  await hub.close();
  let kept: OutboxState | undefined;
  const options = {
    hub: hub.address,
    ...{ key: a.id, sign: a.sign, waits },
    outbox: {
      load: () => kept,
      keep: (state: OutboxState) => {
        kept = structuredClone(state);
      },
    },
  };
  const first = new Publisher(options);
  const hash = newHash();
  await first.report(reportOf({ hash }), reportOf());
  await sleep(50);
  await first.stop();
  assert.equal(kept?.waiting.length, 2);
  // Another process goes on with what waits.
  const refused: string[] = [];
  const second = new Publisher({ ...options, onRefused: why => refused.push(why) });
  await second.report(reportOf({ kind: 'withdraw' }), reportOf({ hash, kind: 'withdraw' }));
  const again = await openHub({ folder, keys, port });
  try {
    await until(() => second.waiting === 0, 'all was sent');
    assert.equal((await headOf(again.address)).number, 3);
    assert.deepEqual(refused, ['nothing-to-withdraw']);
    assert.equal(kept?.next, 4);
    await second.stop();
    await assert.rejects(second.report(reportOf({ hash: '3F2A90BC77DEA41B' })), TypeError);
    // An outbox that was put back from an old copy.
    kept = { next: 1, waiting: [{ ...reportOf(), time: 0 }] };
    const old = new Publisher(options);
    await until(() => old.ended === 'conflict', 'it is told');
    await old.stop();
  } finally {
    await again.close();
    remove();
  }
});

test('a log has one process, and a file that is none is named', async () => {
  const { folder, keys, remove } = newFolder();
  writeKeys(keys, [a]);
  const hub = await openHub({ folder, keys });
  const fails = (options: object, fault: string) =>
    assert.rejects(openHub({ folder, keys, ...options }), (error: HubError) => error.fault === fault);
  try {
    await fails({}, 'locked');
    await fails({ keys: `${keys}.none` }, 'bad-keys');
  } finally {
    await hub.close();
  }
  const again = await openHub({ folder, keys });
  const other = newFolder();
  await fails({ folder: other.folder, port: Number(new URL(again.address).port) }, 'no-port');
  await again.close();
  other.remove();
  remove();
});

test('a reader that does not read, and half a request, hold nobody up', () =>
  withHub([a], async ({ address }) => {
    const { port } = new URL(address);
    const slow = connect(Number(port), '127.0.0.1', () =>
      slow.write('GET /events HTTP/1.1\r\nhost: x\r\n\r\n'),
    );
    slow.pause();
    const half = connect(Number(port), '127.0.0.1', () =>
      half.write('POST /entries HTTP/1.1\r\nhost: x\r\n'),
    );
    for (const socket of [slow, half]) socket.on('error', () => {});
    const cards = new BlockedCards();
    const subscription = following(address, cards);
    for (let i = 0; i < 4; ++i)
      await post(
        address,
        Array.from({ length: 500 }, (_, k) => signedEntry(a, i * 500 + k + 1)),
      );
    await until(() => cards.size === 2_000, 'the other one has it all');
    await subscription.stop();
    slow.destroy();
    half.destroy();
  }));

test('more streams than there may be are told so', () =>
  withHub(
    [a],
    async ({ address }) => {
      const stop = new AbortController();
      const first = await fetch(`${address}/events`, { signal: stop.signal });
      assert.equal(first.headers.get('access-control-allow-origin'), 'https://shop.example');
      const second = await fetch(`${address}/events`);
      assert.equal(second.status, 503);
      assert.deepEqual(await second.json(), { trouble: 'too-many-streams' });
      stop.abort();
    },
    { mostStreams: 1, origin: 'https://shop.example' },
  ));
