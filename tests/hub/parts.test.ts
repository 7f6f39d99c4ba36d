// The small parts of a subscriber, each by itself: waits, what a hub sends, its stream of events, and what is blocked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BlockedCards } from '../../bindings/js/hub/blocked_cards.ts';
import { EventReader } from '../../bindings/js/hub/events.ts';
import type { TakenEntry } from '../../bindings/js/hub/position.ts';
import { headText, loggedText, readHead, readLogged } from '../../bindings/js/hub/protocol.ts';
import { pause, usualWaits, waitMs } from '../../bindings/js/hub/waits.ts';

const hex = (digits: number) => 'a'.repeat(digits);

test('waits double from try to try, up to the longest, and half of each is chance', () => {
  const waits = { leastMs: 100, mostMs: 1000 };
  assert.deepEqual(
    [1, 2, 3, 4, 5].map(failed => waitMs(waits, failed, 1)),
    [100, 200, 400, 800, 1000],
  );
  assert.deepEqual(
    [1, 2, 9].map(failed => waitMs(waits, failed, 0)),
    [50, 100, 500],
  );
  assert.equal(waitMs({ leastMs: 1, mostMs: 2 ** 30 }, 21, 1), 2 ** 20);
  assert.equal(waitMs({ leastMs: 1, mostMs: 2 ** 30 }, 40, 1), 2 ** 20);
  assert.deepEqual(usualWaits, { leastMs: 250, mostMs: 30_000 });
});

test('a pause ends in its time, or when it is to stop, and leaves nobody listening', async () => {
  const stop = new AbortController();
  const left: string[] = [];
  const { signal } = stop;
  const remove = signal.removeEventListener.bind(signal);
  signal.removeEventListener = ((name: 'abort', heard: () => void) => {
    left.push(name);
    remove(name, heard);
  }) as typeof remove;
  await pause(1, signal);
  assert.deepEqual(left, ['abort']);
  const begun = performance.now();
  const long = pause(60_000, signal);
  stop.abort();
  await long;
  await pause(60_000, signal);
  assert.ok(performance.now() - begun < 30_000);
});

test('a head is a log, a number and a link', () => {
  const head = { log: hex(32), number: 0, chain: hex(64) };
  const of = (patch: object) => readHead(JSON.stringify({ protocol: 1, ...head, ...patch }));
  assert.deepEqual(readHead(headText(head, 7)), head);
  for (const number of [1, Number.MAX_SAFE_INTEGER]) assert.deepEqual(of({ number }), { ...head, number });
  for (const wrong of [
    { log: hex(31) },
    { log: hex(33) },
    { log: `${hex(31)}g` },
    { chain: hex(63) },
    { chain: 7 },
    { number: -1 },
    { number: 1.5 },
    { number: 2 ** 53 },
    { number: '1' },
  ])
    assert.equal(of(wrong), 'altered', JSON.stringify(wrong));
  for (const protocol of [0, 1, -2, '2', undefined]) assert.deepEqual(of({ protocol }), head, `${protocol}`);
  assert.equal(of({ protocol: 2 }), 'newer-format');
  for (const none of ['', '[]', 'null', '7', '{}']) assert.equal(readHead(none), 'altered');
});

test('an entry of a log is its number, its link and an envelope', () => {
  const entry = { signed: 'x', key: hex(16), signature: hex(128) };
  const logged = { n: 3, chain: hex(64), entry };
  assert.deepEqual(readLogged(loggedText(logged)), logged);
  const of = (patch: object) => readLogged(JSON.stringify({ ...JSON.parse(loggedText(logged)), ...patch }));
  assert.deepEqual(of({ n: 0 }), { ...logged, n: 0 });
  for (const wrong of [{ n: -1 }, { n: '3' }, { chain: hex(65) }, { entry: {} }, { entry: null }])
    assert.equal(of(wrong), 'altered', JSON.stringify(wrong));
  for (const none of ['', '[]', 'null']) assert.equal(readLogged(none), 'altered');
});

test('events out of pieces, wherever they are cut', () => {
  const text =
    'event: entry\ndata: {"a":1}\ndata:  b\n\n: nothing\n\ndata:c\nid: 7\n\nevent: x\n\nevent: head\ndata: \u5361\n\n';
  const events = [
    { event: 'entry', data: '{"a":1}\n b' },
    { event: 'message', data: 'c' },
    { event: 'head', data: '\u5361' },
  ];
  const bytes = new TextEncoder().encode(text);
  const none = [{ event: 'none', data: '' }];
  for (let at = 0; at <= bytes.length; ++at) {
    const reader = new EventReader();
    const found = [bytes.subarray(0, at), bytes.subarray(at)].flatMap(piece => reader.push(piece) ?? none);
    assert.deepEqual(found, events, `cut at ${at}`);
  }
});

test('an event is 16384 characters at most, whether it has ended or not', () => {
  const read = (...pieces: string[]) => {
    const reader = new EventReader();
    return pieces.map(piece => reader.push(new TextEncoder().encode(piece))?.length);
  };
  const line = (size: number) => `data:${'x'.repeat(size - 5)}`;
  assert.deepEqual(read(line(16_384), '\n\n'), [0, 1]);
  assert.deepEqual(read(line(16_385)), [undefined]);
  assert.deepEqual(read(`${line(16_384)}\n\n`), [1]);
  assert.deepEqual(read(`${line(16_385)}\n\n`), [undefined]);
});

const block = (n: number, publisher: string, patch: Partial<TakenEntry> = {}): TakenEntry => ({
  ...{
    list: 'l',
    hash: 'h',
    kind: 'block',
    reason: 'stolen',
    day: 7,
    end: 0,
    number: n,
    time: n,
    n,
    publisher,
  },
  ...patch,
});
const withdraw = (n: number, publisher: string) => block(n, publisher, { kind: 'withdraw' });

test('what is blocked: by whom first, on which days, and until who said so takes it back', () => {
  const heard: number[] = [];
  const cards = new BlockedCards(entries => heard.push(entries.length), { a: 'A', b: 'B' });
  const stop = cards.listen(entries => heard.push(-entries.length));
  const position = { log: 'x', number: 2, chain: '', publishers: {} };
  assert.equal(cards.load(), undefined);
  cards.take(
    [block(2, 'b', { end: 9 }), block(1, 'a', { end: 8 }), block(3, 'c', { hash: 'other' })],
    position,
  );
  assert.equal(cards.load(), position);
  assert.deepEqual(heard, [3, -3]);
  assert.equal(cards.size, 2);
  const who = (day: number, hash = 'h') => cards.find('l', hash, day)?.publisher;
  assert.deepEqual(
    [7, 8, 9].map(day => who(day)),
    ['a', 'b', undefined],
  );
  assert.deepEqual([who(99, 'other'), who(1, 'none'), cards.find('m', 'h', 7)], ['c', undefined, undefined]);
  assert.deepEqual(
    cards.entries().map(({ n }) => n),
    [1, 2, 3],
  );
  stop();
  cards.take([withdraw(4, 'a'), withdraw(5, 'c')], position);
  assert.deepEqual(heard, [3, -3, 2]);
  assert.equal(who(7), 'b');
  assert.deepEqual(
    cards.withdrawn('l', 'h').map(({ publisher }) => publisher),
    ['a'],
  );
  cards.take([withdraw(6, 'b')], position);
  assert.deepEqual([who(7), cards.size], [undefined, 1]);
  assert.deepEqual(
    cards.withdrawn('l', 'h').map(({ n }) => n),
    [4, 6],
  );
  cards.take([block(7, 'a'), withdraw(8, 'nameless')], position);
  assert.equal(who(1000), 'a');
  assert.deepEqual(
    cards.withdrawn('l', 'h').map(({ n }) => n),
    [6],
  );
  assert.deepEqual(cards.withdrawn('l', 'x'), []);
  assert.deepEqual([cards.nameOf('a'), cards.nameOf('c')], ['A', undefined]);
});
