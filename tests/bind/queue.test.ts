// Three workers on a queue in PostgreSQL, of which one is killed again and again while one request in five is spoilt: no card
// twice, none lost, the journal right about every one, and the platform's rate held over all workers together.
import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { assertTrueEnds, type JournalRow } from './ends.ts';
import { openPostgres } from './postgres.ts';
import { openShop, type Ran, type Started, start, writePlan } from './shop.ts';

const count = Number(process.env.CARDMEND_BATCH_CARDS ?? 300);
const rate = count > 1_000 ? { perSecond: 250, burst: 25 } : { perSecond: 60, burst: 10 };
const killEveryMs = count > 1_000 ? 3_000 : 1_500;
const mostKills = count > 1_000 ? 200 : 4;
const workers = 3;
const windowMs = 2_000;

/** When each request about a binding came in. */
function listen(): { readonly times: readonly number[]; stop(): void } {
  const times: number[] = [];
  const heard = (message: unknown): void => {
    const { request } = message as { request: IncomingMessage };
    if (request.url?.includes('/bindings')) times.push(performance.now());
  };
  subscribe('http.server.request.start', heard);
  return { times, stop: () => unsubscribe('http.server.request.start', heard) };
}

/** The most requests in any window. */
function mostIn(times: readonly number[], ms: number): number {
  let [most, begin] = [0, 0];
  for (const [end, time] of times.entries()) {
    while (time - (times[begin] ?? 0) > ms) ++begin;
    most = Math.max(most, end - begin + 1);
  }
  return most;
}

/** Keeps so many workers going, kills one of them every so often, and ends when all have ended by themselves. */
async function workOn(
  begin: () => Started,
): Promise<{ readonly ends: readonly Ran[]; readonly killed: number }> {
  const alive = new Map<Started, boolean>();
  const ends: Ran[] = [];
  let killed = 0;
  const run = async (): Promise<void> => {
    for (;;) {
      const worker = begin();
      alive.set(worker, false);
      const ended = await worker.ended;
      const wasKilled = alive.get(worker) === true;
      alive.delete(worker);
      if (wasKilled) continue;
      ends.push(ended);
      return;
    }
  };
  const all = Promise.all(Array.from({ length: workers }, run));
  let done = false;
  void all.then(() => (done = true));
  while (!done) {
    await Promise.race([all, sleep(killEveryMs)]);
    const [victim] = [...alive.keys()].sort(() => Math.random() - 0.5);
    if (
      done ||
      victim === undefined ||
      ends.length > 0 ||
      killed === mostKills ||
      !victim.child.kill('SIGKILL')
    )
      continue;
    alive.set(victim, true);
    killed += 1;
  }
  await all;
  return { ends, killed };
}

test(`${count} cards, ${workers} workers on a queue, one killed every ${killEveryMs / 1_000} s`, async t => {
  const postgres = await openPostgres();
  const shop = await openShop(count);
  const heard = listen();
  try {
    await shop.demo('PUT', 'faults', { orders: [], random: { share: 0.2, seed: 61 } });
    const url = await postgres.fresh();
    const env = { SHOP_TOKEN: shop.token, CARDMEND_BIND_KEY: '5e'.repeat(32) };
    const common = ['--plan', writePlan(shop, { rate, atOnce: 22 }), '--journal', url];
    const queued = await start([shop.clean, '--queue', ...common], env).ended;
    assert.equal(queued.status, 0, queued.errors);
    const began = performance.now();
    const { ends, killed } = await workOn(() => start(['--worker', ...common], env));
    const seconds = (performance.now() - began) / 1_000;
    for (const { status, errors } of ends) assert.equal(status, 3, errors);
    assert.ok(killed >= 2, `ended before more than ${killed} were killed`);

    const rows = (await postgres.query(url, 'SELECT line::int, state, sealed FROM bind_cards')) as unknown[];
    const requests = heard.times.length;
    const most = mostIn(heard.times, windowMs);
    const allowed = rate.burst + (rate.perSecond * windowMs) / 1_000;
    t.diagnostic(
      JSON.stringify({ count, killed, seconds, requests, perSecond: requests / seconds, most, allowed }),
    );
    // What was claimed may come in a little later than it was paid for.
    assert.ok(most <= allowed * 1.1, `${most} requests in ${windowMs} ms, ${allowed} allowed`);
    await assertTrueEnds(shop, rows as JournalRow[]);
    const [again] = await postgres.query(
      url,
      `SELECT COUNT(*)::int AS many FROM bind_audit a JOIN bind_audit b ON a.card = b.card AND b.n > a.n
       WHERE a.event = 'bound' AND b.event = 'sent'`,
    );
    assert.deepEqual(again, { many: 0 });
  } finally {
    heard.stop();
    await shop.close();
    await postgres.close();
  }
});
