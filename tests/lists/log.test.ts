// The publisher's log and what becomes of it: held against a map that does the same.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { detailsAt, emptyColumns, hashAt, merge } from '../../bindings/lists/columns.ts';
import { locked } from '../../bindings/lists/lock.ts';
import {
  appendLog,
  type LogEntry,
  logLength,
  readEntry,
  readLog,
  writeEntry,
} from '../../bindings/lists/log.ts';
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
  }),
  { maxLength: 60 },
);

const entryOf = ({
  hash,
  withdrawn,
  end,
  day,
}: {
  hash: number;
  withdrawn: boolean;
  end: number;
  day: number;
}): LogEntry => ({
  withdrawn,
  details: { reason: 'unpaid', publisher: 5, day, end },
  hash: bytesOf(hash),
  time: 1_793_000_000_000,
});

test('what is merged piece by piece is the last word about each hash, while it holds', () => {
  fc.assert(
    fc.property(
      entries,
      fc.nat(60),
      fc.constantFrom(80, 100, 120),
      fc.constantFrom(48, 44),
      (given, cut, today, published) => {
        const unit = 2 ** (48 - published);
        const model = new Map<number, LogEntry>();
        for (const one of given) {
          const entry = entryOf(one);
          const holds = !one.withdrawn && (one.end === 0 || one.end > today);
          const key = Math.floor(one.hash / unit) * unit;
          if (holds) model.set(key, entry);
          else model.delete(key);
        }
        const [early, late] = [given.slice(0, cut), given.slice(cut)].map(part => part.map(entryOf)) as [
          LogEntry[],
          LogEntry[],
        ];
        // The first piece is merged on an earlier day, when more of it holds.
        const { columns } = merge(merge(emptyColumns, early, published, 70).columns, late, published, today);
        const found = Array.from({ length: columns.count }, (_, i) => [
          hashAt(columns, i),
          detailsAt(columns, i),
        ]);
        const wanted = [...model].sort(([a], [b]) => a - b).map(([hash, { details }]) => [hash, details]);
        assert.deepEqual(found, wanted);
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
