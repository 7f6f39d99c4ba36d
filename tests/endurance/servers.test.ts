// Gateway and hub under a steady load with one request in ten spoilt: they hold no more at the end than when they were warm, keep no
// connection that nobody has, and nothing goes wrong that was not meant to. `npm run endurance` lets it last ten minutes.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openHub } from '../../bindings/hub/hub.ts';
import type { EntryStore, Position, TakenEntry } from '../../bindings/js/hub.ts';
import { type HubTrouble, lies, Publisher, subscribe } from '../../bindings/js/hub.ts';
import { openCrowd, together } from '../gateway/crowd.ts';
import { type End, holdMs, SessionClient } from '../gateway/session_client.ts';
import { openNetwork } from '../hub/network.ts';
import { newParty, noLimit, publicKeys, reportOf, writeKeys } from '../hub/parties.ts';
import { headOf, newFolder, until } from '../hub/support.ts';
import { assertAsFast, assertFlat } from './growth.ts';

const seconds = 60 * Number(process.env.CARDMEND_MINUTES ?? 0.1);
const samples = 24;
const share = 0.1;
/** Entries that a publisher has in hand, at most. */
const mostWaiting = 200;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that something holds. */
function inUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const inKb = (bytes: readonly number[]) => bytes.map(one => Math.round(one / 1024));

/** Takes a value again and again while `work` goes on, and once behind it. */
async function sampled<T>(work: Promise<T>, take: () => void): Promise<T> {
  let over = false;
  const ended = work.finally(() => {
    over = true;
  });
  for (let i = 0; i < samples && !over; ++i) {
    await sleep((1_000 * seconds) / samples);
    take();
  }
  return ended;
}

test(`a gateway for ${seconds} s, one request in ten spoilt`, async t => {
  // What a machine with other work does in a second, at least.
  const people = Math.ceil(seconds * 20);
  const wrongs: string[] = [];
  const crowd = await openCrowd(people, {
    synchronous: 'NORMAL',
    holdMs,
    onError: text => wrongs.push(text),
  });
  const client = await SessionClient.open(crowd.base, 16);
  const memory: number[] = [];
  const times: number[] = [];
  try {
    const orders = JSON.stringify({ orders: [], random: { share, seed: 18 } });
    const put = { method: 'PUT', body: orders, headers: { 'content-type': 'application/json' } };
    assert.equal((await fetch(`${crowd.base}/demo/faults`, put)).status, 200);
    const began = performance.now();
    const ends: Record<string, number> = {};
    const bindAll = together(crowd.people, 16, async (person): Promise<End> => {
      // Steady: each at its own moment, not as fast as it goes.
      const due = began + (crowd.people.indexOf(person) / people) * 1_000 * seconds;
      await sleep(Math.max(0, due - performance.now()));
      const started = performance.now();
      const end = await client.bind(person);
      times.push(performance.now() - started);
      ends[end] = (ends[end] ?? 0) + 1;
      return end;
    });
    await sampled(bindAll, () => {
      memory.push(inUse());
    });
    t.diagnostic(JSON.stringify({ people, ends, memoryKb: inKb(memory) }));
    assert.equal(ends['given-up'], undefined);
    assert.deepEqual(wrongs, []);
    // Who has bound is kept by the test: a name, a cookie and an SMS code for each.
    assertFlat('the memory', memory, 2_000_000 + 1_000 * people);
    if (seconds >= 300) assertAsFast('a binding', times, 2);
  } finally {
    client.close();
    await crowd.close();
  }
});

/** A subscriber that keeps where it is, and nothing of what it takes: what grows is not the test's. */
class Passing implements EntryStore {
  #position: Position | undefined;

  load(): Position | undefined {
    return this.#position;
  }

  take(_: readonly TakenEntry[], position: Position): void {
    this.#position = position;
  }
}

const openFiles = () => readdirSync('/proc/self/fd').length;

test(`a hub for ${seconds} s, its network cut again and again`, async t => {
  const parties = ['A', 'B', 'C', 'D'].map(newParty);
  const { folder, keys, remove } = newFolder();
  writeKeys(keys, parties, noLimit);
  const hub = await openHub({ folder, keys });
  const network = await openNetwork(hub.address);
  const troubles = new Set<HubTrouble>();
  const stores = [new Passing(), new Passing(), new Passing()];
  const waits = { leastMs: 20, mostMs: 300 };
  const subscriptions = stores.map(store =>
    subscribe({
      ...{ hub: network.address, store, publishers: publicKeys(parties), waits },
      onTrouble: trouble => troubles.add(trouble),
    }),
  );
  const publishers = parties.map(
    party =>
      new Publisher({
        ...{ hub: network.address, key: party.id, sign: party.sign, waits, timeoutMs: 2_000 },
        outbox: { load: () => undefined, keep: () => {} },
      }),
  );
  const memory: number[] = [];
  const files: number[] = [];
  let sent = 0;
  try {
    const end = performance.now() + 1_000 * seconds;
    const publish = async (publisher: Publisher) => {
      for (; performance.now() < end; sent += 5) {
        // A machine with other work sends less: what waits does not pile up.
        await until(() => publisher.waiting < mostWaiting, 'something is sent', 60_000);
        await publisher.report(...Array.from({ length: 5 }, () => reportOf()));
        if (Math.random() < share) network.cut();
        await sleep(100);
      }
      await until(() => publisher.waiting === 0, 'all is sent', 60_000);
    };
    await sampled(Promise.all(publishers.map(publish)), () => {
      memory.push(inUse());
      files.push(openFiles());
    });
    await until(() => stores.every(store => store.load()?.number === sent), 'all have it all', 60_000);
    t.diagnostic(JSON.stringify({ sent, memoryKb: inKb(memory), files: files.join() }));
    const { chain } = await headOf(hub.address);
    assert.ok(stores.every(store => store.load()?.chain === chain));
    assert.deepEqual(
      [...troubles].filter(trouble => lies.has(trouble)),
      [],
    );
    // The log has its newest entries at hand, a bounded number of them.
    assertFlat('the memory', memory, 6_000_000);
    assertFlat('the number of open files', files, 10);
  } finally {
    await Promise.all([...subscriptions, ...publishers].map(one => one.stop()));
    await network.close();
    await hub.close();
    remove();
  }
});
