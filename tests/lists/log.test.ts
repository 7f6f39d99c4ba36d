// The publisher's log and what becomes of it: held against a map that does the same.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Columns, detailsAt, hashAt } from '../../bindings/lists/columns.ts';
import { locked } from '../../bindings/lists/lock.ts';
import {
  appendLog,
  type LogEntry,
  logLength,
  readEntry,
  readLog,
  writeEntry,
} from '../../bindings/lists/log.ts';
import { merge, noBlocks } from '../../bindings/lists/merge.ts';
import type { PublisherError } from '../../bindings/lists/trouble.ts';
import { newFolder, newList } from './support.ts';

const bytesOf = (hash: number) =>
  Uint8Array.from({ length: 16 }, (_, i) => (i < 6 ? Math.floor(hash / 256 ** (5 - i)) % 256 : i));

const entries = fc.array(
  fc.record({
    // Few, so that many are said again.
    hash: fc.integer({ min: 0, max: 40 }).map(i => i * 7_000_000_000_000 + (i % 3)),
    withdrawn: fc.boolean(),
    end: fc.constantFrom(0, 90, 110),
    day: fc.integer({ min: 0, max: 80 }),
    publisher: fc.integer({ min: 4, max: 6 }),
  }),
  { maxLength: 60 },
);

const entryOf = ({
  hash,
  withdrawn = false,
  end = 0,
  day,
  publisher = 5,
}: {
  hash: number;
  withdrawn?: boolean;
  end?: number;
  day: number;
  publisher?: number;
}): LogEntry => ({
  withdrawn,
  details: { reason: 'unpaid', publisher, day, end },
  hash: bytesOf(hash),
  time: 1_793_000_000_000,
});

const rowsOf = (columns: Columns) =>
  Array.from({ length: columns.count }, (_, i) => {
    const { more, ...details } = detailsAt(columns, i);
    return [hashAt(columns, i), details, more === true] as const;
  });

test('what is merged piece by piece is the last word of each publisher about each hash, while it holds', () => {
  fc.assert(
    fc.property(
      entries,
      fc.nat(60),
      fc.constantFrom(80, 100, 120),
      fc.constantFrom(48, 44),
      (given, cut, today, published) => {
        const unit = 2 ** (48 - published);
        const model = new Map<number, Map<number, LogEntry>>();
        const say = (one: (typeof given)[number]) => {
          const key = Math.floor(one.hash / unit) * unit;
          const words = model.get(key) ?? new Map<number, LogEntry>();
          model.set(key, words);
          if (one.withdrawn) words.delete(one.publisher);
          else words.set(one.publisher, entryOf(one));
        };
        const forget = (on: number) => {
          for (const words of model.values())
            for (const [publisher, { details }] of words)
              if (details.end !== 0 && details.end <= on) words.delete(publisher);
        };
        // The first piece is merged on an earlier day, when more of it holds.
        for (const one of given.slice(0, cut)) say(one);
        forget(70);
        for (const one of given.slice(cut)) say(one);
        forget(today);
        const [early, late] = [given.slice(0, cut), given.slice(cut)].map(part => part.map(entryOf)) as [
          LogEntry[],
          LogEntry[],
        ];
        const { columns, others } = merge(merge(noBlocks, early, published, 70), late, published, today);
        const standing = [...model].filter(([, words]) => words.size > 0).sort(([a], [b]) => a - b);
        const wanted = standing.map(([hash, words]) =>
          [...words.values()].map(({ details }) => [hash, details, words.size > 1] as const),
        );
        assert.deepEqual(
          rowsOf(columns),
          wanted.map(([first]) => first),
        );
        assert.deepEqual(
          rowsOf(others),
          wanted.flatMap(([, ...more]) => more),
        );
      },
    ),
  );
});

test('a record comes back, and is refused with any byte of it altered', () => {
  const entry = entryOf({ hash: 123_456_789_012, withdrawn: false, end: 20_900, day: 20_758 });
  const bytes = writeEntry(entry);
  assert.deepEqual(readEntry(bytes), entry);
  for (let i = 0; i < bytes.length; ++i) {
    const altered = bytes.slice();
    altered[i] = (altered[i] as number) ^ 0x10;
    assert.equal(readEntry(altered), undefined, `${i}`);
  }
});

test('a log grows by whole records, from wherever it is read', () => {
  const path = join(newFolder(), 'log');
  writeFileSync(path, '');
  const all = Array.from({ length: 7 }, (_, i) => entryOf({ hash: i, withdrawn: false, end: 0, day: i }));
  appendLog(path, all.slice(0, 3));
  appendLog(path, all.slice(3));
  assert.equal(logLength(path), 7);
  assert.deepEqual(readLog(path, 2, 4), all.slice(2, 6));
  assert.deepEqual(readLog(path, 7, 4), []);
});

test('a second command on a folder is told who is at work', async () => {
  const { places } = newList();
  await locked(places, async () => {
    const second = locked(places, async () => 0);
    await assert.rejects(
      second,
      (error: PublisherError) => error.trouble === 'locked' && error.what === String(process.pid),
    );
  });
  assert.equal(await locked(places, async () => 1), 1);
});
