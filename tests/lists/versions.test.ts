// A list from its first entry on: published, asked, changed by deltas, split, ended, withdrawn, its keys changed.
import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dayMs } from '../../bindings/js/lists/entry.ts';
import { groupFileBytes, leastInRange, rangeFileBytes } from '../../bindings/js/lists/shape.ts';
import type { ListTransport } from '../../bindings/js/lists/transport.ts';
import { rotateKey } from '../../bindings/lists/root.ts';
import { verifyList } from '../../bindings/lists/verify.ts';
import { codeOf, codes, newList, noon } from './support.ts';

const answerOf = async (list: { ask(code: string): Promise<{ answer: string }> }, i: number) =>
  (await list.ask(codeOf(i))).answer;

/** Notes what was asked for. */
function noting(transport: ListTransport): { asked: string[]; bytes: number[]; transport: ListTransport } {
  const [asked, bytes]: [string[], number[]] = [[], []];
  return {
    asked,
    bytes,
    transport: async (path, fresh) => {
      const file = await transport(path, fresh);
      asked.push(path);
      bytes.push(file?.length ?? 0);
      return file;
    },
  };
}

test('a listed code is blocked, with what is public of its entry, and another one is clear', async () => {
  const own = newList();
  await own.add(codes(0, 10), { days: 30 });
  assert.equal((await own.publish()).version, 1);
  const list = await own.open();
  assert.deepEqual(list.standing, { version: 1, count: 10, ageMs: 0, refused: undefined });
  const since = Math.floor(noon / dayMs) * dayMs;
  const entry = { reason: 'stolen', publisher: 'shop.example', since, until: since + 30 * dayMs };
  assert.deepEqual(await list.ask(codeOf(3)), { answer: 'blocked', rule: 'doubtful', entry });
  assert.deepEqual(await list.ask(codeOf(10)), { answer: 'clear' });
});

test('a page goes from version to version by deltas, and over a gap by several', async () => {
  const own = newList();
  await own.add(codes(0, 2_000));
  await own.publish();
  const { asked, transport } = noting(own.transport);
  const list = await own.open({ transport });
  for (const from of [2_000, 2_010, 2_020]) {
    await own.add(codes(from, from + 10));
    await own.publish();
  }
  await own.add([codeOf(5)], { withdrawn: true });
  await own.publish();
  asked.length = 0;
  await list.update();
  assert.deepEqual(
    asked.filter(path => /^(full|delta)/.test(path)),
    ['delta.1-2', 'delta.2-3', 'delta.3-4', 'delta.4-5'],
  );
  assert.deepEqual([list.standing.version, list.standing.count], [5, 2_029]);
  for (const i of [0, 2_005, 2_029]) assert.equal(await answerOf(list, i), 'blocked');
  for (const i of [5, 2_030]) assert.equal(await answerOf(list, i), 'clear');
  assert.deepEqual((await verifyList(own.transport, own.root, noon)).ok, true);
});

test('only a hit is asked for, and hit and miss are the same size, within 8 KB', async () => {
  const own = newList();
  await own.add(codes(0, 6_000));
  const { rangeBits } = await own.publish();
  assert.ok(rangeBits > 2, `${rangeBits}`);
  const verified = await verifyList(own.transport, own.root, noon);
  assert.ok(verified.ok && verified.least >= leastInRange, JSON.stringify(verified));
  const { bytes, transport } = noting(own.transport);
  const asking = async (set: boolean) => {
    const list = await own.open({ transport, set });
    return async (i: number) => {
      bytes.length = 0;
      await list.ask(codeOf(i));
      return [...bytes];
    };
  };
  const question = [groupFileBytes, rangeFileBytes];
  assert.ok(groupFileBytes + rangeFileBytes <= 8_192);
  const withSet = await asking(true);
  const without = await asking(false);
  assert.deepEqual(await withSet(17), question);
  assert.deepEqual(await without(17), question);
  assert.deepEqual(await without(6_001), question);
  // A miss of the set asks for nothing. One code in 400 at most is a hit by chance, and asks as a hit does: of 200 codes more than
  // 10 come once in 10^11 runs.
  let asked = 0;
  for (let i = 6_000; i < 6_200; ++i) {
    const sizes = await withSet(i);
    if (sizes.length === 0) continue;
    assert.deepEqual(sizes, question);
    asked += 1;
  }
  assert.ok(asked <= 10, `${asked} of 200`);
});

test('a list grows through every number of ranges, and stays what it is', async () => {
  const own = newList();
  const seen = new Set<number>();
  let list: Awaited<ReturnType<typeof own.open>> | undefined;
  for (let count = 400; count <= 6_400; count += 600) {
    await own.add(codes(count - 600, count));
    seen.add((await own.publish()).rangeBits);
    list ??= await own.open();
    await list.update();
    assert.equal(await answerOf(list, count - 1), 'blocked');
    assert.equal(await answerOf(list, count), 'clear');
  }
  assert.ok(seen.size >= 3, [...seen].join());
  const verified = await verifyList(own.transport, own.root, noon);
  assert.ok(verified.ok, JSON.stringify(verified));
});

test('what ends is gone with its day, on the page at once and with the next version', async () => {
  const own = newList();
  await own.add(codes(0, 5), { days: 2 });
  await own.add(codes(5, 9));
  await own.publish();
  let now = noon;
  const list = await own.open({ now: () => now });
  now += 2 * dayMs;
  assert.equal(await answerOf(list, 1), 'clear');
  assert.equal((await own.publish({ now })).count, 4);
  await list.update();
  assert.deepEqual(
    [list.standing.count, await answerOf(list, 1), await answerOf(list, 6)],
    [4, 'clear', 'blocked'],
  );
});

test('a card that two publishers block is free when both have taken it back, or their time is over', async () => {
  const own = newList();
  const [a, b] = [{ publisher: 'a.example' }, { publisher: 'b.example' }];
  await own.add(codes(0, 3), a);
  await own.add(codes(1, 4), { ...b, days: 2, reason: 'unpaid' });
  let now = noon;
  const list = await own.open({ now: () => now });
  /** Who blocks each card in the next version. */
  const next = async () => {
    await own.publish({ now });
    await list.update();
    const asked = await Promise.all(codes(0, 4).map(code => list.ask(code)));
    return asked.map(said => (said.answer === 'blocked' ? (said.entry.publisher[0] ?? '') : '-')).join('');
  };
  assert.equal(await next(), 'aaab');
  await own.add(codes(0, 2), { ...a, withdrawn: true });
  assert.equal(await next(), '-bab');
  await own.add(codes(0, 3), { ...b, withdrawn: true });
  assert.equal(await next(), '--ab');
  await own.add(codes(2, 3), { ...b, days: 1 });
  assert.equal(await next(), '--ab');
  now += 2 * dayMs;
  // What the last version says of a card with more than one entry holds until the next.
  assert.equal((await list.ask(codes(2, 3)[0] ?? '')).answer, 'blocked');
  assert.equal(await next(), '--a-');
  await own.add(codes(2, 3), { ...a, withdrawn: true });
  assert.equal(await next(), '----');
  assert.ok((await verifyList(own.transport, own.root, now)).ok);
});

test('publishing without news signs the time anew and nothing else', async () => {
  const own = newList();
  await own.add(codes(0, 3));
  await own.publish();
  const before = readdirSync(own.places.public);
  const again = await own.publish({ now: noon + dayMs });
  assert.deepEqual([again.onlyTime, again.version], [true, 1]);
  assert.deepEqual(readdirSync(own.places.public), before);
  const list = await own.open({ now: () => noon + dayMs });
  assert.deepEqual([list.standing.version, list.standing.ageMs], [1, 0]);
});

test('what is replaced goes after thirty versions, and what came back stays', async () => {
  const own = newList();
  await own.add(codes(0, 4));
  await own.publish();
  for (let i = 0; i < 34; ++i) {
    // The same card again and again, so that the same range comes back.
    await own.add([codeOf(7)], { withdrawn: i % 2 === 1 });
    await own.publish();
  }
  const names = readdirSync(own.places.public);
  assert.equal(names.filter(name => name.startsWith('full')).length, 2);
  assert.equal(names.filter(name => name.startsWith('delta')).length, 30);
  assert.ok((await verifyList(own.transport, own.root, noon)).ok);
  assert.equal(readdirSync(join(own.places.state(0), '..')).filter(name => /^state/.test(name)).length, 1);
  assert.equal(statSync(own.places.log).size, 38 * 32);
});

for (const role of ['root', 'list', 'time'] as const)
  test(`a new key of ${role} is followed`, async () => {
    const own = newList();
    await own.add(codes(0, 3));
    await own.publish();
    const list = await own.open();
    rotateKey(own.places, role, noon);
    await own.publish({ anew: true });
    await list.update();
    assert.deepEqual([list.standing.version, list.standing.refused], [2, undefined]);
    assert.equal(await answerOf(list, 1), 'blocked');
    assert.ok((await verifyList(own.transport, own.root, noon)).ok);
  });
