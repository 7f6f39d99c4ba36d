// The platforms as parties: what is reported at one desk stops a card at every other, and no code is in what travels or is kept.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { httpTransport } from '../../bindings/js/lists/transport.ts';
import { openList } from '../../bindings/js/lists.ts';
import { folderTransport } from '../../bindings/lists/folder_transport.ts';
import { until } from '../hub/support.ts';
import { type Client, cards, openClient, type Reply } from './client.ts';

const pinduoduoCard = 'P6D490273KXB81';
const listed = '6B1E94F0D27AC358';

let shop: Client;
before(async () => {
  shop = await openClient({
    parties: true,
    reportsPerMinute: 1000,
    triesPerCard: 1000,
    paceFirstMs: 0,
    startsPerMinute: 1000,
  });
  await shop.signIn();
});
beforeEach(async () => {
  await shop.call('POST', '/demo/reset');
});
after(() => shop.close());

interface Said {
  readonly kind?: string;
  readonly product?: string;
  readonly secret?: string;
  readonly reason?: string;
}

const report = (platform: string, said: Said = {}, client = shop): Promise<Reply> =>
  client.call('POST', `/parties/${platform}/reports`, {
    ...{ kind: 'block', product: 'jd.ecard', secret: cards.fresh, reason: 'stolen' },
    ...said,
  });

async function bindAt(platform: string, secret: string, product?: string): Promise<Reply['body']> {
  return (await shop.call('PUT', `/attempts/${randomUUID()}`, { platform, secret, product })).body;
}

/** Until binding is answered so, at most so long. */
async function untilCode(platform: string, secret: string, code: string | undefined): Promise<void> {
  const end = Date.now() + 5_000;
  for (;;) {
    const body = await bindAt(platform, secret);
    if (body.code === code) return;
    assert.ok(Date.now() < end, `${body.code}, not ${code}`);
  }
}

/** What the gateway could not do; a connection may be lost while it ends. */
const refusals = (): readonly string[] =>
  shop.errors.filter(error => !/^hub: (unreachable|stalled)$/.test(error));

test('a card that is reported at one platform is refused at another, in the words of an unknown one', async () => {
  assert.equal((await bindAt('jd', cards.fresh)).ok, true);
  const reply = await report('pinduoduo');
  assert.deepEqual([reply.status, reply.body], [200, { ok: true }]);
  await untilCode('jd', cards.fresh, 'nofind');
  const [stolen, unknown] = [await bindAt('jd', cards.fresh), await bindAt('jd', cards.unknown)];
  assert.deepEqual(Object.keys(stolen), Object.keys(unknown));
  assert.deepEqual([stolen.code, stolen.text], [unknown.code, unknown.text]);
  // Another card goes through, and so does this one once it was withdrawn.
  assert.equal((await bindAt('jd', cards.fresh2)).ok, true);
  assert.equal((await report('pinduoduo', { kind: 'withdraw' })).status, 200);
  await untilCode('jd', cards.fresh, undefined);
});

test('a card of any kind that has a list, and a program that binds without a step of verification', async () => {
  await report('taobao', { product: 'pinduoduo.gift-card', secret: pinduoduoCard, reason: 'sold-twice' });
  const asked = { platform: 'pinduoduo', secret: pinduoduoCard };
  // A desk has answered before the entry has come round.
  await new Promise(done => setTimeout(done, 500));
  const bind = async (secret: string) =>
    shop.call('POST', '/bindings', { ...asked, secret }, { 'idempotency-key': randomUUID() });
  const stolen = (await bind(pinduoduoCard)).body;
  assert.equal(stolen.ok, false);
  assert.deepEqual(stolen, (await bind('P000000000NONE')).body);
});

test('an attempt that had begun before the report ends without a binding', async () => {
  const { id } = await shop.start(cards.fresh3);
  await report('suning', { secret: cards.fresh3 });
  await untilCode('jd', cards.fresh3, 'nofind');
  assert.equal((await shop.confirm(id, shop.sms(id))).body.code, 'nofind');
});

test('what was listed before is refused as well', async () => {
  assert.equal((await bindAt('jd', listed)).code, 'nofind');
});

test('a card that two platforms have reported is free when both have withdrawn', async () => {
  await report('taobao');
  await report('jd');
  await untilCode('jd', cards.fresh, 'nofind');
  await report('taobao', { kind: 'withdraw' });
  await new Promise(done => setTimeout(done, 200));
  assert.equal((await bindAt('jd', cards.fresh)).code, 'nofind');
  await report('jd', { kind: 'withdraw' });
  await untilCode('jd', cards.fresh, undefined);
});

test('only who has reported can withdraw; a report that is repeated is one', async () => {
  await report('taobao');
  await report('taobao');
  await shop.signIn('second');
  assert.equal((await report('taobao', { kind: 'withdraw' })).body.code, 'not-reported');
  await shop.signIn();
  assert.equal((await report('jd', { kind: 'withdraw' })).status, 404);
  assert.equal((await report('taobao', { kind: 'withdraw' })).status, 200);
  assert.equal((await report('taobao', { kind: 'withdraw' })).status, 404);
});

test('a start over takes back what is still on its way, and nothing twice', async () => {
  for (let i = 0; i < 10; i += 1) {
    await report('taobao');
    await report('jd');
    if (i % 2 === 0) await report('taobao', { kind: 'withdraw' });
    await Promise.all([shop.call('POST', '/demo/reset'), shop.call('POST', '/demo/reset')]);
    await new Promise(done => setTimeout(done, 20));
    assert.equal((await bindAt('jd', cards.fresh)).ok, true);
  }
  assert.deepEqual(refusals(), []);
});

test('what is no report is refused by name', async () => {
  const cases: readonly [string, Said | string, number, string][] = [
    ['nowhere', {}, 400, 'bad-request'],
    ['jd', { kind: 'sell' }, 400, 'bad-request'],
    ['jd', { reason: 'mine' }, 400, 'bad-request'],
    ['jd', { product: 'suning.gift-card' }, 400, 'bad-request'],
    ['jd', { secret: '' }, 400, 'bad-request'],
    ['jd', { secret: 'ABC' }, 400, 'no-card'],
    ['jd', { secret: 'A'.repeat(600) }, 400, 'bad-request'],
  ];
  for (const [platform, said, status, code] of cases) {
    const reply = await report(platform, said as Said);
    assert.deepEqual([reply.status, reply.body.code], [status, code], JSON.stringify(said));
    assert.doesNotMatch(JSON.stringify(reply.body), /3F2A|ABC|AAAA/);
  }
  const bad = await shop.call('POST', '/parties/jd/reports', '{"secret":"3F2A90BC77DEA41B"');
  assert.deepEqual([bad.status, bad.body.code], [400, 'bad-request']);
  const more = await report('jd', { extra: 1 } as Said);
  assert.equal(more.status, 400);
});

test('nobody reports without being signed in, and nobody reports without end', async () => {
  const other = await openClient({ parties: true, reportsPerMinute: 2 });
  try {
    assert.equal((await report('jd', {}, other)).status, 401);
    await other.signIn();
    assert.equal((await report('jd', {}, other)).status, 200);
    assert.equal((await report('taobao', {}, other)).status, 200);
    const held = await report('suning', {}, other);
    assert.equal(held.status, 429);
    assert.ok(Number(held.headers.get('retry-after')) > 0);
    other.clock += 60_000;
    assert.equal((await report('suning', {}, other)).status, 200);
  } finally {
    await other.close();
  }
});

test('a restart keeps reports, keys and lists; the next version of the list has the report, and a withdrawal lifts it', async () => {
  const said = async () => (await shop.call('GET', '/parties')).body;
  const before = await said();
  assert.deepEqual(before.parties.map(({ platform }: { platform: string }) => platform).sort(), [
    'jd',
    'pinduoduo',
    'suning',
    'taobao',
  ]);
  await report('pinduoduo');
  await untilCode('jd', cards.fresh, 'nofind');
  await shop.restart();
  assert.deepEqual(await said(), before);
  assert.equal((await bindAt('jd', cards.fresh)).code, 'nofind');
  const { root } = before.lists.find(({ product }: { product: string }) => product === 'jd.ecard');
  const transport = httpTransport(`${shop.base}/lists/jd.ecard`);
  const list = await openList({ transport, root, product: 'jd.ecard', now: () => shop.clock });
  assert.equal(list.standing.refused, undefined);
  assert.equal((await list.ask(cards.fresh)).answer, 'blocked');
  assert.equal((await list.ask(cards.fresh2)).answer, 'clear');
  await report('pinduoduo', { kind: 'withdraw' });
  await untilCode('jd', cards.fresh, undefined);
  await shop.restart();
  assert.equal((await bindAt('jd', cards.fresh)).ok, true);
  const next = await openList({
    transport: httpTransport(`${shop.base}/lists/jd.ecard`),
    ...{ root, product: 'jd.ecard', kept: list.kept, now: () => shop.clock },
  });
  assert.equal((await next.ask(cards.fresh)).answer, 'clear');
  assert.ok(next.standing.version > list.standing.version);
  assert.deepEqual(refusals(), []);
});

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );

test('no code is in any file, and nobody else may read a key', async () => {
  await report('pinduoduo', { secret: '3f2a-90bc-77de-a41b' });
  await untilCode('jd', cards.fresh, 'nofind');
  const files = filesBelow(shop.folder);
  assert.ok(files.some(file => file.includes('hub.db')));
  const windows = Array.from({ length: 9 }, (_, i) => cards.fresh.slice(i, i + 8).toLowerCase());
  for (const file of files) {
    const bytes = readFileSync(file);
    const texts = [bytes.toString('latin1').toLowerCase(), bytes.toString('hex')];
    for (const window of [...windows, '3f2a-90bc'])
      for (const text of texts) assert.ok(!text.includes(window), `${file} holds ${window}`);
  }
  const keys = files.filter(file => /parties|keys/.test(file));
  assert.ok(keys.length >= 4 + 5 * 3);
  for (const file of keys) assert.equal(statSync(file).mode & 0o077, 0, file);
});

test('the files of a list are served, and nothing beside them', async () => {
  const get = async (path: string) => (await fetch(`${shop.base}${path}`)).status;
  assert.equal(await get('/lists/jd.ecard/time.json'), 200);
  for (const path of ['settings.json', '../settings.json', '%2e%2e/keys/list.json', 'keys/time.json', 'log'])
    assert.notEqual(await get(`/lists/jd.ecard/${path}`), 200, path);
  assert.equal(await get('/hub/events?after=x'), 400);
  // A page of this gateway follows; it publishes by a desk alone.
  assert.equal((await fetch(`${shop.base}/hub/entries`, { method: 'POST', body: '{}' })).status, 404);
  const list = join(shop.folder, 'lists/jd.ecard/public');
  assert.notEqual(await folderTransport(list)('time.json', true), undefined);
});

test('without parties there is nobody to follow, and cards are bound as ever', async () => {
  const alone = await openClient();
  try {
    await alone.signIn();
    assert.deepEqual((await alone.call('GET', '/parties')).body, { ok: true, parties: [], lists: [] });
    assert.equal((await report('jd', {}, alone)).status, 404);
    assert.equal((await alone.start(cards.fresh)).body.ok, true);
  } finally {
    await alone.close();
  }
});

test('two gateways over one folder: the second does without a hub of its own, and says so', async () => {
  const second = await openClient({ parties: true, folder: shop.folder });
  try {
    await until(() => second.errors.length > 0, 'an error');
    assert.match(second.errors[0] ?? '', /^parties: locked/);
    assert.deepEqual((await second.call('GET', '/parties')).body.parties, []);
  } finally {
    await second.close();
  }
});
