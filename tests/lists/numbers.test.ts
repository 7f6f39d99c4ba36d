// Numbers as lists carry them: coded and read again, looked up, changed, and their file cut, altered and newer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PrefixSet } from '../../bindings/js/lists/prefix_set.ts';
import { decodeRice, encodeRice, riceFor } from '../../bindings/js/lists/rice.ts';
import { numbersOf, readSetFile, type SetHead, writeSetFile } from '../../bindings/js/lists/set_file.ts';
import { runThrough } from '../../bindings/js/lists/slices.ts';

const ascending = (values: Iterable<number>) => [...new Set(values)].sort((a, b) => a - b);

const head: SetHead = {
  ...{ kind: 'full', width: 32, rangeBits: 0, from: 0, version: 7, range: 0 },
  list: new Uint8Array(16).fill(9),
};

test('numbers of every width come back, with every low part', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 48 }),
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true })),
      (width, parts) => {
        const values = ascending(parts.map(part => Math.floor(part * 2 ** width)));
        for (const rice of [
          riceFor(2 ** width, values.length),
          Math.max(0, width - 3),
          Math.min(47, width),
        ]) {
          const out = runThrough(decodeRice(encodeRice(values, rice), rice, 2 ** width, values.length));
          assert.deepEqual([...(out ?? [])], values);
        }
      },
    ),
  );
});

test('what does not hold as many numbers, or larger ones, is not read', () => {
  const words = encodeRice([1, 5, 900], 4);
  assert.equal(runThrough(decodeRice(words, 4, 1000, 4)), undefined);
  assert.equal(runThrough(decodeRice(words, 4, 900, 3)), undefined);
  assert.equal(runThrough(decodeRice(new Uint32Array(3), 4, 1000, 1)), undefined);
});

test('a set has its numbers and no others', () => {
  const all = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 400 });
  fc.assert(
    fc.property(all, fc.integer({ min: 1, max: 32 }), all, (given, width, asked) => {
      const cut = (value: number) => Math.floor(value / 2 ** (32 - width));
      const values = ascending(given.map(cut));
      const set = PrefixSet.of(width, values);
      assert.deepEqual([...set.values()], values);
      const { rice, words } = set.encoded();
      assert.deepEqual(runThrough(PrefixSet.read(width, rice, values.length, words))?.values(), set.values());
      const within = new Set(values);
      for (const value of [...values, ...asked.map(cut)]) assert.equal(set.has(value), within.has(value));
    }),
  );
});

test('a set is changed as a set is', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 30 });
  fc.assert(
    fc.property(numbers, numbers, numbers, (own, added, removed) => {
      const next = runThrough(PrefixSet.of(6, ascending(own)).changed(ascending(added), ascending(removed)));
      const wanted = ascending([...own.filter(value => !removed.includes(value)), ...added]);
      assert.deepEqual([...next.values()], wanted);
    }),
  );
});

test('a million numbers take 10.6 bits each, and one in 500 passes by chance', () => {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  // Of a generator of full period all numbers are different; 29 bits of it are kept.
  const values = ascending(Array.from({ length: 1_000_000 }, () => next() >>> 3));
  const set = PrefixSet.of(29, values);
  const bits = (writeSetFile({ ...head, width: 29 }, { numbers: values }).length * 8) / values.length;
  assert.ok(bits < 10.7, `${bits}`);
  let passed = 0;
  for (let i = 0; i < 200_000; ++i) if (set.has((Math.imul(next(), 2654435761) ^ next()) >>> 3)) passed += 1;
  assert.ok(passed / 200_000 < 1 / 400, `${passed}`);
});

test('a file comes back', () => {
  const bytes = writeSetFile(
    { ...head, kind: 'delta', from: 6 },
    { numbers: [3, 4_000_000_000], removed: [17] },
  );
  const file = readSetFile(bytes);
  assert.ok(typeof file === 'object');
  assert.deepEqual([file.kind, file.from, file.version, [...file.list]], ['delta', 6, 7, [...head.list]]);
  // A slice of Node's buffers is a view, which lies no more evenly than they do.
  assert.deepEqual(readSetFile(Buffer.concat([Buffer.of(0), bytes]).subarray(1)), file);
  const { numbers, removed } = runThrough(numbersOf(file)) ?? {};
  assert.deepEqual([[...(numbers ?? [])], [...(removed ?? [])]], [[3, 4_000_000_000], [17]]);
});

test('a file that is none, cut or newer is refused by name, at every length', () => {
  const bytes = writeSetFile(head, { numbers: [3, 70_000, 4_000_000_000] });
  for (let length = 1; length < bytes.length; ++length)
    assert.equal(readSetFile(bytes.subarray(0, length)), 'truncated', `${length}`);
  assert.equal(readSetFile(new Uint8Array()), 'not-a-list');
  assert.equal(readSetFile(new TextEncoder().encode('<!doctype html>')), 'not-a-list');
  const newer = bytes.slice();
  newer[8] = 2;
  assert.equal(readSetFile(newer), 'newer-format');
});

test('no file makes the reader fail or take more room than it is long', () => {
  const bytes = writeSetFile(head, { numbers: Array.from({ length: 50 }, (_, i) => i * 12345) });
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
      const altered = bytes.slice();
      altered[at] = value;
      const file = readSetFile(altered);
      if (typeof file === 'object') {
        assert.ok(file.count <= bytes.length * 8);
        runThrough(numbersOf(file));
      }
    }),
  );
});
