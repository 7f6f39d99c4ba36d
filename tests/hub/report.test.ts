// A publisher's commands: its key, and the codes of a file as reports, of which none is lost, doubled or shown.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { keyIdOf } from '../../bindings/hub/keys/publishers.ts';
import { BlockedCards } from '../../bindings/js/hub/blocked_cards.ts';
import { cardOf } from '../../bindings/js/hub/card.ts';
import { subscribe } from '../../bindings/js/hub/subscriber.ts';
import { root } from '../../tools/build/paths.ts';
import { codeOf, codes, newFolder, newList, product, type TestList } from '../lists/support.ts';
import { until, withHub } from './support.ts';

/** The command as a person runs it, and what it ended with. */
function begin(words: readonly string[], input = '') {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'hub', ...words], {
    env: { PATH: process.env.PATH, LANG: 'en' },
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  child.stdin.on('error', () => {}).end(input);
  const ended = new Promise<number | null>(done => child.on('close', done));
  return { child, ended: ended.then(status => ({ status, ...said })) };
}
const run = (words: readonly string[], input?: string) => begin(words, input).ended;

interface Shop {
  readonly folder: string;
  readonly key: string;
  readonly outbox: string;
  readonly id: string;
  /** The line of its key. */
  readonly line: string;
}

async function newShop(name: string): Promise<Shop> {
  const folder = newFolder();
  const key = join(folder, 'key.json');
  const made = await run(['keys', key, '--name', name]);
  assert.equal(made.status, 0, made.err);
  const { key: hex } = JSON.parse(made.out) as { key: string };
  return { folder, key, outbox: join(folder, 'outbox'), id: keyIdOf(hex), line: made.out.trim() };
}

const keysOf = (...shops: readonly Shop[]) => `{"publishers":[${shops.map(({ line }) => line).join(',')}]}`;

/** A list of nothing, as its address serves it. */
async function emptyList(): Promise<TestList> {
  const own = newList();
  await own.add(codes(90, 91));
  await own.publish({ now: Date.now() });
  return own;
}

const reporting = ({ outbox, key }: Shop, hub: string, own: TestList, file: string, ...more: string[]) => [
  ...['report', outbox, file, '--hub', hub, '--key', key, '--list', own.places.public],
  ...['--root', join(own.places.public, 'root.1.json'), ...more],
];

/** What the hub blocks, once it has so many entries. */
async function blocked(hub: string, shop: Shop, own: TestList, number: number): Promise<readonly number[]> {
  const { key } = JSON.parse(shop.line) as { key: string };
  const store = new BlockedCards();
  const subscription = subscribe({ hub, store, publishers: { [shop.id]: key } });
  await until(() => subscription.standing.number === number, `${number} entries`);
  await subscription.stop();
  const settings = JSON.parse(readFileSync(own.places.settings, 'utf8'));
  const found = await Promise.all(
    Array.from({ length: 12 }, async (_, i) => {
      const card = await cardOf(settings, codeOf(i));
      return card !== undefined && store.find(card.list, card.hash, 20_000) !== undefined ? i : -1;
    }),
  );
  return found.filter(i => i >= 0);
}

test('a key is made once, for its owner alone, and its line is what the hub reads', async () => {
  const shop = await newShop('Shop "A", Ltd');
  assert.equal(statSync(shop.key).mode & 0o777, 0o600);
  const before = readFileSync(shop.key, 'utf8');
  const shown = await run(['keys', shop.key, '--name', 'another']);
  assert.deepEqual([shown.status, shown.out.trim()], [0, shop.line]);
  assert.match(shown.err, /nothing was changed/);
  assert.doesNotMatch(shown.out + shown.err, /PRIVATE/);
  assert.equal(readFileSync(shop.key, 'utf8'), before);
  const other = join(shop.folder, 'other.json');
  writeFileSync(other, '{"role":"list"}');
  const [none, bad, nowhere] = await Promise.all([
    run(['keys', join(shop.folder, 'b.json')]),
    run(['keys', other, '--name', 'A']),
    run(['keys', join(shop.folder, 'no/such/key.json'), '--name', 'A']),
  ]);
  assert.deepEqual([none.status, bad.status, nowhere.status], [2, 1, 1]);
  assert.match(bad.err, /is no key of a publisher/);
  assert.match(nowhere.err, /cannot be written \(ENOENT\)/);
  assert.equal(readFileSync(other, 'utf8'), '{"role":"list"}');
  await withHub([], async (hub, folder) => {
    writeFileSync(join(folder, 'keys.json'), keysOf(shop));
    hub.reload();
    const own = await emptyList();
    const sent = await run(reporting(shop, hub.address, own, '-'), `${codeOf(1)}\n`);
    assert.equal(sent.status, 0, sent.err);
  });
});

test('codes of a file and of the standard input are in the hub, and nothing of them is kept or shown', async () => {
  const shop = await newShop('A');
  const own = await emptyList();
  await withHub([], async (hub, folder) => {
    writeFileSync(join(folder, 'keys.json'), keysOf(shop));
    hub.reload();
    const clean = join(shop.folder, 'a.clean.csv');
    writeFileSync(
      clean,
      `secret,value,cardmend_product\n${codeOf(1)},5,${product}\n${codeOf(2)},5,other.card\n`,
    );
    const first = await run(reporting(shop, hub.address, own, clean, '--days', '30'));
    assert.equal(first.status, 3, first.err);
    assert.match(first.out, /^1 reports are with the hub\.\n1 lines were left out/);
    assert.match(first.err, /line 3: left out \(another product\)/);
    const second = await run(reporting(shop, hub.address, own, '-'), `${codes(3, 6).join('\n')}\noops\n`);
    assert.equal(second.status, 3, second.err);
    assert.deepEqual(await blocked(hub.address, shop, own, 4), [1, 3, 4, 5]);
    const back = await run(
      reporting(shop, hub.address, own, '-', '--withdraw'),
      `${[codeOf(4), codeOf(9), codeOf(5)].join('\n')}\n`,
    );
    assert.deepEqual([back.status, back.out], [3, '2 reports are with the hub.\n']);
    assert.match(back.err, /1 left out: this publisher does not block them/);
    assert.deepEqual(await blocked(hub.address, shop, own, 6), [1, 3]);
    const said = [first, second, back].map(({ out, err }) => out + err).join('');
    for (const name of readdirSync(shop.outbox))
      assert.doesNotMatch(readFileSync(join(shop.outbox, name), 'utf8'), /ABC0/i, name);
    assert.doesNotMatch(said, /ABC0/i);
    assert.equal(existsSync(join(shop.outbox, 'lock')), false);
  });
});

test('what a hub did not take waits, outlives a kill, and goes out once', async () => {
  const shop = await newShop('A');
  const own = await emptyList();
  const outbox = join(shop.outbox, 'outbox.json');
  const waiting = () => {
    if (!existsSync(outbox)) return -1;
    return (JSON.parse(readFileSync(outbox, 'utf8')) as { waiting: unknown[] }).waiting.length;
  };
  const killed = begin(reporting(shop, 'http://127.0.0.1:9', own, '-'), `${codes(0, 3).join('\n')}\n`);
  await until(() => waiting() === 3, 'it is kept');
  const second = await run(['report', shop.outbox, '--hub', 'http://127.0.0.1:9', '--key', shop.key]);
  assert.equal(second.status, 1);
  assert.match(second.err, /Another command is at work/);
  killed.child.kill('SIGKILL');
  await killed.ended;
  const other = await newShop('B');
  await withHub([], async (hub, folder) => {
    // The hub does not know the key yet: that is told at once, and they go on waiting.
    const unknown = await run(['report', shop.outbox, '--hub', hub.address, '--key', shop.key]);
    assert.equal(unknown.status, 3);
    assert.match(unknown.err, /does not know this key/);
    assert.match(unknown.err, /3 reports wait in /);
    const foreign = await run(['report', shop.outbox, '--hub', hub.address, '--key', other.key]);
    assert.match(foreign.err, /is of the key /);
    assert.equal(foreign.status, 1);
    writeFileSync(join(folder, 'keys.json'), keysOf(shop));
    hub.reload();
    for (const count of [3, 0]) {
      const sent = await run(['report', shop.outbox, '--hub', hub.address, '--key', shop.key]);
      assert.deepEqual([sent.status, sent.out], [0, `${count} reports are with the hub.\n`], sent.err);
    }
    assert.equal(hub.head.number, 3);
    assert.deepEqual(await blocked(hub.address, shop, own, 3), [0, 1, 2]);
    // A list that is altered is refused; one out of reach was known before, to this folder alone.
    assert.equal(waiting(), 0);
    const words = reporting(shop, hub.address, own, '-');
    const elsewhere = [...words];
    elsewhere[1] = join(shop.folder, 'elsewhere');
    assert.equal((await run(words, codeOf(3))).status, 0);
    writeFileSync(join(own.places.public, 'time.json'), '');
    assert.equal((await run(words, codeOf(4))).status, 1);
    rmSync(join(own.places.public, 'time.json'));
    assert.equal((await run(words, codeOf(4))).status, 0);
    const nowhere = await run(elsewhere, codeOf(5));
    assert.equal(nowhere.status, 1);
    assert.match(nowhere.err, /no list at .* that can be read/);
    assert.deepEqual(await blocked(hub.address, shop, own, 5), [0, 1, 2, 3, 4]);
  });
});
