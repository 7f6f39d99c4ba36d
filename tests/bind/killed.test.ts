// A whole file is bound while one request in five is spoilt and the process is killed again and again: no card twice, none
// lost, and the journal is right about every one. `npm run test:batch` sets 10,000 cards and 50 kills.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';
import { assertTrueEnds, type JournalRow } from './ends.ts';
import { openShop, start, writePlan } from './shop.ts';

const count = Number(process.env.CARDMEND_BATCH_CARDS ?? 400);
const kills = Number(process.env.CARDMEND_BATCH_KILLS ?? 5);
const mostMs = Number(process.env.CARDMEND_BATCH_MOST_MS ?? 900);

test(`${count} cards, 64 at a time, one request in five spoilt, killed ${kills} times`, async t => {
  const shop = await openShop(count);
  try {
    await shop.demo('PUT', 'faults', { orders: [], random: { share: 0.2, seed: 16 } });
    const words = [shop.clean, '--plan', writePlan(shop)];
    const env = { SHOP_TOKEN: shop.token };
    const began = performance.now();
    let killed = 0;
    for (; killed < kills; ++killed) {
      const { child, ended } = start(words, env);
      await sleep(200 + Math.random() * (mostMs - 200));
      if (!child.kill('SIGKILL')) break;
      const { status } = await ended;
      if (status !== null) break;
    }
    const { status, errors } = await start(words, env).ended;
    const seconds = (performance.now() - began) / 1_000;
    assert.equal(status, 3, errors);
    assert.ok(killed >= Math.min(kills, 3), `ended before it could be killed more than ${killed} times`);

    const journal = new Database(`${shop.clean}.journal`);
    const rows = journal.prepare('SELECT line, state, sealed FROM bind_cards').all() as JournalRow[];
    const events = journal.prepare('SELECT event, COUNT(*) AS many FROM bind_audit GROUP BY event').all();
    // After it was known to be bound no card was sent again.
    const again = journal
      .prepare(
        `SELECT COUNT(*) AS many FROM bind_audit a JOIN bind_audit b ON a.card = b.card AND b.n > a.n
         WHERE a.event = 'bound' AND b.event = 'sent'`,
      )
      .get() as { many: number };
    journal.close();
    t.diagnostic(JSON.stringify({ count, killed, seconds, events }));
    assert.equal(again.many, 0);
    await assertTrueEnds(shop, rows);
    for (const file of ['', '-wal', '.key'])
      assert.ok(
        !read(`${shop.clean}.journal${file}`).includes('3F2A9B'),
        `a code stands in the journal${file}`,
      );
  } finally {
    await shop.close();
  }
});

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
