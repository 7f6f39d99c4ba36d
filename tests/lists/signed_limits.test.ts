// What a signed file and a file of numbers may say: each field to its limit, and no further.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detailBytes, readDetails, reasons, writeDetails } from '../../bindings/js/lists/entry.ts';
import { readEnvelope } from '../../bindings/js/lists/envelope.ts';
import {
  detailsFor,
  readSetFile,
  type SetHead,
  sameBytes,
  writeSetFile,
} from '../../bindings/js/lists/set_file.ts';
import {
  confirmedByChance,
  costFor,
  leastCertainty,
  publishedBits,
  widthFor,
} from '../../bindings/js/lists/shape.ts';
import { readSigned } from '../../bindings/js/lists/signed_files.ts';

const hex = (digits: number) => 'a'.repeat(digits);
const dated = { format: 1, version: 1, signedAt: 0, expiresAt: 2 ** 53 };
const digest = { path: 'full.1', sha256: hex(64), bytes: 0 };
const holders = { keys: { [hex(16)]: hex(64) }, threshold: 1 };
const files = {
  root: {
    ...dated,
    role: 'root',
    roles: { root: holders, list: holders, time: holders },
    withdrawn: [hex(16)],
  },
  list: {
    ...{
      ...dated,
      role: 'list',
      product: 'jd.ecard',
      salt: hex(32),
      cost: 0,
      published: 0,
      rule: 'doubtful',
    },
    ...{
      publishers: ['x'],
      count: 0,
      full: digest,
      deltas: [{ ...digest, from: 0, to: 1 }],
      rangeBits: 0,
      groups: '',
    },
  },
  time: { ...dated, role: 'time', list: { ...digest, version: 1 }, root: 1 },
} as const;
type Kind = keyof typeof files;

const told = (role: Kind, file: unknown) => {
  const read = readSigned(role, JSON.stringify(file));
  return typeof read === 'string' ? read : 'read';
};
const many = <T>(count: number, one: T) => Array.from({ length: count }, () => one);

/** What may stand in a field, and what may not. */
const fields: readonly (readonly [Kind, string, readonly unknown[], readonly unknown[]])[] = [
  ...(['root', 'list', 'time'] as const).flatMap(
    role =>
      [
        [role, 'role', [role], ['other', undefined]],
        [role, 'format', [1], [0, -1, 1.5, '1', undefined]],
        [role, 'version', [0, 2 ** 53], [-1, 1.5, '1', undefined]],
        [role, 'signedAt', [0, 2 ** 53], [-1, 0.5, null]],
        [role, 'expiresAt', [0, 2 ** 53], [-1, 0.5, null]],
      ] as const,
  ),
  ['root', 'roles', [], [undefined, { root: holders, list: holders }, { list: holders, time: holders }]],
  ['root', 'withdrawn', [[], many(3, hex(16))], [undefined, 'x', [hex(15)], [hex(16), 7]]],
  ['list', 'product', [''], [7, undefined]],
  ['list', 'salt', [], [hex(31), hex(33), `${hex(31)}g`, [hex(32)]]],
  ['list', 'cost', [0, 24], [-1, 25, 1.5]],
  ['list', 'published', [0, 48], [-1, 49]],
  ['list', 'rule', ['refused'], ['blocked', undefined]],
  ['list', 'publishers', [[], many(4096, 'x')], [many(4097, 'x'), ['x', 7], 'x']],
  ['list', 'count', [2 ** 32], [2 ** 32 + 1, -1]],
  ['list', 'full', [], [undefined, null, 'full.1']],
  [
    'list',
    'deltas',
    [[]],
    [undefined, [digest], [{ ...digest, from: 0 }], [{ ...digest, to: 0 }], [{ from: 0, to: 1 }]],
  ],
  ['list', 'rangeBits', [24], [25, -1]],
  ['list', 'groups', ['', hex(64)], ['g', undefined, 7]],
  ['time', 'list', [], [undefined, digest, { ...digest, version: -1 }, { version: 1 }]],
  ['time', 'root', [0, 2 ** 32], [-1, 2 ** 32 + 1, undefined]],
];

for (const [role, field, right, wrong] of fields)
  test(`${role} files: ${field}`, () => {
    assert.equal(told(role, files[role]), 'read');
    for (const value of right)
      assert.equal(told(role, { ...files[role], [field]: value }), 'read', `${value}`);
    for (const value of wrong)
      assert.equal(told(role, { ...files[role], [field]: value }), 'altered', `${value}`);
  });

test('a file of a later format, of another role, and what is none', () => {
  assert.equal(told('time', { format: 2 }), 'newer-format');
  assert.equal(told('list', files.time), 'altered');
  for (const none of [null, [], 'x', 7]) assert.equal(told('time', none), 'altered');
  assert.equal(readSigned('time', '{'), 'altered');
});

test('a digest is a path below the folder, 64 digits, a count of bytes', () => {
  const full = (patch: object) => told('list', { ...files.list, full: { ...digest, ...patch } });
  for (const path of ['a', 'a/b-c.1', '0/1']) assert.equal(full({ path }), 'read', path);
  for (const path of ['', '/a', 'a/', 'a//b', '../a', 'A', 'a b', ['a'], undefined])
    assert.equal(full({ path }), 'altered', `${path}`);
  for (const sha256 of [hex(63), hex(65), undefined]) assert.equal(full({ sha256 }), 'altered');
  for (const bytes of [-1, 2 ** 32 + 1, undefined]) assert.equal(full({ bytes }), 'altered');
});

test('holders of a role are keys by their ids, and how many must sign', () => {
  const of = (given: unknown) =>
    (['root', 'list', 'time'] as const).map(role =>
      told('root', { ...files.root, roles: { ...files.root.roles, [role]: given } }),
    );
  const [two, other] = [{ ...holders.keys, ['b'.repeat(16)]: hex(64) }, many(3, 'altered')];
  for (const threshold of [1, 2]) assert.deepEqual(of({ keys: two, threshold }), many(3, 'read'));
  for (const threshold of [0, 3, 1.5, undefined]) assert.deepEqual(of({ keys: two, threshold }), other);
  for (const keys of [{ [hex(15)]: hex(64) }, { [hex(16)]: hex(63) }, { ...two, x: 'x' }, undefined, []])
    assert.deepEqual(of({ keys, threshold: 1 }), other);
  assert.deepEqual(of(undefined), other);
});

test('a signed text has 64 signatures at most', () => {
  const one = { key: hex(16), signature: hex(128) };
  const read = (value: unknown) => readEnvelope(JSON.stringify(value))?.signatures.length;
  assert.equal(read({ signed: '', signatures: [] }), 0);
  assert.equal(read({ signed: '{}', signatures: many(64, one) }), 64);
  assert.equal(read({ signed: '{}', signatures: many(65, one) }), undefined);
  for (const wrong of [
    { ...one, key: hex(15) },
    { ...one, key: `x${hex(16)}` },
    { ...one, signature: hex(127) },
    { ...one, key: [hex(16)] },
    null,
  ])
    assert.equal(read({ signed: '{}', signatures: [one, wrong] }), undefined);
  for (const none of [{ signed: {}, signatures: [] }, { signed: '' }, null, [], 7])
    assert.equal(read(none), undefined);
  assert.equal(readEnvelope('{'), undefined);
});

const head: SetHead = {
  kind: 'full',
  width: 32,
  rangeBits: 0,
  from: 0,
  version: 7,
  range: 0,
  list: new Uint8Array(16),
};
/** What becomes of a file with another byte or word in its head. */
const withByte = (at: number, value: number, long = false) => {
  const bytes = writeSetFile(head, { numbers: [1, 2, 3], removed: [4] });
  const view = new DataView(bytes.buffer);
  if (long) view.setUint32(at, value, true);
  else view.setUint8(at, value);
  const file = readSetFile(bytes);
  return typeof file === 'string' ? file : 'read';
};

test('the head of a file of numbers, field by field', () => {
  assert.deepEqual(
    [0, 1, 2].map(format => withByte(8, format)),
    ['altered', 'read', 'newer-format'],
  );
  assert.equal(withByte(9, 1), 'newer-format');
  assert.deepEqual(
    [0, 1, 4, 255].map(kind => withByte(10, kind)),
    ['altered', 'read', 'altered', 'altered'],
  );
  assert.deepEqual(
    [48, 49].map(width => withByte(11, width)),
    ['read', 'altered'],
  );
  for (const at of [12, 13]) assert.deepEqual([0, 47, 48].map(rice => withByte(at, rice)).at(-1), 'altered');
  for (const at of [0, 7]) assert.equal(withByte(at, 1), 'not-a-list');
  // More numbers than the words hold, and more words than there are.
  for (const at of [28, 32])
    assert.deepEqual(
      [1, 1000].map(count => withByte(at, count, true)),
      ['read', 'altered'],
    );
  for (const at of [36, 40]) assert.equal(withByte(at, 1000, true), 'truncated');
});

test('as many numbers as the words can hold, and no more', () => {
  const bytes = writeSetFile({ ...head, width: 1 }, { numbers: [0] });
  const view = new DataView(bytes.buffer);
  const words = view.getUint32(36, true);
  const rice = bytes[12] as number;
  const most = Math.floor((words * 32) / (rice + 1));
  view.setUint32(28, most, true);
  assert.equal(typeof readSetFile(bytes), 'object');
  view.setUint32(28, most + 1, true);
  assert.equal(readSetFile(bytes), 'altered');
});

test('a file is read wherever it lies, and longer than it need be', () => {
  const bytes = writeSetFile(head, { numbers: [1, 2, 3], size: 500 });
  assert.equal(bytes.length, 500);
  for (const at of [0, 1, 2, 3, 4]) {
    const moved = new Uint8Array(600).subarray(at, at + 500);
    moved.set(bytes);
    const file = readSetFile(moved);
    assert.ok(typeof file === 'object');
    assert.deepEqual([...file.words], [...(readSetFile(bytes) as typeof file).words]);
  }
});

test('the details of a range are those of its numbers, in their order', () => {
  const details = new Uint8Array(2 * detailBytes);
  const view = new DataView(details.buffer);
  const rows = [
    { reason: 'refunded', publisher: 4095, day: 65_535, end: 0 },
    { reason: 'stolen', publisher: 0, day: 0, end: 65_535, more: true },
  ] as const;
  for (const [i, row] of rows.entries()) writeDetails(row, view, i * detailBytes);
  const bytes = writeSetFile(
    { ...head, kind: 'range', range: 3, rangeBits: 2 },
    { numbers: [5, 9], details },
  );
  const file = readSetFile(bytes);
  assert.ok(typeof file === 'object');
  assert.deepEqual([file.range, file.rangeBits, file.details.byteLength], [3, 2, 12]);
  assert.deepEqual(
    [5, 9, 7].map(number => detailsFor(file, number)),
    [...rows, undefined],
  );
  assert.equal(readSetFile(bytes.subarray(0, bytes.length - 1)), 'truncated');
});

test('the reason of an entry is one of six; what is none of them is another one', () => {
  const view = new DataView(new ArrayBuffer(8));
  for (const reason of reasons)
    for (const more of [false, true]) {
      writeDetails({ reason, publisher: 7, day: 1, end: 2, more }, view, 2);
      const read = { reason, publisher: 7, day: 1, end: 2, ...(more && { more }) };
      assert.deepEqual(readDetails(view, 2), read);
    }
  view.setUint16(2, 7 << 12, true);
  assert.equal(readDetails(view, 2).reason, 'other');
});

test('what bytes are the same', () => {
  const of = (...bytes: number[]) => Uint8Array.from(bytes);
  assert.ok(sameBytes(of(1, 2), of(1, 2)));
  for (const other of [of(1), of(1, 2, 3), of(1, 3), of(0, 2)])
    assert.equal(sameBytes(of(1, 2), other), false);
});

test('the shape of a list, by how many codes its product has', () => {
  assert.deepEqual([20, 21, 64, 68, 69, 90].map(publishedBits), [0, 1, 44, 48, 48, 48]);
  assert.equal(publishedBits(53.9), 33);
  assert.deepEqual([0, 63, 64, 79, 79.5, 80, 90].map(costFor), [17, 17, 16, 1, 1, 0, 0]);
  assert.deepEqual(
    [0, 1, 2, 1_000_000, 10_737_418, 10_737_419].map(count => widthFor(count, 48)),
    [9, 9, 10, 29, 32, 32],
  );
  assert.deepEqual(
    [0, 1, 20].map(published => widthFor(1_000_000, published)),
    [1, 1, 20],
  );
  assert.deepEqual([confirmedByChance(0, 20), confirmedByChance(4, 20)], [1_048_576, 262_144]);
  assert.deepEqual(leastCertainty, { doubtful: 400, refused: 1_048_576 });
});
