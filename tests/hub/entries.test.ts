// What a hub takes and what it refuses, by name; that it only grows, and that a withdrawal is its publisher's alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHub } from '../../bindings/hub/hub.ts';
import { type Entry, entryText, readEntry } from '../../bindings/js/hub/entry.ts';
import type { LoggedEntry } from '../../bindings/js/hub/protocol.ts';
import { newHash, newParty, reportOf, signedEntry, signedText, writeKeys } from './parties.ts';
import { headOf, newFolder, post, withHub } from './support.ts';

const [a, b, stranger] = [newParty('A'), newParty('B'), newParty('stranger')];

const entry = (more: Partial<Entry> = {}): Entry => ({ ...reportOf(), number: 1, time: Date.now(), ...more });

test('an entry is added once, whenever it is sent', () =>
  withHub([a, b], async ({ address }) => {
    const first = signedEntry(a, 1);
    assert.deepEqual(await post(address, first), [{ answer: 'added', n: 1 }]);
    assert.deepEqual(await post(address, [first, first]), [
      { answer: 'same', n: 1 },
      { answer: 'same', n: 1 },
    ]);
    assert.deepEqual(await post(address, signedEntry(b, 1)), [{ answer: 'added', n: 2 }]);
    assert.equal((await headOf(address)).number, 2);
  }));

test('numbers of a publisher have no gaps, in whatever order they come', () =>
  withHub([a], async ({ address }) => {
    const entries = [3, 1, 2].map(number => signedEntry(a, number));
    assert.deepEqual(await post(address, entries[0]), [{ answer: 'refused', why: 'early', expected: 1 }]);
    assert.deepEqual(
      (await post(address, entries)).map(answer => answer.answer === 'added' && answer.n),
      [3, 1, 2],
    );
    assert.deepEqual(await post(address, signedEntry(a, 2)), [
      { answer: 'refused', why: 'conflict', expected: 4 },
    ]);
  }));

test('a withdrawal is for who blocked', () =>
  withHub([a, b], async ({ address }) => {
    const hash = newHash();
    await post(address, signedEntry(a, 1, { hash }));
    const refused = [{ answer: 'refused', why: 'nothing-to-withdraw' }];
    assert.deepEqual(await post(address, signedEntry(b, 1, { hash, kind: 'withdraw' })), refused);
    assert.deepEqual(await post(address, signedEntry(a, 2, { kind: 'withdraw' })), refused);
    const other = { hash, list: 'f'.repeat(32), kind: 'withdraw' } as const;
    assert.deepEqual(await post(address, signedEntry(a, 2, other)), refused);
    const own = await post(address, signedEntry(a, 2, { hash, kind: 'withdraw' }));
    assert.deepEqual(own, [{ answer: 'added', n: 2 }]);
    // Once is enough.
    assert.deepEqual(await post(address, signedEntry(a, 3, { hash, kind: 'withdraw' })), refused);
    // The block stays in the log.
    assert.equal((await headOf(address)).number, 2);
  }));

test('what is no entry of a publisher is refused by name', () =>
  withHub([a, b], async ({ address }) => {
    const good = signedEntry(a, 1);
    const signature = good.signatures[0]?.signature ?? '';
    const flipped = `${signature.startsWith('0') ? '1' : '0'}${signature.slice(1)}`;
    const text = entryText(entry());
    const cases: readonly (readonly [string, unknown, string])[] = [
      ['nothing', {}, 'not-an-entry'],
      ['no signature', { ...good, signatures: [] }, 'not-an-entry'],
      ['two signatures', { ...good, signatures: [good.signatures[0], good.signatures[0]] }, 'not-an-entry'],
      ['a text that is none', signedText(a, 'x'), 'not-an-entry'],
      [
        'another order',
        signedText(a, JSON.stringify({ role: 'entry', ...JSON.parse(text) })),
        'not-an-entry',
      ],
      ['more than it may say', signedText(a, text.replace('}', ',"code":"1"}')), 'not-an-entry'],
      ['spaces', signedText(a, text.replace(',', ', ')), 'not-an-entry'],
      ['a code in place of the hash', signedEntry(a, 1, { hash: '3F2A90BC77DEA41B' }), 'not-an-entry'],
      ['no such reason', signedEntry(a, 1, { reason: 'x' as 'other' }), 'not-an-entry'],
      ['over before it begins', signedEntry(a, 1, { day: 20, end: 20 }), 'not-an-entry'],
      ['number 0', signedEntry(a, 0), 'not-an-entry'],
      ['a later format', signedText(a, text.replace('"format":1', '"format":2')), 'newer-format'],
      ['a stranger', signedEntry(stranger, 1), 'unknown-key'],
      ['of another key', { ...good, signatures: signedEntry(b, 1).signatures }, 'bad-signature'],
      ['one bit', { ...good, signatures: [{ key: a.id, signature: flipped }] }, 'bad-signature'],
      ['altered', { ...good, signed: good.signed.replace('stolen', 'unpaid') }, 'bad-signature'],
      ['two days ahead', signedEntry(a, 1, { time: Date.now() + 2 * 86_400_000 }), 'future'],
    ];
    for (const [what, sent, why] of cases)
      assert.deepEqual(await post(address, [sent]), [{ answer: 'refused', why }], what);
    assert.equal((await headOf(address)).number, 0);
  }));

test('a withdrawn key publishes no more; the keys are read again, and a bad file changes nothing', async () => {
  const { folder, keys, remove } = newFolder();
  writeKeys(keys, [a]);
  const told: string[] = [];
  const hub = await openHub({
    folder,
    keys,
    onKeys: (error, count) => told.push(error?.what ?? String(count)),
  });
  try {
    assert.deepEqual(await post(hub.address, signedEntry(b, 1)), [{ answer: 'refused', why: 'unknown-key' }]);
    writeKeys(keys, [a, b], {}, [a]);
    hub.reload();
    assert.deepEqual(await post(hub.address, [signedEntry(a, 1), signedEntry(b, 1)]), [
      { answer: 'refused', why: 'withdrawn-key' },
      { answer: 'added', n: 1 },
    ]);
    writeKeys(keys, [{ ...a, public: 'x' }]);
    hub.reload();
    assert.deepEqual(await post(hub.address, signedEntry(b, 2)), [{ answer: 'added', n: 2 }]);
    assert.deepEqual(told, ['2', 'publishers[0].key']);
  } finally {
    await hub.close();
    remove();
  }
});

test('a flood of one publisher is held back, and nobody else', async () => {
  const { folder, keys, remove } = newFolder();
  writeKeys(keys, [a, b], { perMinute: 60, burst: 3 });
  let now = Date.now();
  const options = { folder, keys, now: () => now };
  const hub = await openHub(options);
  const hashes = Array.from({ length: 5 }, newHash);
  const flood = hashes.map((hash, i) => signedEntry(a, i + 1, { hash }));
  const words = (answers: Awaited<ReturnType<typeof post>>) =>
    answers.map(answer => (answer.answer === 'refused' ? answer.why : answer.answer));
  try {
    const answers = await post(hub.address, flood);
    assert.deepEqual(words(answers), ['added', 'added', 'added', 'rate-limited', 'early']);
    assert.equal(answers[3]?.answer === 'refused' && answers[3].retryAfterMs, 1_000);
    assert.deepEqual(words(await post(hub.address, signedEntry(b, 1))), ['added']);
    // A withdrawal always has room.
    const withdrawal = signedEntry(a, 4, { hash: hashes[0] ?? '', kind: 'withdraw' });
    assert.deepEqual(words(await post(hub.address, withdrawal)), ['added']);
  } finally {
    await hub.close();
  }
  // A restart gives no room; time does.
  const again = await openHub(options);
  try {
    assert.deepEqual(words(await post(again.address, signedEntry(a, 5))), ['rate-limited']);
    now += 1_000;
    assert.deepEqual(words(await post(again.address, signedEntry(a, 5))), ['added']);
    assert.deepEqual(words(await post(again.address, signedEntry(a, 6))), ['rate-limited']);
  } finally {
    await again.close();
    remove();
  }
});

test('pages of the log, and its head', () =>
  withHub([a], async ({ address }) => {
    await post(
      address,
      Array.from({ length: 5 }, (_, i) => signedEntry(a, i + 1)),
    );
    const page = async (asked: string) => {
      const { entries } = (await (await fetch(`${address}/entries${asked}`)).json()) as {
        entries: LoggedEntry[];
      };
      return entries.map(({ n }) => n);
    };
    assert.deepEqual(await page(''), [1, 2, 3, 4, 5]);
    assert.deepEqual(await page('?after=1&limit=2'), [2, 3]);
    assert.deepEqual(await page('?after=5'), []);
    assert.deepEqual(await page('?after=999'), []);
    const { log, chain, number } = await headOf(address);
    assert.match(`${log} ${chain} ${number}`, /^[0-9a-f]{32} [0-9a-f]{64} 5$/);
  }));

test('bad requests are refused by name', () =>
  withHub([a], async ({ address }) => {
    const asked = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(`${address}${path}`, init);
      return `${response.status} ${((await response.json()) as { trouble: string }).trouble}`;
    };
    const sent = (body: string) => asked('/entries', { method: 'POST', body });
    assert.equal(await asked('/'), '404 not-found');
    assert.equal(await asked('/head', { method: 'DELETE' }), '405 wrong-method');
    assert.equal(await asked('/entries?after=-1'), '400 bad-number');
    assert.equal(await asked('/events?after=1e3'), '400 bad-number');
    assert.equal(await asked('/events', { headers: { 'last-event-id': 'x' } }), '400 bad-number');
    assert.equal(await sent('{'), '400 no-json');
    assert.equal(await sent('[]'), '400 no-entries');
    assert.equal(await sent('{"entries":[]}'), '400 no-entries');
    assert.equal(await sent(JSON.stringify({ entries: Array(1_001).fill(0) })), '400 too-many-entries');
    assert.equal(await sent(' '.repeat((1 << 20) + 1)), '413 too-large');
  }));

test('an entry has one text', () => {
  const one = entry();
  assert.deepEqual(readEntry(entryText(one)), one);
  assert.equal(readEntry(`${entryText(one)} `), 'not-an-entry');
  assert.equal(readEntry('x'.repeat(10_000)), 'not-an-entry');
});
