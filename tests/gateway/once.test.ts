import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import Database from 'libsql';
import { bind, ownerOf } from '../../web/gateway/store/cards.ts';
import { openStore } from '../../web/gateway/store/open.ts';
import { type Client, cards, openClient, type Reply } from './client.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardmend-once-'));
let shop: Client;
before(async () => {
  shop = await openClient({ folder, startsPerMinute: 1000, triesPerCard: 1000 });
  await shop.signIn();
});
beforeEach(async () => {
  await shop.call('POST', '/demo/reset');
});
after(async () => {
  await shop.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Bindings that an attempt made; the seed's own have none. */
function bindings(): number {
  const db = new Database(join(folder, 'gateway.db'));
  const { n } = db.prepare('SELECT count(*) AS n FROM bindings WHERE attempt IS NOT NULL').get() as {
    n: number;
  };
  db.close();
  return n;
}

const outcomes = (replies: Reply[]): string[] =>
  replies.map(r => (r.body.ok ? r.body.attempt.state : r.body.code));

test('two attempts at one card confirmed at the same moment: one binds, one is told', async () => {
  const [a, b] = [await shop.start(cards.fresh), await shop.start(cards.fresh)];
  const replies = await Promise.all([a, b].map(({ id }) => shop.confirm(id, shop.sms(id))));
  assert.deepEqual(outcomes(replies).sort(), ['binded', 'bound']);
  assert.equal(bindings(), 1);
});

test('fifty attempts at one card at the same moment: one binds', async () => {
  const started = await Promise.all(Array.from({ length: 50 }, () => shop.start(cards.fresh)));
  const replies = await Promise.all(started.map(({ id }) => shop.confirm(id, shop.sms(id))));
  const all = outcomes(replies);
  assert.equal(all.filter(o => o === 'bound').length, 1);
  assert.equal(all.filter(o => o === 'binded').length, 49);
  assert.equal(bindings(), 1);
});

test('one attempt confirmed fifty times: every answer says bound, one binding', async () => {
  const { id } = await shop.start(cards.fresh);
  const sms = shop.sms(id);
  const key = randomUUID();
  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, i) => shop.confirm(id, sms, i % 2 === 0 ? key : randomUUID())),
  );
  assert.deepEqual(new Set(outcomes(replies)), new Set(['bound']));
  assert.equal(bindings(), 1);
});

test('one start sent twenty times: one answer, one SMS', async () => {
  const id = randomUUID();
  const before = shop.smsLines.length;
  const replies = await Promise.all(Array.from({ length: 20 }, () => shop.start(cards.fresh, id)));
  const marks = replies.map(reply => reply.body.replayed === true);
  assert.equal(marks.filter(mark => !mark).length, 1, 'all but one are marked as replays');
  for (const reply of replies) assert.deepEqual(reply.body.attempt, replies[0]?.body.attempt);
  assert.equal(shop.smsLines.length - before, 1);
});

test('an id used for another card is misuse', async () => {
  const { id } = await shop.start(cards.fresh);
  const reply = await shop.start(cards.fresh2, id);
  assert.equal(reply.status, 409);
  assert.equal(reply.body.code, 'attempt-reused');
});

test('two gateway processes over one store: still once', async () => {
  const attempts = await Promise.all(Array.from({ length: 20 }, () => shop.start(cards.fresh)));
  const other = await openProcess();
  try {
    const cookie = await other.signIn();
    const confirm = async (id: string): Promise<Reply> => {
      const response = await fetch(`${other.base}/api/v1/attempts/${id}/confirm`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify({ answer: shop.sms(id) }),
      });
      return { status: response.status, headers: response.headers, body: await response.json() };
    };
    const replies = await Promise.all(
      attempts.map(({ id }, i) => (i % 2 === 0 ? confirm(id) : shop.confirm(id, shop.sms(id)))),
    );
    const all = outcomes(replies);
    assert.equal(all.filter(o => o === 'bound').length, 1, all.join());
    assert.equal(all.filter(o => o === 'binded').length, 19, all.join());
    assert.equal(bindings(), 1);
  } finally {
    other.child.kill('SIGTERM');
  }
});

test('the store itself binds a card once, whatever was asked before', () => {
  const store = openStore(mkdtempSync(join(folder, 'store-')));
  store.exec("INSERT INTO cards VALUES ('card', '', '', '', 0)");
  assert.equal(bind(store, 'card', 'one', 'attempt 1', 0), true);
  assert.equal(bind(store, 'card', 'two', 'attempt 2', 0), false);
  assert.equal(bind(store, 'card', 'one', 'attempt 1', 0), false);
  assert.equal(ownerOf(store, 'card'), 'one');
  store.close();
});

async function openProcess(): Promise<{ child: ChildProcess; base: string; signIn(): Promise<string> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'web/gateway/main.ts'], {
    env: { ...process.env, CARDMEND_DATA: folder, CARDMEND_DEMO: '1', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const base = await new Promise<string>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the gateway ended with ${code}`)));
    child.stdout?.on('data', (data: Buffer) => {
      const found = /gateway: (\S+)/.exec(data.toString());
      if (found?.[1] !== undefined) resolve(found[1]);
    });
  });
  return {
    child,
    base,
    async signIn() {
      const response = await fetch(`${base}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"account":"demo"}',
      });
      return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
  };
}
