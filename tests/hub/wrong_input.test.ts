// What a hub reads of others is held against its form, field by field: entries, the keys of publishers, what waits.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadPublishers, readPublishers } from '../../bindings/hub/keys/publishers.ts';
import { FolderOutbox } from '../../bindings/hub/outbox/folder_outbox.ts';
import { HubError } from '../../bindings/hub/trouble.ts';
import { entryText, isReport, type Report, readEntry, readSignedEntry } from '../../bindings/js/hub/entry.ts';

const report: Report = {
  ...{ list: 'ab'.repeat(16), hash: '0'.repeat(12), day: 20_000, end: 0 },
  kind: 'block',
  reason: 'stolen',
};
const entry = { ...report, number: 1, time: 1000 };

test('a report and an entry have every field as it must be', () => {
  assert.equal(isReport(report), true);
  assert.equal(isReport({ ...report, end: 20_001 }), true);
  const wrong = [
    null,
    ...[{ list: 'ab' }, { list: 7 }, { list: 'X'.repeat(32) }, { kind: 'other' }, { hash: '0' }],
    ...[{ reason: 'no' }, { day: -1 }, { day: 1.5 }, { day: 70_000 }, { end: -1 }, { end: 5 }],
  ];
  for (const patch of wrong)
    assert.equal(isReport(patch && { ...report, ...patch }), false, JSON.stringify(patch));
  const text = entryText(entry);
  assert.deepEqual(readEntry(text), entry);
  const written = (patch: object) => JSON.stringify({ ...JSON.parse(text), ...patch });
  assert.equal(readEntry(written({ format: 2 })), 'newer-format');
  for (const other of [
    ...[' '.repeat(600), '{', 'null', '7', `${text} `],
    ...[{ role: 'list' }, { format: 'x' }, { day: 'x' }, { number: 0 }, { number: 'x' }, { time: -1 }].map(
      written,
    ),
  ])
    assert.equal(readEntry(other), 'not-an-entry', other);
});

test('an entry comes with one signature', () => {
  const one = { key: '0'.repeat(16), signature: '0'.repeat(128) };
  const read = (signatures: unknown) => readSignedEntry({ signed: 'x', signatures });
  assert.deepEqual(read([one]), { signed: 'x', ...one });
  for (const wrong of [undefined, [], [one, one], [7], [{ ...one, key: '0' }], [{ ...one, signature: 7 }]])
    assert.equal(read(wrong), undefined);
  assert.equal(readSignedEntry(7), undefined);
  assert.equal(readSignedEntry({ signatures: [one] }), undefined);
});

const hubError = (code: string, what?: string) => (error: unknown) =>
  error instanceof HubError && error.message.includes(code) && (what === undefined || error.what === what);

test('a file of keys is refused with the field that is wrong', () => {
  const key = 'ab'.repeat(32);
  const file = (publisher: unknown, more: object = {}) =>
    JSON.stringify({ publishers: [publisher], ...more });
  const { byKey, withdrawn } = readPublishers(
    `\ufeff${file({ name: 'A', key }, { withdrawn: ['0'.repeat(16)] })}`,
  );
  assert.deepEqual([...byKey.values()][0]?.perMinute, 600);
  assert.deepEqual([...withdrawn], ['0'.repeat(16)]);
  const wrong: readonly (readonly [string, string])[] = [
    ['{', 'JSON'],
    ['7', 'publishers'],
    ['{}', 'publishers'],
    [file(7), 'publishers[0]'],
    ...[7, '', 'n'.repeat(101)].map(name => [file({ name, key }), 'publishers[0].name'] as const),
    ...[7, 'ab'].map(bad => [file({ name: 'A', key: bad }), 'publishers[0].key'] as const),
    ...['x', 0, 1e10].map(
      perMinute => [file({ name: 'A', key, perMinute }), 'publishers[0].perMinute'] as const,
    ),
    ...['x', 0.5].map(burst => [file({ name: 'A', key, burst }), 'publishers[0].burst'] as const),
    ...['x', ['x']].map(ids => [file({ name: 'A', key }, { withdrawn: ids }), 'withdrawn'] as const),
    [
      JSON.stringify({
        publishers: [
          { name: 'A', key },
          { name: 'B', key },
        ],
      }),
      'a key stands there twice',
    ],
  ];
  for (const [text, what] of wrong) assert.throws(() => readPublishers(text), hubError('', what), text);
  assert.throws(() => loadPublishers('/nowhere/keys.json'), hubError('', 'ENOENT'));
});

test('what waits is read as it was kept, or refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-outbox-'));
  try {
    const outbox = new FolderOutbox(folder, 'k');
    assert.equal(outbox.load(), undefined);
    const state = { next: 2, waiting: [{ ...report, time: 5 }] };
    outbox.keep(state);
    assert.deepEqual(outbox.load(), state);
    assert.throws(() => new FolderOutbox(folder, 'other').load(), hubError('', 'k'));
    const path = join(folder, 'outbox.json');
    for (const value of [
      7,
      ...[{ next: -1 }, { next: 0 }, { waiting: 7 }, { waiting: [7] }, { waiting: [report] }].map(patch => ({
        ...{ key: 'k', ...state, ...patch },
      })),
    ]) {
      writeFileSync(path, JSON.stringify(value));
      assert.throws(() => outbox.load(), hubError('', 'format'), JSON.stringify(value));
    }
    writeFileSync(path, '{');
    assert.throws(() => outbox.load(), hubError('', 'format'));
    rmSync(path);
    mkdirSync(path);
    assert.throws(() => outbox.load(), hubError('', 'EISDIR'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
