import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'libsql';
import { type Client, cards, openClient } from './client.ts';

async function withShop(options: object, work: (shop: Client) => Promise<void>): Promise<void> {
  const shop = await openClient(options);
  try {
    await shop.signIn();
    await work(shop);
  } finally {
    await shop.close();
  }
}

test('the same wrong code again at once trips risk control, with growing waits', () =>
  withShop({ triesPerCard: 100 }, async shop => {
    const waits: number[] = [];
    for (let i = 0; i < 5; i++) {
      assert.equal((await shop.start(cards.unknown)).body.code, 'nofind');
      const again = await shop.start(cards.unknown);
      assert.deepEqual([again.status, again.body.code], [429, 'toomany']);
      waits.push(again.body.retryAfterMs);
      shop.clock += again.body.retryAfterMs;
    }
    assert.deepEqual(waits, [3_000, 6_000, 12_000, 24_000, 48_000]);
  }));

test('many different wrong codes in a row trip it; a right one resets', () =>
  withShop({}, async shop => {
    const code = (i: number): string => `F4C013E7A98B52D${i}`;
    for (let i = 0; i < 3; i++) assert.equal((await shop.start(code(i))).body.code, 'nofind');
    assert.equal((await shop.start(code(4))).status, 429);
    await shop.signIn('second');
    assert.equal((await shop.start(code(5))).status, 429, 'the address counts too');
    shop.clock += 300_000;
    assert.equal((await shop.start(cards.fresh)).status, 200);
    assert.equal((await shop.start(code(6))).body.code, 'nofind');
    assert.equal((await shop.start(code(7))).body.code, 'nofind');
  }));

test('an address has a limit of its own, whatever the account', () =>
  withShop({ startsPerMinute: 4, startsPerAddress: 6 }, async shop => {
    for (let i = 0; i < 4; i++) assert.equal((await shop.start(cards.fresh)).status, 200);
    assert.equal((await shop.start(cards.fresh)).status, 429);
    await shop.signIn('second');
    for (let i = 0; i < 2; i++) assert.equal((await shop.start(cards.fresh)).status, 200);
    assert.equal((await shop.start(cards.fresh)).status, 429);
  }));

test('a store of the schema before goes on, with its bindings', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-older-'));
  try {
    const older = new Database(join(folder, 'gateway.db'));
    older.exec(`
      CREATE TABLE attempts (
        id TEXT PRIMARY KEY, account TEXT NOT NULL, card TEXT NOT NULL, last4 TEXT NOT NULL, request TEXT NOT NULL,
        state TEXT NOT NULL, sms TEXT, sms_expires INTEGER, answer TEXT NOT NULL, at INTEGER NOT NULL);
      CREATE TABLE bindings (card TEXT PRIMARY KEY, account TEXT NOT NULL, attempt TEXT UNIQUE, at INTEGER NOT NULL);
      CREATE TABLE confirmations (
        attempt TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (attempt, key));
      INSERT INTO attempts VALUES ('00000000-0000-0000-0000-000000000001', 'demo', 'c', 'A41B', 'r', 'bound', NULL, NULL, '{}', 1);
      INSERT INTO attempts VALUES ('00000000-0000-0000-0000-000000000002', 'demo', 'd', 'A41C', 'r', 'sms-failed', NULL, 1, '{}', 1);
      INSERT INTO bindings VALUES ('c', 'demo', '00000000-0000-0000-0000-000000000001', 1);
    `);
    older.close();
    await withShop({ folder }, async shop => {
      const bound = await shop.call('GET', '/attempts/00000000-0000-0000-0000-000000000001');
      assert.equal(bound.body.attempt.state, 'bound');
      const failed = await shop.call('GET', '/attempts/00000000-0000-0000-0000-000000000002');
      assert.deepEqual(
        [failed.body.attempt.state, failed.body.attempt.verification.sent],
        ['waiting', false],
      );
      const { body } = await shop.call('GET', '/demo/audit');
      assert.deepEqual([body.bound, body.boundTwice, body.bindings, body.unproved], [1, 0, 1, 0]);
      await shop.restart();
      assert.equal((await shop.start(cards.fresh)).status, 200);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
