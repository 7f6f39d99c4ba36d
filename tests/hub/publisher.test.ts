// A publisher before a hub that says what it is told to: what goes out, what waits on, and what is left behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Report } from '../../bindings/js/hub/entry.ts';
import { type OutboxState, Publisher, type PublisherOptions } from '../../bindings/js/hub/publisher.ts';
import type { EntryAnswer } from '../../bindings/js/hub/refusal.ts';

const hex = (digits: number) => 'a'.repeat(digits);
const report: Report = { list: hex(32), kind: 'block', hash: hex(12), reason: 'stolen', day: 7, end: 0 };
const waits = { leastMs: 1, mostMs: 4 };

type Said = EntryAnswer | { answer: 'refused'; why: string; retryAfterMs?: number };
interface Asked {
  readonly url: string;
  readonly numbers: readonly number[];
  readonly times: readonly number[];
  readonly signal: AbortSignal;
}

/** @param say what the hub says of the first entry of each request; it fails where it says nothing */
function publisherOf(
  say: (request: number, entries: number) => readonly Said[] | undefined,
  options: Partial<PublisherOptions> = {},
) {
  const asked: Asked[] = [];
  const kept: OutboxState[] = [];
  const refused: string[] = [];
  const ask = async (url: string, init: RequestInit) => {
    const { entries } = JSON.parse(String(init.body)) as { entries: { signed: string }[] };
    const said = entries.map(({ signed }) => JSON.parse(signed) as { number: number; time: number });
    asked.push({
      ...{ url, signal: init.signal as AbortSignal },
      ...{ numbers: said.map(({ number }) => number), times: said.map(({ time }) => time) },
    });
    const answers = say(asked.length, entries.length);
    if (answers === undefined) throw new TypeError('no network');
    return Response.json({ answers });
  };
  const publisher = new Publisher({
    ...{ hub: 'https://hub.example/', key: hex(16), sign: () => new Uint8Array(64), waits, now: () => 5_999 },
    ...{ outbox: { load: () => undefined, keep: state => void kept.push(state) } },
    ...{ onRefused: why => refused.push(why), fetch: ask as typeof fetch },
    ...options,
  });
  return { publisher, asked, kept, refused };
}

const done = (count: number): Said[] =>
  Array.from({ length: count }, () => ({ answer: 'added' }) as unknown as Said);

/** Waits until something holds, or fails after five seconds. */
async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 5_000; !holds(); ) {
    assert.ok(Date.now() < end, 'it never came to that');
    await new Promise(next => setTimeout(next, 1));
  }
}

test('what is reported is kept, goes out in numbers without a gap, and is gone', async () => {
  const { publisher, asked, kept } = publisherOf((_, count) => done(count));
  await publisher.report(report, report);
  assert.deepEqual(kept[0], {
    next: 1,
    waiting: [
      { ...report, time: 5_000 },
      { ...report, time: 5_000 },
    ],
  });
  await until(() => publisher.waiting === 0);
  await publisher.report(report);
  await until(() => publisher.waiting === 0 && asked.length === 2);
  assert.deepEqual(
    asked.map(({ numbers }) => numbers),
    [[1, 2], [3]],
  );
  assert.deepEqual(
    asked.map(({ times }) => times),
    [[5_000, 5_000], [5_000]],
  );
  assert.equal(asked[0]?.url, 'https://hub.example/entries');
  await publisher.stop();
  assert.deepEqual(kept.at(-1), { next: 4, waiting: [] });
  // What was answered is not ended by stopping.
  assert.deepEqual(
    asked.map(({ signal }) => signal.aborted),
    [false, false],
  );
});

test('what is no report is a TypeError, and none of them is kept', async () => {
  const { publisher, kept } = publisherOf((_, count) => done(count));
  await assert.rejects(publisher.report(report, { ...report, day: -1 }), TypeError);
  assert.deepEqual([publisher.waiting, kept.length], [0, 0]);
  await publisher.stop();
});

test('what was kept goes on where it was', async () => {
  const waiting = [{ ...report, time: 1_000 }];
  const outbox = { load: () => ({ next: 41, waiting }), keep: () => {} };
  const { publisher, asked } = publisherOf((_, count) => done(count), { outbox });
  await publisher.ready;
  await until(() => publisher.waiting === 0);
  assert.deepEqual([asked[0]?.numbers, asked[0]?.times], [[41], [1_000]]);
  await publisher.stop();
});

test('without an answer the same goes out again, half as many at a time, then twice as many', async () => {
  const { publisher, asked } = publisherOf((request, count) => (request <= 2 ? undefined : done(count)));
  await publisher.report(...Array.from({ length: 150 }, () => report));
  await until(() => publisher.waiting === 0);
  assert.deepEqual(
    asked.map(({ numbers }) => [numbers[0], numbers.length]),
    [
      [1, 100],
      [1, 50],
      [1, 25],
      [26, 50],
      [76, 75],
    ],
  );
  await publisher.stop();
});

test('a request that is not answered in its time is ended, and so is one when the publisher stops', async () => {
  const signals: AbortSignal[] = [];
  const ask = ((_: string, { signal }: { signal: AbortSignal }) => {
    signals.push(signal);
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  }) as unknown as typeof fetch;
  const { publisher } = publisherOf(() => undefined, { fetch: ask, timeoutMs: 5 });
  await publisher.report(report);
  await until(() => signals.length >= 2);
  assert.ok(signals[0]?.aborted);
  await publisher.stop();
  const patient = publisherOf(() => undefined, { fetch: ask });
  signals.length = 0;
  await patient.publisher.report(report);
  await until(() => signals.length === 1);
  await patient.publisher.stop();
  assert.deepEqual([signals.length, signals[0]?.aborted, patient.publisher.waiting], [1, true, 1]);
});

test('a report that is refused for itself is left out, and the next ones go on', async () => {
  for (const why of ['nothing-to-withdraw', 'not-an-entry']) {
    const { publisher, asked, refused } = publisherOf((request, count) =>
      request === 1 ? [...done(1), { answer: 'refused', why }, ...done(1)] : done(count),
    );
    await publisher.report(report, report, report);
    await until(() => publisher.waiting === 0);
    assert.deepEqual([refused, asked.map(({ numbers }) => numbers)], [[why], [[1, 2, 3], [2]]]);
    await publisher.stop();
  }
});

test('what no waiting mends ends the publisher, and all waits', async () => {
  for (const why of ['conflict', 'early']) {
    const { publisher, asked, refused } = publisherOf(() => [{ answer: 'refused', why }]);
    await publisher.report(report);
    await until(() => publisher.ended !== undefined);
    await publisher.stop();
    assert.deepEqual([publisher.ended, refused, publisher.waiting, asked.length], [why, [why], 1, 1]);
  }
});

test('what may be mended waits, and a hub that is overrun is not asked again too soon', async () => {
  const { publisher, asked, refused } = publisherOf((request, count) =>
    request === 1 ? [{ answer: 'refused', why: 'unknown-key' }] : done(count),
  );
  await publisher.report(report);
  await until(() => publisher.waiting === 0);
  assert.deepEqual([asked.length, refused], [2, ['unknown-key']]);
  await publisher.stop();
  const limited = publisherOf((request, count) =>
    request === 1 ? [{ answer: 'refused', why: 'rate-limited', retryAfterMs: 30 }] : done(count),
  );
  const begun = performance.now();
  await limited.publisher.report(report);
  await until(() => limited.publisher.waiting === 0);
  assert.ok(performance.now() - begun >= 29);
  assert.deepEqual([limited.refused, limited.asked.length], [[], 2]);
  await limited.publisher.stop();
});

test('what is no answer of a hub is none', async () => {
  let request = 0;
  const answers = [null, [], {}, { answers: 'x' }];
  const ask = (async () =>
    Response.json(
      request < answers.length ? answers[request++] : { answers: done(1) },
    )) as unknown as typeof fetch;
  const { publisher } = publisherOf(() => undefined, { fetch: ask });
  await publisher.report(report);
  await until(() => publisher.waiting === 0);
  assert.equal(request, answers.length);
  await publisher.stop();
});
