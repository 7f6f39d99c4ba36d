// Live entries beside a list: what one blocks is blocked at once, whatever can be reached of the list; nothing else changes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { inspect } from 'node:util';
import { BlockedCards } from '../../bindings/js/hub/blocked_cards.ts';
import { cardOf } from '../../bindings/js/hub/card.ts';
import type { Report } from '../../bindings/js/hub/entry.ts';
import type { BlockList } from '../../bindings/js/lists/block_list.ts';
import { checkListed } from '../../bindings/js/lists/check_listed.ts';
import { dayMs, type ListedEntry } from '../../bindings/js/lists/entry.ts';
import { type ListedWatch, watchListed } from '../../bindings/js/lists/watch_listed.ts';
import { type Cardmend, type CheckResult, loadCardmend } from '../../dist/index.js';
import { codeOf, codes, newList, noon, product, type TestList } from './support.ts';

const check = { product };
const today = Math.floor(noon / dayMs);
const [shop, other] = ['0123456789abcdef', 'fedcba9876543210'];
const names = { [shop]: 'shop.example', [other]: 'other.example' };

let cardmend: Cardmend;
before(async () => {
  cardmend = await loadCardmend({ locale: 'en' });
});

/** What a hub would have sent of a code. */
async function take(
  cards: BlockedCards,
  list: BlockList,
  code: string,
  more: Partial<Report> & { publisher?: string; time?: number } = {},
): Promise<void> {
  assert.ok(list.key);
  const card = await cardOf(list.key, code);
  assert.ok(card);
  const n = (cards.load()?.number ?? 0) + 1;
  const report = { kind: 'block', reason: 'stolen', day: today, end: 0, publisher: shop } as const;
  cards.take([{ ...card, ...report, number: n, time: noon, n, ...more }], {
    ...{ log: 'log', number: n, chain: '', publishers: {} },
  });
}

/** A list of five codes, on the way to a page. */
async function published(): Promise<TestList> {
  const own = newList();
  await own.add(codes(0, 5));
  await own.publish();
  return own;
}

test('what a hub says blocks at once, and looks like what the list blocks', async () => {
  const own = await published();
  const list = await own.open();
  const live = new BlockedCards(undefined, names);
  const verdict = async (i: number) =>
    (await checkListed(cardmend, list, codeOf(i), { check, live })).verdict;
  assert.equal(await verdict(7), 'valid');
  await take(live, list, codeOf(7), { publisher: other });
  const heard: ListedEntry[] = [];
  const options = { check, live, onBlocked: (entry: ListedEntry) => heard.push(entry) };
  const [byHub, byList] = [
    await checkListed(cardmend, list, codeOf(7), options),
    await checkListed(cardmend, list, codeOf(3), { check, live }),
  ];
  assert.deepEqual([byHub.verdict, byHub.findings], [byList.verdict, byList.findings]);
  assert.deepEqual(heard, [
    { reason: 'stolen', publisher: 'other.example', since: today * dayMs, until: undefined },
  ]);
  await take(live, list, codeOf(7), { kind: 'withdraw', publisher: other });
  assert.equal(await verdict(7), 'valid');
  // Its time is over.
  await take(live, list, codeOf(8), { day: today - 2, end: today });
  assert.equal(await verdict(8), 'valid');
  // Whoever keeps the entries fails: the list holds, and nothing more is blocked.
  const broken = {
    find: () => {
      throw new Error('not now');
    },
  };
  assert.equal((await checkListed(cardmend, list, codeOf(3), { check, live: broken })).verdict, 'doubtful');
  assert.equal((await checkListed(cardmend, list, codeOf(7), { check, live: broken })).verdict, 'valid');
});

test('live entries hold where the set, a range or the whole list is out of reach', async () => {
  const own = await published();
  const live = new BlockedCards();
  const first = await own.open();
  await take(live, first, codeOf(7));
  const without = (name: RegExp) => ({
    transport: async (path: string, fresh: boolean) =>
      name.test(path) ? undefined : own.transport(path, fresh),
  });
  const pages = [
    await own.open(without(/^full/)),
    await own.open({ ...without(/^(group|range)/), set: false }),
    await own.open({ ...without(/./), kept: first.kept }),
  ];
  for (const [i, page] of pages.entries()) {
    assert.equal((await page.ask(codeOf(7), live)).answer, 'blocked', String(i));
    for (const code of [codeOf(3), codeOf(9)])
      assert.deepEqual(await page.ask(code, live), { answer: 'unsure', why: 'unreachable' }, String(i));
  }
  const [withoutSet] = pages;
  assert.equal(withoutSet?.standing.version, 0);
  // A page that never saw the list cannot hash a code; what was kept beside another root, or of another product, is not believed.
  assert.equal((await (await own.open(without(/./))).ask(codeOf(7), live)).answer, 'unsure');
  const foreign = { ...first.kept, page: `${first.kept.page} ` };
  assert.equal((await own.open({ ...without(/./), kept: foreign })).key, undefined);
  assert.equal((await own.open({ ...without(/./), kept: first.kept, product: 'tmall.card' })).key, undefined);
});

test("a list's own entry is lifted by its own publisher alone, and only before a newer version", async () => {
  const own = await published();
  const list = await own.open();
  const live = new BlockedCards(undefined, names);
  const answer = async (i = 3) => (await list.ask(codeOf(i), live)).answer;
  const withdraw = { kind: 'withdraw', time: noon + 60_000 } as const;
  await take(live, list, codeOf(3), { ...withdraw, publisher: other });
  assert.equal(await answer(), 'blocked', "another's word");
  await take(live, list, codeOf(4), { ...withdraw, time: noon - 60_000 });
  assert.equal(await answer(4), 'blocked', 'the version is newer');
  await take(live, list, codeOf(3), withdraw);
  assert.equal(await answer(), 'clear');
  // Without names nobody is the same.
  const nameless = new BlockedCards();
  await take(nameless, list, codeOf(3), withdraw);
  assert.equal((await list.ask(codeOf(3), nameless)).answer, 'blocked');
  await take(live, list, codeOf(3), { time: noon + 90_000 });
  assert.equal(await answer(), 'blocked', 'said again');
  await take(live, list, codeOf(3), { ...withdraw, time: noon + 120_000 });
  assert.equal(await answer(), 'clear');
  await own.publish({ now: noon + 180_000, anew: true });
  await list.update();
  assert.equal(await answer(), 'blocked', 'the version after it says so still');
});

test('a card that another publisher blocks too is not lifted by one of them', async () => {
  const own = await published();
  await own.add([codeOf(3)], { publisher: 'other.example' });
  await own.publish();
  const list = await own.open();
  const live = new BlockedCards(undefined, names);
  for (const i of [3, 4]) await take(live, list, codeOf(i), { kind: 'withdraw', time: noon + 60_000 });
  assert.equal((await list.ask(codeOf(3), live)).answer, 'blocked');
  assert.equal((await list.ask(codeOf(4), live)).answer, 'clear');
});

/** Waits for what a watch does by itself. */
async function settled(watch: ListedWatch): Promise<void> {
  await watch.look();
  await watch.look();
}

test('a code that is watched is hashed once, asked once a version, and told of when it changes', async t => {
  const own = await published();
  let asked = 0;
  const list = await own.open({
    transport: async (path, fresh) => {
      if (path.startsWith('range')) asked += 1;
      return own.transport(path, fresh);
    },
    set: false,
  });
  const live = new BlockedCards(undefined, names);
  const derive = t.mock.method(crypto.subtle, 'deriveBits');
  const told: string[] = [];
  const results: CheckResult[] = [];
  const watch = watchListed(cardmend, list, codeOf(7), {
    check,
    live,
    onChange: result => {
      told.push(result.verdict);
      results.push(result);
    },
  });
  await settled(watch);
  assert.deepEqual(told, ['valid']);
  const hashed = () => derive.mock.callCount();
  assert.equal(hashed(), 1);
  for (let i = 20; i < 40; ++i) await take(live, list, codeOf(i));
  await settled(watch);
  await take(live, list, codeOf(7));
  await settled(watch);
  assert.deepEqual([told, asked], [['valid', 'doubtful'], 1]);
  await take(live, list, codeOf(7), { kind: 'withdraw' });
  await settled(watch);
  assert.deepEqual([told.at(-1), asked], ['valid', 1]);
  // The next version of the list says so too.
  await own.add([codeOf(7)]);
  await own.publish({ now: noon + 60_000 });
  await list.update();
  await settled(watch);
  assert.deepEqual([told.at(-1), asked], ['doubtful', 2]);
  // Every hash but one was made by this test.
  assert.equal(hashed(), 1 + 22);
  assert.doesNotMatch(inspect([watch, results], { depth: 9 }) + JSON.stringify(results), /ABC0/i);
  watch.stop();
  await take(live, list, codeOf(7), { kind: 'withdraw', time: noon + 120_000 });
  await settled(watch);
  assert.equal(told.length, 4);
});

test('a watch that began without a list goes on when there is one, and a code that is none asks nothing', async () => {
  const own = await published();
  let there = false;
  const list = await own.open({
    transport: async (path, fresh) => (there ? own.transport(path, fresh) : undefined),
  });
  const told: string[] = [];
  const onChange = ({ verdict }: CheckResult) => told.push(verdict);
  const watch = watchListed(cardmend, list, codeOf(3), { check, onChange });
  const partial = watchListed(cardmend, list, '3F2A-90BC', { check, onChange });
  await Promise.all([settled(watch), settled(partial)]);
  assert.deepEqual(told.sort(), ['partial', 'valid']);
  there = true;
  await list.update();
  await Promise.all([settled(watch), settled(partial)]);
  assert.deepEqual(told.sort(), ['doubtful', 'partial', 'valid']);
  watch.stop();
  partial.stop();
});

test('a prepared code that a list had no answer for does not ask again for every entry', async () => {
  const own = await published();
  let asked = 0;
  let now = noon;
  const list = await own.open({
    transport: async (path, fresh) => {
      if (!path.startsWith('group')) return own.transport(path, fresh);
      asked += 1;
      return undefined;
    },
    now: () => now,
  });
  const code = await list.prepare(codeOf(3));
  assert.ok(code);
  for (let i = 0; i < 20; ++i) assert.equal((await code.ask()).answer, 'unsure');
  assert.equal(asked, 1);
  now += 10_000;
  await code.ask();
  assert.equal(asked, 2);
  assert.doesNotMatch(inspect(code, { depth: 9, showHidden: true }), /ABC0|[0-9a-f]{12}/i);
});

test('what a page keeps of the key is what hashes need, and no secret', async () => {
  const own = await published();
  const { key } = (await own.open()).kept;
  const settings = JSON.parse(readFileSync(join(own.places.settings), 'utf8')) as Record<string, unknown>;
  const { salt, cost, published: bits, rule } = settings;
  assert.deepEqual(key, { product, salt, cost, published: bits, rule });
});
