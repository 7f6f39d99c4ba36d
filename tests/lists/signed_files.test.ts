// A signed text is taken only if every field of it is what it must be: each one spoilt in turn.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Role, readEnvelope } from '../../bindings/js/lists/envelope.ts';
import { readSetFile, sameBytes } from '../../bindings/js/lists/set_file.ts';
import { readSigned } from '../../bindings/js/lists/signed_files.ts';

type Fields = Readonly<Record<string, unknown>>;

const id = '0123456789abcdef';
const digest = { path: 'lists/full', sha256: id.repeat(4), bytes: 10 };
const holders = { keys: { [id]: id.repeat(4) }, threshold: 1 };
const dated = { format: 1, version: 1, signedAt: 1, expiresAt: 2 };
const right: Readonly<Record<Role, Fields>> = {
  root: { ...dated, role: 'root', roles: { root: holders, list: holders, time: holders }, withdrawn: [id] },
  list: {
    ...{ ...dated, role: 'list', product: 'jd.ecard', salt: id.repeat(2), cost: 0, published: 32 },
    ...{ rule: 'refused', publishers: ['A'], count: 1, full: digest, rangeBits: 8, groups: 'ab' },
    deltas: [{ ...digest, from: 1, to: 2 }],
  },
  time: { ...dated, role: 'time', list: { ...digest, version: 1 }, root: 1 },
};

/** What a field must not be. */
const wrong: Readonly<Record<Role, Readonly<Record<string, readonly unknown[]>>>> = {
  root: {
    role: ['list'],
    version: [-1, 1.5],
    roles: [
      null,
      { ...(right.root.roles as Fields), time: null },
      { ...(right.root.roles as Fields), time: { keys: 1, threshold: 1 } },
      ...[{ keys: { a: id.repeat(4) } }, { keys: { [id]: id } }, { threshold: 0 }, { threshold: 2 }].map(
        patch => ({ ...(right.root.roles as Fields), root: { ...holders, ...patch } }),
      ),
    ],
    withdrawn: [undefined, ['a'], [7]],
  },
  list: {
    product: [1],
    salt: ['', id, 'X'.repeat(32)],
    cost: [25],
    published: [49],
    rule: ['other'],
    publishers: [undefined, [1], new Array(5000).fill('A')],
    count: [-1],
    full: [null, { ...digest, path: '../a' }, { ...digest, path: 1 }, { ...digest, bytes: -1 }],
    deltas: [undefined, [digest], [{ ...digest, from: 1 }], [{}]],
    rangeBits: [25],
    groups: [7, 'XY'],
  },
  time: { list: [null, digest], root: [null] },
};

for (const role of ['root', 'list', 'time'] as const)
  test(`${role}: every field of a signed text is held against its form`, () => {
    const read = (patch: Fields) => readSigned(role, JSON.stringify({ ...right[role], ...patch }));
    assert.deepEqual(read({}), right[role]);
    assert.equal(read({ format: 2 }), 'newer-format');
    assert.equal(read({ format: 0 }), 'altered');
    assert.equal(read({ format: 'one' }), 'altered');
    for (const text of ['[]', 'null', '7', '{']) assert.equal(readSigned(role, text), 'altered', text);
    for (const [field, values] of Object.entries(wrong[role]))
      for (const value of values)
        assert.equal(read({ [field]: value }), 'altered', `${field}: ${JSON.stringify(value)}`);
  });

test('an envelope holds a text and at most 64 signatures', () => {
  const signature = { key: id, signature: id.repeat(8) };
  const read = (signed: unknown, signatures: unknown) => readEnvelope(JSON.stringify({ signed, signatures }));
  assert.deepEqual(read('x', [signature]), { signed: 'x', signatures: [signature] });
  for (const wrongs of [
    undefined,
    [null],
    [{ key: 'a', signature: signature.signature }],
    [{ key: id, signature: 'a' }],
    new Array(65).fill(signature),
  ])
    assert.equal(read('x', wrongs), undefined);
  assert.equal(read(7, []), undefined);
  assert.equal(readEnvelope('null'), undefined);
  assert.equal(readEnvelope('{'), undefined);
});

test("a set's head is held against its form, wherever its bytes lie", () => {
  const head = (patch: Readonly<Record<number, number>> = {}) => {
    const bytes = new Uint8Array(65).subarray(1);
    bytes.set([...new TextEncoder().encode('CMLIST\0\0'), 1, 0, 1, 48, 47, 47]);
    for (const [at, byte] of Object.entries(patch)) bytes[Number(at)] = byte;
    return readSetFile(bytes);
  };
  const read = head();
  assert.ok(typeof read === 'object');
  assert.deepEqual([read.kind, read.width, read.rice, read.count], ['full', 48, 47, 0]);
  assert.equal(head({ 0: 0 }), 'not-a-list');
  assert.equal(head({ 8: 2 }), 'newer-format');
  // the format before, no kind, a width, two codings, more numbers than the words hold, more words than there are
  for (const patch of [{ 8: 0 }, { 10: 9 }, { 11: 49 }, { 12: 48 }, { 13: 48 }, { 28: 1 }, { 32: 1 }])
    assert.equal(head(patch), 'altered', JSON.stringify(patch));
  assert.equal(head({ 36: 1 }), 'truncated');
  assert.equal(readSetFile(new Uint8Array()), 'not-a-list');
  assert.equal(readSetFile(new TextEncoder().encode('CML')), 'truncated');
  assert.equal(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2)), true);
  assert.equal(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3)), false);
  assert.equal(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1)), false);
});
