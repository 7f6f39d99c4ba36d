// What an entry may say: each field to its limit, and no further.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Entry,
  entryText,
  envelopeOf,
  isReport,
  mostEntryChars,
  readEntry,
  readSignedEntry,
} from '../../bindings/js/hub/entry.ts';
import { reasons } from '../../bindings/js/lists/entry.ts';

const hex = (digits: number) => 'a'.repeat(digits);
const report = { list: hex(32), kind: 'block', hash: hex(12), reason: 'stolen', day: 7, end: 0 } as const;
const entry: Entry = { ...report, number: 1, time: 0 };
const read = (patch: object) => readEntry(entryText({ ...entry, ...patch }));

const fields: readonly (readonly [keyof Entry, readonly unknown[], readonly unknown[]])[] = [
  [
    'list',
    ['0123456789abcdef'.repeat(2)],
    [hex(31), hex(33), hex(32).toUpperCase(), `${hex(31)}g`, [hex(32)]],
  ],
  ['kind', ['withdraw'], ['other', undefined]],
  ['hash', ['0123456789ab'], [hex(11), hex(13), `${hex(11)}g`, 7]],
  ['reason', reasons, ['none', undefined]],
  ['day', [0, 0xffff], [-1, 0x10000, 1.5, '7']],
  ['end', [8, 0xffff], [7, 6, 0x10000, -1, 7.5]],
];

for (const [field, right, wrong] of fields)
  test(`a report: ${field}`, () => {
    assert.ok(isReport(report));
    for (const value of right) {
      assert.ok(isReport({ ...report, [field]: value }), `${value}`);
      assert.deepEqual(read({ [field]: value }), { ...entry, [field]: value });
    }
    for (const value of wrong) {
      assert.equal(isReport({ ...report, [field]: value }), false, `${value}`);
      assert.equal(read({ [field]: value }), 'not-an-entry', `${value}`);
    }
  });

test('an entry has its number, from 1, and its time', () => {
  for (const number of [1, 2 ** 48]) assert.deepEqual(read({ number }), { ...entry, number });
  for (const number of [0, -1, 2 ** 48 + 1, 1.5, '1', undefined])
    assert.equal(read({ number }), 'not-an-entry');
  for (const time of [0, 2 ** 52]) assert.deepEqual(read({ time }), { ...entry, time });
  for (const time of [-1, 2 ** 52 + 1, 0.5, undefined]) assert.equal(read({ time }), 'not-an-entry');
});

test('an entry of a later format, and what is none', () => {
  const of = (value: unknown) => readEntry(JSON.stringify(value));
  const text = entryText(entry);
  for (const format of [2, 2 ** 31]) assert.equal(of({ format, role: 'entry' }), 'newer-format');
  for (const format of [0, 1.5, 2 ** 31 + 1, '2', undefined])
    assert.equal(of({ ...JSON.parse(text), format }), 'not-an-entry', `${format}`);
  for (const none of [null, [], 7, { format: 2 }, { ...JSON.parse(text), role: 'time' }])
    assert.equal(of(none), 'not-an-entry');
  assert.equal(readEntry('{'), 'not-an-entry');
  assert.equal(readEntry(` ${text}`), 'not-an-entry');
  assert.equal(of({ ...JSON.parse(text), more: 1 }), 'not-an-entry');
  const later = (size: number) => readEntry(`{"format":2,"role":"entry"}`.padEnd(size));
  assert.equal(later(mostEntryChars), 'newer-format');
  assert.equal(later(mostEntryChars + 1), 'not-an-entry');
});

test('an envelope of an entry has one signature', () => {
  const signature = { key: hex(16), signature: hex(128) };
  const one = { signed: 'x', ...signature };
  assert.deepEqual(readSignedEntry(envelopeOf(one)), one);
  const wrong: readonly unknown[] = [
    [],
    [signature, signature],
    [null],
    [{ ...signature, key: hex(15) }],
    [{ ...signature, signature: hex(127) }],
    'x',
    undefined,
  ];
  for (const signatures of wrong) assert.equal(readSignedEntry({ signed: 'x', signatures }), undefined);
  for (const none of [null, 7, { signatures: [signature] }, { signed: 7, signatures: [signature] }])
    assert.equal(readSignedEntry(none), undefined);
});
