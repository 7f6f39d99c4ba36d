// `npx cardmend bind` and what people do to it: wrong plans, other files, Ctrl-C, a shop that is not there, a file that changes.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';
import { root } from '../../tools/build/paths.ts';
import { openShop, planOf, type Ran, type Shop, start, writePlan } from './shop.ts';

let shop: Shop;
before(async () => {
  shop = await openShop(300);
});
after(() => shop.close());

let files = 0;
/** A clean file of these of the shop's cards. */
function cleanOf(
  indices: readonly number[],
  heading = 'secret,value,cardmend_product,cardmend_verdict',
): string {
  const path = join(shop.folder, `clean${++files}.csv`);
  const rows = indices.map(i => `${shop.cards[i]?.secret ?? ''},100,jd.ecard,valid`);
  writeFileSync(path, `${heading}\n${rows.join('\n')}\n`);
  return path;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const run = (
  words: readonly string[],
  env: Record<string, string> = { SHOP_TOKEN: shop.token },
): Promise<Ran> => start(words, env, shop.folder).ended;

async function requestsOf(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const heard = (): void => {
    count += 1;
  };
  subscribe('http.server.request.start', heard);
  await work();
  unsubscribe('http.server.request.start', heard);
  return count;
}

function statesOf(clean: string): Record<string, number> {
  const journal = new Database(`${clean}.journal`);
  const rows = journal.prepare('SELECT state, COUNT(*) AS many FROM bind_cards GROUP BY state').all() as {
    state: string;
    many: number;
  }[];
  journal.close();
  return Object.fromEntries(rows.map(({ state, many }) => [state, many]));
}

test('a plan with faults is told by field, in the language that is asked for, and nothing is begun', async () => {
  const clean = cleanOf([0]);
  const plan = writePlan(shop, { tries: 0, atonce: 2, bind: { method: 'GET' } });
  const { status, errors } = await run([clean, '--plan', plan]);
  assert.equal(status, 1);
  for (const field of ['/tries', '/atonce', '/bind/method', '/bind/url'])
    assert.match(errors, new RegExp(`plan.json: ${field}: `), field);
  const chinese = await run([clean, '--plan', plan, '--locale', 'zh-CN']);
  assert.match(chinese.errors, /\/bind\/url: \u7f3a\u5c11\u6b64\u9879/);
  writeFileSync(plan, '{"platform": "jd"');
  assert.match((await run([clean, '--plan', plan])).errors, /is no JSON/);
  assert.match((await run([clean, '--plan', writePlan(shop)], {})).errors, /no SHOP_TOKEN/);
  assert.equal(existsSync(`${clean}.journal`), false);
  for (const words of [
    [],
    [clean],
    [clean, '--plan'],
    [clean, clean, '--plan', plan],
    ['--worker', '--plan', plan],
  ])
    assert.equal((await run(words)).status, 2, words.join(' '));
});

test('the list of who needs a person takes the place of an earlier one, and of nothing else', async () => {
  const clean = cleanOf([7]);
  const before = readFileSync(clean, 'utf8');
  const plan = writePlan(shop);
  const journal = `${clean}.journal`;
  const notes = join(shop.folder, 'notes.txt');
  writeFileSync(notes, 'mine');
  for (const [list, told] of [
    [clean, /never written over.*--list/],
    [plan, /never written over.*--list/],
    [notes, /was not written by this command/],
  ] as const) {
    const { status, errors } = await run([clean, '--plan', plan, '--list', list]);
    assert.equal(status, 1);
    assert.match(errors, told);
  }
  assert.equal(existsSync(journal), false);
  assert.equal(readFileSync(clean, 'utf8'), before);
  assert.equal(readFileSync(notes, 'utf8'), 'mine');
  for (const language of ['en', 'zh-CN']) {
    writeFileSync(notes, `\ufeff${language === 'en' ? 'row,product' : '\u884c\u53f7,x'}\r\n`);
    assert.equal((await run([clean, '--plan', plan, '--list', notes])).status, 0);
  }
});

test('a dry run shows what would be sent, and sends and writes nothing', async () => {
  const clean = cleanOf(range(0, 5));
  const words = [clean, '--plan', writePlan(shop, { ceiling: { sum: 300 } }), '--dry-run'];
  let ran: Ran | undefined;
  const requests = await requestsOf(async () => (ran = await run(words)));
  assert.equal(ran?.status, 0, ran?.errors);
  assert.equal(requests, 0);
  assert.match(ran?.out ?? '', /POST http.*\/bindings\n/);
  assert.match(ran?.out ?? '', /5 cards would be sent to jd/);
  assert.match(ran?.out ?? '', /2 of them are over the ceiling/);
  for (const secret of [shop.token, '3F2A9B']) assert.ok(!JSON.stringify(ran).includes(secret));
  assert.equal(existsSync(`${clean}.journal`), false);
});

test('rows that are not right, empty or there twice are not sent, and told', async () => {
  const clean = cleanOf([5, 6, 6]);
  const text = readFileSync(clean, 'utf8');
  writeFileSync(clean, `${text}3F2A9B9999999999,100,jd.ecard,invalid\n,100,jd.ecard,valid\n`);
  const { status, errors, out } = await run([clean, '--plan', writePlan(shop)]);
  assert.equal(status, 0, errors);
  assert.match(errors, /2 cards in the file: 2 new/);
  for (const told of [/1 rows .* did not find them right/, /1 rows .* no code/, /1 rows .* earlier row/])
    assert.match(errors, told);
  assert.match(out, / 2 {2}bound/);
  const none = await run([cleanOf([0], 'a,b,c,d'), '--plan', writePlan(shop)]);
  assert.equal(none.status, 2);
  assert.match(none.errors, /--secret/);
});

test('a second run sends nothing again; a file that has changed is taken as it is', async () => {
  const clean = cleanOf(range(10, 20));
  const plan = writePlan(shop);
  assert.equal((await run([clean, '--plan', plan])).status, 0);
  const again = await requestsOf(() => run([clean, '--plan', plan]));
  assert.equal(again, 0);
  // Five are gone from the file and five are new.
  const changed = cleanOf(range(15, 25));
  const words = [changed, '--plan', plan, '--journal', `${clean}.journal`];
  let ran: Ran | undefined;
  const requests = await requestsOf(async () => (ran = await run(words)));
  assert.equal(requests, 5);
  assert.match(ran?.errors ?? '', /10 cards in the file: 5 new, 5 known/);
  assert.deepEqual(statesOf(clean), { bound: 15 });
});

test('a card whose row was taken out before it was sent stays in the journal, unsent', async () => {
  const clean = cleanOf(range(30, 36));
  const down = writePlan({ ...shop, base: 'http://127.0.0.1:1' });
  assert.equal((await run([clean, '--plan', down])).status, 5);
  const words = [cleanOf([30, 31]), '--journal', `${clean}.journal`, '--go-on', '--patience', '0'];
  const { status, out } = await run([...words, '--plan', writePlan(shop)]);
  assert.equal(status, 4, out);
  assert.match(out, / 2 {2}bound/);
  assert.equal((await run([clean, '--plan', writePlan(shop)])).status, 0);
  assert.deepEqual(statesOf(clean), { bound: 6 });
});

test('a shop that is not there stops the run after a few rounds; it goes on when it is told to', async () => {
  const clean = cleanOf(range(40, 48));
  const down = writePlan({ ...shop, base: 'http://127.0.0.1:1' }, { stop: { platform: 3 } });
  const stopped = await run([clean, '--plan', down]);
  assert.equal(stopped.status, 5, stopped.out);
  assert.match(stopped.out, /Stopped: .*--go-on/);
  const plan = writePlan(shop);
  assert.equal((await run([clean, '--plan', plan])).status, 5);
  assert.equal((await run([clean, '--plan', plan, '--go-on'])).status, 0);
});

test('an account that is not signed in costs three requests, not the batch', async () => {
  const clean = cleanOf(range(60, 100));
  const words = [clean, '--plan', writePlan(shop, { stop: { account: 3 } })];
  let ran: Ran | undefined;
  const requests = await requestsOf(async () => (ran = await run(words, { SHOP_TOKEN: '0'.repeat(64) })));
  assert.equal(ran?.status, 5, ran?.out);
  assert.equal(requests, 3);
  const { out } = await run([...words, '--go-on']);
  assert.match(out, / 39 {2}bound/);
});

test('the ceiling of each account holds; what finds no room is told and listed', async () => {
  const clean = cleanOf(range(100, 110));
  const accounts = [{ id: 'one' }, { id: 'two' }];
  const { status, out } = await run([
    ...[clean, '--plan', writePlan(shop, { accounts, ceiling: { cards: 4, sum: 350 } })],
    ...['--patience', '0'],
  ]);
  assert.equal(status, 4, out);
  assert.match(out, / 6 {2}bound/);
  assert.match(out, /[34] {2}over the ceiling/);
  const list = readFileSync(`${clean}.person.csv`, 'utf8');
  assert.match(list, /over the ceiling of the accounts/);
  assert.ok(!list.includes('3F2A9B'));
  assert.equal(statSync(`${clean}.person.csv`).mode & 0o077, 0);
});

test('Ctrl-C finishes what is under way, gives back the rest, and the next run goes on', async () => {
  const clean = cleanOf(range(120, 220));
  await shop.demo('PUT', 'faults', { orders: [{ fault: 'delay', ms: 150 }] });
  const words = [clean, '--plan', writePlan(shop, { atOnce: 4 })];
  const boundNow = (): number =>
    (shop.store.prepare('SELECT COUNT(*) AS many FROM bindings').get() as { many: number }).many;
  const before = boundNow();
  const { child, ended } = start(words, { SHOP_TOKEN: shop.token });
  for (let turn = 0; turn < 600 && boundNow() < before + 3; ++turn) await sleep(20);
  child.kill('SIGINT');
  const { status, out, errors } = await ended;
  await shop.demo('PUT', 'faults', { orders: [] });
  assert.equal(status, 130, errors);
  assert.match(out, /run the same command again/);
  const { claimed = 0, sent = 0, unclear = 0, queued = 0 } = statesOf(clean);
  assert.deepEqual({ claimed, sent, unclear }, { claimed: 0, sent: 0, unclear: 0 });
  assert.ok(queued > 0);
  const last = await run(words);
  assert.equal(last.status, 3, last.errors);
});

test('one journal has one process, and another file is no journal', async () => {
  const clean = cleanOf(range(231, 239));
  await shop.demo('PUT', 'faults', { orders: [{ fault: 'delay', ms: 1_500 }] });
  const words = [clean, '--plan', writePlan(shop, { atOnce: 1, timeoutMs: 5_000 })];
  const first = start(words, { SHOP_TOKEN: shop.token });
  for (let turn = 0; turn < 200 && !existsSync(`${clean}.journal`); ++turn) await sleep(50);
  await sleep(500);
  const second = await run(words);
  assert.equal(second.status, 1);
  assert.match(second.errors, /in use by another process/);
  await shop.demo('PUT', 'faults', { orders: [] });
  assert.equal((await first.ended).status, 0);
  const foreign = await run([...words, '--journal', clean]);
  assert.match(foreign.errors, /no journal of bind/);
  writeFileSync(`${clean}.journal.key`, `${'ab'.repeat(32)}\n`);
  assert.match((await run(words)).errors, /another key/);
});

test('a disk that is full ends the run in one sentence, and what was sent is asked for later', async () => {
  const clean = cleanOf(range(250, 299));
  const words = ['bind', clean, '--plan', writePlan(shop)];
  const limited = (blocks: number): Promise<Ran> =>
    new Promise(done => {
      const script = `ulimit -f ${blocks}; exec "$0" "$@"`;
      const child = spawn('sh', ['-c', script, process.execPath, join(root, 'dist/cli.js'), ...words], {
        env: { PATH: process.env.PATH, LANG: 'C', SHOP_TOKEN: shop.token },
      });
      let [out, errors] = ['', ''];
      child.stdout.on('data', (text: Buffer) => (out += text));
      child.stderr.on('data', (text: Buffer) => (errors += text));
      child.on('close', status => done({ status, out, errors }));
    });
  const full = await limited(200);
  assert.equal(full.status, 1, full.out + full.errors);
  assert.match(full.errors, /cannot be written \(SQLITE_\w+\)\. Nothing more is sent/);
  const { status, out, errors } = await run(words.slice(1));
  // One of them is expired.
  assert.equal(status, 3, out + errors);
  const proof = (await shop.demo('GET', 'audit')) as { boundTwice: number; unproved: number };
  assert.deepEqual([proof.boundTwice, proof.unproved], [0, 0]);
});

test('a program is told in JSON, a line each', async () => {
  const { out } = await run([cleanOf([1]), '--plan', writePlan(shop), '--json']);
  const lines = out.trim().split('\n');
  const events = lines.map(line => (JSON.parse(line) as { event: string }).event);
  assert.equal(events.at(-1), 'end');
  assert.ok(events.every(event => event === 'progress' || event === 'end'));
});

test('the plan of the tests is one that the schema takes as a file', () => {
  const schema = JSON.parse(readFileSync(join(root, 'dist/schemas/plan.schema.json'), 'utf8')) as {
    title: string;
  };
  assert.match(schema.title, /interface/);
  assert.ok(Object.keys(planOf('https://shop.example')).length > 5);
});

test('a list that batch has cleaned is taken by the headings that batch took', async () => {
  const list = join(shop.folder, 'bought.csv');
  const cards = [111, 112, 113].map(i => shop.cards[i]?.secret ?? '');
  // A serial number, the secret in the seller's words, and one row that is wrong.
  const rows = [...cards, 'WRONG'].map((secret, i) => `${i + 1},${secret},100`);
  writeFileSync(list, `\u5e8f\u53f7,\u4eac\u4e1c\u5361\u5bc6,\u9762\u503c(\u5143)\n${rows.join('\n')}\n`);
  const checked = spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'batch', list]);
  assert.equal(checked.status, 3);
  const clean = join(shop.folder, 'bought.clean.csv');
  const { status, out } = await run([clean, '--plan', writePlan(shop), '--json']);
  assert.equal(status, 0, out);
  assert.deepEqual(statesOf(clean), { bound: 3 });
});
