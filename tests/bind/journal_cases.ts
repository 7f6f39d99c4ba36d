/** What holds of a journal, whatever keeps it: one table of cases, which a test runs on each. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Journal, Limits, NewCard, Outcome, Trouble } from '../../bindings/bind/journal/types.ts';

export type OpenWith = (limits?: Partial<Limits>) => Promise<Journal>;
export type JournalCase = (open: OpenWith, ask: (sql: string) => Promise<unknown>) => Promise<void>;

const shortMs = 60;
const longMs = 60_000;

export function newCards(count: number, value = 10_000): NewCard[] {
  return Array.from({ length: count }, (_, i) => ({
    ...{ card: `card ${i}`, key: String(i).padStart(32, '0'), line: i + 2, product: 'jd.ecard' },
    ...{ shown: '\u2022\u2022\u2022\u2022', value, sealed: 'sealed' },
  }));
}

const plain = { cause: '', code: '', status: 200, trouble: null, clear: true } as const;
export const bound: Outcome = { ...plain, to: 'bound' };
const refused: Outcome = { ...plain, to: 'refused', cause: 'expired', code: 'expired' };
const again: Outcome = { ...plain, to: 'queued' };

const trouble = (more: Partial<Trouble> = {}): Outcome => ({
  ...{ ...plain, to: 'unclear', clear: false },
  trouble: {
    ...{ party: 'account', cause: 'account-restricted', pauseMs: 0, pauseFrom: 2, stopAfter: 3, ageMs: 0 },
    ...more,
  },
});

const claim = (journal: Journal, owner: string, most = 100, leaseMs = longMs) =>
  journal.claim({ owner, most, leaseMs });
const times = { leaseMs: longMs, quietMs: 0 };

export const journalCases: Readonly<Record<string, JournalCase>> = {
  async 'a card that is put in twice is one row'(open) {
    const journal = await open();
    const [one, two] = await Promise.all([journal.add(newCards(30)), journal.add(newCards(40))]);
    assert.equal(one + two, 40);
    assert.equal(await journal.add(newCards(40)), 0);
    assert.deepEqual(await journal.counts(), { queued: 40 });
    assert.equal((await journal.known(['card 3', 'card 99'])).size, 1);
  },

  async 'a card goes from its claim to its end, and takes its code along'(open, ask) {
    const journal = await open();
    await journal.add(newCards(1));
    const { cards } = await claim(journal, 'a');
    assert.deepEqual(
      cards.map(({ card, asks, tries, sends, account }) => ({ card, asks, tries, sends, account })),
      [{ card: 'card 0', asks: false, tries: 1, sends: 0, account: 'default' }],
    );
    const n = cards[0]?.n ?? 0;
    assert.equal(await journal.send(n, 'a', times), true);
    assert.equal(await journal.settle(n, 'a', bound), true);
    assert.equal((await claim(journal, 'a')).waitMs, null);
    assert.equal(await journal.nextMs(), null);
    assert.deepEqual(await ask('SELECT state, sealed FROM bind_cards'), [{ state: 'bound', sealed: null }]);
    assert.deepEqual(await ask('SELECT event FROM bind_audit ORDER BY n'), [
      { event: 'claimed' },
      { event: 'sent' },
      { event: 'bound' },
    ]);
  },

  async 'no two workers get the same card'(open) {
    const journal = await open();
    await journal.add(newCards(60));
    const claims = await Promise.all(['a', 'b', 'c', 'd'].map(owner => claim(journal, owner, 20)));
    const all = claims.flatMap(({ cards }) => cards.map(({ n }) => n));
    assert.equal(new Set(all).size, all.length);
    assert.ok(all.length >= 20);
  },

  async 'what was claimed and not sent is sent by the next; what may have been sent is asked for'(open) {
    const journal = await open();
    await journal.add(newCards(2));
    const { cards } = await claim(journal, 'a', 2, shortMs);
    const [first, second] = cards.map(({ n }) => n);
    assert.equal(await journal.send(second ?? 0, 'a', { leaseMs: shortMs, quietMs: 0 }), true);
    assert.deepEqual((await claim(journal, 'b')).cards, []);
    await sleep(2 * shortMs);
    const later = (await claim(journal, 'b')).cards;
    assert.deepEqual(
      later.map(({ n, asks }) => [n, asks]).sort(),
      [
        [first, false],
        [second, true],
      ].sort(),
    );
  },

  async 'who has lost a card may neither send nor settle it; that it is bound is news all the same'(open) {
    const journal = await open();
    await journal.add(newCards(2));
    const [one, two] = (await claim(journal, 'a', 2, shortMs)).cards.map(({ n }) => n);
    assert.equal(await journal.send(two ?? 0, 'a', { leaseMs: shortMs, quietMs: 0 }), true);
    await sleep(2 * shortMs);
    assert.equal(await journal.send(one ?? 0, 'a', times), false);
    assert.equal((await claim(journal, 'b')).cards.length, 2);
    assert.equal(await journal.send(one ?? 0, 'a', times), false);
    assert.equal(await journal.settle(one ?? 0, 'a', refused), false);
    assert.equal(await journal.settle(two ?? 0, 'a', bound), true);
    assert.equal(await journal.settle(two ?? 0, 'b', refused), false);
    assert.equal(await journal.settle(two ?? 0, 'a', bound), false);
    assert.deepEqual(await journal.counts(), { bound: 1, claimed: 1 });
  },

  async 'the bucket holds over all workers'(open) {
    const journal = await open({ rate: { perSecond: 50, burst: 5 } });
    await journal.add(newCards(200));
    const began = performance.now();
    let got = 0;
    while (performance.now() - began < 400) {
      const all = await Promise.all(['a', 'b', 'c'].map(owner => claim(journal, owner)));
      got += all.reduce((sum, { cards }) => sum + cards.length, 0);
      await sleep(5);
    }
    const most = 5 + ((performance.now() - began) / 1_000) * 50;
    assert.ok(got <= most && got > 5, `${got} of ${most}`);
  },

  async 'three of the same in a row stop everything, until somebody says go on'(open) {
    const journal = await open();
    await journal.add(newCards(20));
    const { cards } = await claim(journal, 'a', 7);
    const [a, b, c, d, e, f, g] = cards.map(({ n }) => n);
    for (const n of [a, b]) await journal.settle(n ?? 0, 'a', trouble());
    await journal.settle(c ?? 0, 'a', trouble({ cause: 'signed-out' }));
    await journal.settle(d ?? 0, 'a', bound);
    for (const n of [e, f]) await journal.settle(n ?? 0, 'a', trouble());
    assert.equal((await claim(journal, 'b', 1)).stopped, null);
    await journal.settle(g ?? 0, 'a', trouble());
    const { stopped, cards: none } = await claim(journal, 'b');
    assert.deepEqual({ stopped, none }, { stopped: 'account-restricted', none: [] });
    await journal.goOn(false);
    assert.equal((await claim(journal, 'b')).stopped, 'account-restricted');
    await journal.goOn(true);
    assert.equal((await claim(journal, 'b')).stopped, null);
  },

  async 'what fails together at a platform is one outage'(open) {
    const journal = await open();
    await journal.add(newCards(20));
    const { cards } = await claim(journal, 'a', 8);
    const down = { party: 'platform', cause: 'network' } as const;
    for (const { n } of cards.slice(0, 6)) await journal.settle(n, 'a', trouble({ ...down, ageMs: 5_000 }));
    assert.equal((await journal.standing()).stopped, null);
    for (const { n } of cards.slice(6)) {
      await sleep(5);
      await journal.settle(n, 'a', trouble({ ...down, ageMs: 1 }));
    }
    assert.equal((await journal.standing()).stopped, 'network');
  },

  async 'a pause holds for all'(open) {
    const journal = await open();
    await journal.add(newCards(9));
    const [one] = (await claim(journal, 'a', 1)).cards;
    const pause = { party: 'platform', cause: 'rate-limited', pauseMs: 5_000, pauseFrom: 1 } as const;
    await journal.settle(one?.n ?? 0, 'a', trouble(pause));
    const { cards, pausedMs, waitMs } = await claim(journal, 'b');
    assert.deepEqual(cards, []);
    assert.ok(pausedMs > 4_000 && pausedMs <= 5_000 && waitMs === pausedMs, String(pausedMs));
  },

  async 'no account takes more than its ceiling, and what was refused makes room'(open) {
    const limits = { accounts: ['x', 'y'], ceiling: { cards: 2, sum: null } };
    const journal = await open(limits);
    await journal.add(newCards(5));
    const { cards } = await claim(journal, 'a');
    assert.deepEqual(cards.map(({ account }) => account).sort(), ['x', 'x', 'y', 'y']);
    assert.deepEqual(await journal.counts(), { claimed: 4, held: 1 });
    await journal.settle(cards[2]?.n ?? 0, 'a', refused);
    const [next] = (await claim(journal, 'a')).cards;
    assert.deepEqual([next?.card, next?.account], ['card 4', cards[2]?.account]);
    assert.equal((await journal.lines(['refused', 'held'])).length, 1);
  },

  async 'a ceiling of sums holds too'(open) {
    const journal = await open({ ceiling: { cards: null, sum: 25_000 } });
    await journal.add([...newCards(3), { ...(newCards(4)[3] as NewCard), value: 5_000 }]);
    const { cards } = await claim(journal, 'a');
    assert.deepEqual(cards.map(({ value }) => value).sort(), [10_000, 10_000, 5_000].sort());
    assert.deepEqual(await journal.counts(), { claimed: 3, held: 1 });
  },

  async 'what the platform asks to wait for waits, even after a question'(open) {
    const journal = await open();
    await journal.add(newCards(1));
    const [one] = (await claim(journal, 'a')).cards;
    const n = one?.n ?? 0;
    await journal.send(n, 'a', times);
    await journal.settle(n, 'a', {
      ...plain,
      to: 'unclear',
      waitMs: 0,
      sendWaitMs: 4 * shortMs,
      clear: false,
    });
    const [asked] = (await claim(journal, 'a')).cards;
    assert.deepEqual([asked?.asks, asked?.sends], [true, 1]);
    await journal.settle(n, 'a', again);
    assert.deepEqual((await claim(journal, 'a')).cards, []);
    await sleep(5 * shortMs);
    assert.equal((await claim(journal, 'a')).cards[0]?.asks, false);
  },

  async 'what a worker gives back is due at once'(open) {
    const journal = await open();
    await journal.add(newCards(3));
    const { cards } = await claim(journal, 'a');
    await journal.send(cards[0]?.n ?? 0, 'a', times);
    await journal.release('a');
    const back = (await claim(journal, 'b')).cards;
    assert.deepEqual(back.map(({ asks }) => asks).sort(), [false, false, true]);
  },

  async 'the audit only grows'(open, ask) {
    const journal = await open();
    await journal.add(newCards(1));
    await claim(journal, 'a');
    for (const sql of ["UPDATE bind_audit SET event = 'x'", 'DELETE FROM bind_audit'])
      await assert.rejects(ask(sql), /append-only/);
    assert.equal(((await ask('SELECT n FROM bind_audit')) as unknown[]).length, 1);
  },
};
