// What a page must not take: each by its name, and the page goes on with what it had.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { dayMs } from '../../bindings/js/lists/entry.ts';
import type { ListTransport } from '../../bindings/js/lists/transport.ts';
import { loadKey, newKey, signedText } from '../../bindings/lists/keys.ts';
import { rotateKey } from '../../bindings/lists/root.ts';
import { verifyList } from '../../bindings/lists/verify.ts';
import { codeOf, codes, newList, noon, type TestList } from './support.ts';

type Change = (bytes: Uint8Array, path: string) => Uint8Array | undefined;

/** A transport that changes what comes. */
const through =
  (transport: ListTransport, change: () => Change): ListTransport =>
  async (path, fresh) => {
    const bytes = await transport(path, fresh);
    return bytes === undefined ? undefined : change()(bytes, path);
  };

const only =
  (which: RegExp, change: (bytes: Uint8Array) => Uint8Array | undefined): Change =>
  (bytes, path) =>
    which.test(path) ? change(bytes) : bytes;

const asIs: Change = bytes => bytes;

const flipped = (at: number) => (bytes: Uint8Array) => {
  const altered = bytes.slice();
  const place = at < 0 ? bytes.length + at : at;
  altered[place] = (altered[place] as number) ^ 1;
  return altered;
};

/** Another hexadecimal digit: one bit of `a` or `f` would make none, which is refused before the signature is asked. */
const resigned = (at: number) => (bytes: Uint8Array) => {
  const altered = bytes.slice();
  const [a, b] = new TextEncoder().encode('01') as unknown as [number, number];
  const place = bytes.length + at;
  altered[place] = altered[place] === a ? b : a;
  return altered;
};

const cut = (bytes: Uint8Array) => bytes.slice(0, bytes.length - 1);

/** A page that has a version, while the next one comes changed. */
async function beforeNext(own: TestList) {
  await own.add(codes(0, 20));
  await own.publish();
  let change = asIs;
  let now = noon;
  const transport = through(own.transport, () => change);
  const list = await own.open({ transport, now: () => now });
  await own.add(codes(20, 25));
  await own.publish();
  return {
    list,
    with: (next: Change, at = noon) => {
      change = next;
      now = at;
      return list.update();
    },
  };
}

/** It blocks what it blocked, and nothing else, and says how old it is. */
async function goesOn(page: Awaited<ReturnType<typeof beforeNext>>, name: string, refused: string, age = 0) {
  assert.deepEqual(page.list.standing, { version: 1, count: 20, ageMs: age, refused }, name);
}

const changes: readonly (readonly [string, Change, string])[] = [
  ['the time file altered in its text', only(/^time/, flipped(60)), 'bad-signature'],
  ['the time file altered in its signature', only(/^time/, resigned(-10)), 'bad-signature'],
  ['the time file cut', only(/^time/, bytes => bytes.slice(0, -9)), 'truncated'],
  ['a page in place of the time file', only(/^time/, () => new TextEncoder().encode('<html>')), 'not-a-list'],
  ['no answer', () => undefined, 'unreachable'],
  ['no list file', only(/^list/, () => undefined), 'unreachable'],
  ['the list file altered', only(/^list/, flipped(200)), 'altered'],
  ['the list file cut', only(/^list/, cut), 'truncated'],
  ['delta and set altered', only(/^(delta|full)/, flipped(-1)), 'altered'],
  ['delta and set cut', only(/^(delta|full)/, cut), 'truncated'],
];

test('a file altered in one byte, cut, or not there is refused, and the page goes on with what it had', async () => {
  const page = await beforeNext(newList());
  for (const [name, change, refused] of changes) {
    await page.with(change);
    await goesOn(page, name, refused);
    assert.equal((await page.list.ask(codeOf(19))).answer === 'clear', false, name);
    assert.deepEqual(await page.list.ask(codeOf(22)), { answer: 'clear' }, name);
  }
  await page.with(asIs);
  assert.equal(page.list.standing.version, 2);
  assert.equal((await page.list.ask(codeOf(22))).answer, 'blocked');
});

test('every byte of every signed file counts', async () => {
  const own = newList();
  await own.add(codes(0, 3));
  await own.publish();
  for (const path of ['time.json', 'list.1.json', 'full.1']) {
    const { length } = readFileSync(join(own.places.public, path));
    // The last byte is the line's end.
    for (let at = 0; at < length - 1; at += path === 'full.1' ? 1 : 7) {
      const transport = through(
        own.transport,
        () => (bytes, name) => (name === path ? flipped(at)(bytes) : bytes),
      );
      const { version, refused } = (await own.open({ transport })).standing;
      assert.equal(version, 0, `${path} ${at}`);
      assert.notEqual(refused, undefined);
    }
  }
});

test('a range or its digests that were altered, cut or swapped never block a card', async () => {
  const own = newList();
  await own.add(codes(0, 3_000));
  await own.publish();
  for (const [change, why] of [
    [only(/^range/, flipped(100)), 'altered'],
    [only(/^range/, cut), 'truncated'],
    [only(/^range/, () => undefined), 'unreachable'],
    [only(/^group/, flipped(3)), 'altered'],
    [only(/^group/, cut), 'truncated'],
    [
      only(/^group/, () => {
        throw new TypeError('no network');
      }),
      'unreachable',
    ],
  ] as const) {
    const list = await own.open({ transport: through(own.transport, () => change) });
    assert.deepEqual(await list.ask(codeOf(5)), { answer: 'unsure', why });
  }
});

test('an older list is refused, within a visit and in the next one', async () => {
  const own = newList();
  await own.add(codes(0, 3));
  await own.publish();
  const old = new Map(
    ['time.json', 'list.1.json', 'full.1'].map(name => [name, readFileSync(join(own.places.public, name))]),
  );
  await own.add(codes(3, 6));
  await own.publish();
  let older = false;
  const transport: ListTransport = async (path, fresh) =>
    (older ? old.get(path) : undefined) ?? own.transport(path, fresh);
  const list = await own.open({ transport });
  older = true;
  assert.deepEqual(await list.update(), { version: 2, count: 6, ageMs: 0, refused: 'older' });
  const next = await own.open({ transport, kept: list.kept });
  assert.deepEqual([next.standing.version, next.standing.refused], [0, 'older']);
  assert.deepEqual(await next.ask(codeOf(1)), { answer: 'unsure', why: 'older' });
});

test('a clock that is a day off is borne, one that is more is not, and the page says how old its list is', async () => {
  const own = newList();
  await own.add(codes(0, 3));
  await own.publish();
  const hour = dayMs / 24;
  for (const [now, refused] of [
    [noon - dayMs, undefined],
    [noon - dayMs - hour, 'future'],
    [noon + 2 * dayMs, undefined],
    [noon + 2 * dayMs + hour, 'expired'],
  ] as const)
    assert.equal((await own.open({ now: () => now })).standing.refused, refused);
  const page = await beforeNext(newList());
  await page.with(asIs, noon + 5 * dayMs);
  await goesOn(page, 'too late', 'expired', 5 * dayMs);
  assert.equal((await page.list.ask(codeOf(3))).answer, 'blocked');
});

test('what a key has signed after it was withdrawn is refused by name', async () => {
  for (const role of ['list', 'time'] as const) {
    const own = newList();
    await own.add(codes(0, 3));
    await own.publish();
    const stolen = loadKey(own.places, role);
    rotateKey(own.places, role, noon);
    await own.publish({ anew: true });
    const list = await own.open();
    const again = (bytes: Uint8Array) => {
      const { signed } = JSON.parse(new TextDecoder().decode(bytes)) as { signed: string };
      const said = JSON.parse(signed) as { version: number };
      const text = signedText(role, { ...said, version: said.version + 1 }, [stolen]);
      return new TextEncoder().encode(text);
    };
    if (role === 'time') {
      const transport = through(own.transport, () => only(/^time/, again));
      const { standing } = await own.open({ transport, kept: list.kept });
      assert.deepEqual([standing.version, standing.refused], [0, 'withdrawn-key']);
    } else {
      // Whoever has the list's key alone cannot make a time file that names his version.
      const transport = through(own.transport, () => only(/^list/, again));
      const { refused } = (await own.open({ transport, kept: list.kept })).standing;
      assert.ok(refused === 'altered' || refused === 'truncated', refused);
    }
  }
});

test('a key of nobody, and a key in a role that is not its, sign nothing', async () => {
  const own = newList();
  await own.add(codes(0, 3));
  await own.publish();
  for (const key of [newKey(), loadKey(own.places, 'list')]) {
    const change = only(/^time/, bytes => {
      const { signed } = JSON.parse(new TextDecoder().decode(bytes)) as { signed: string };
      return new TextEncoder().encode(signedText('time', JSON.parse(signed) as object, [key]));
    });
    const { refused } = (await own.open({ transport: through(own.transport, () => change) })).standing;
    assert.equal(refused, 'unknown-key');
  }
});

test("a list of another product, and one of another salt, are not this page's", async () => {
  const [own, other] = [newList(), newList()];
  for (const list of [own, other]) {
    await list.add(codes(0, 3));
    await list.publish();
  }
  assert.equal((await own.open({ product: 'tmall.card' })).standing.refused, 'other-salt');
  assert.equal((await own.open({ salt: '00'.repeat(16) })).standing.refused, 'other-salt');
  // The other publisher's files are signed by other keys.
  assert.equal((await own.open({ transport: other.transport })).standing.refused, 'unknown-key');
});

test('a root that does not follow is not taken', async () => {
  const own = newList();
  await own.add(codes(0, 3));
  await own.publish();
  const list = await own.open();
  rotateKey(own.places, 'list', noon);
  await own.publish({ anew: true });
  for (const [change, refused] of [
    [only(/^root/, flipped(100)), 'bad-signature'],
    [only(/^root/, () => new TextEncoder().encode(own.root)), 'older'],
    [only(/^root/, () => undefined), 'unreachable'],
  ] as const) {
    const { standing } = await own.open({ transport: through(own.transport, () => change) });
    assert.deepEqual([standing.version, standing.refused], [0, refused]);
  }
  assert.equal((await list.update()).version, 2);
});

test('what was kept beside another root is of no use', async () => {
  const [own, other] = [newList(), newList()];
  for (const list of [own, other]) {
    await list.add(codes(0, 3));
    await list.publish();
  }
  for (let i = 0; i < 3; ++i) {
    rotateKey(other.places, 'time', noon);
    await other.publish({ anew: true });
  }
  const { kept } = await other.open();
  assert.deepEqual([kept.time, kept.list], [4, 4]);
  assert.deepEqual((await own.open({ kept })).standing, {
    version: 1,
    count: 3,
    ageMs: 0,
    refused: undefined,
  });
  // Beside its own it leads on from where it was.
  const asked: string[] = [];
  const transport: ListTransport = async (path, fresh) => {
    asked.push(path);
    return other.transport(path, fresh);
  };
  assert.equal((await other.open({ kept, transport })).standing.version, 4);
  assert.equal(
    asked.some(path => path.startsWith('root')),
    false,
  );
});

test('what stands for the root of a page must be one', async () => {
  await assert.rejects(newList().open({ root: '{}' }), TypeError);
});

test('a whole list is verified file by file, and the file that is not sound is named', async () => {
  const own = newList();
  await own.add(codes(0, 3_000));
  await own.publish();
  await own.add(codes(3_000, 3_010));
  await own.publish();
  for (const [which, refusal, path] of [
    [/^full/, 'altered', 'full.2'],
    [/^delta/, 'altered', 'delta.1-2'],
    [/^range\/0\/2-/, 'altered', 'range 2'],
    [/^list/, 'altered', 'list.2.json'],
  ] as const) {
    const transport = through(own.transport, () => only(which, flipped(70)));
    assert.deepEqual(await verifyList(transport, own.root, noon), { ok: false, refusal, path });
  }
});
