/** Sets, deltas and ranges of a list: docs/lists.md. */
import assert from 'node:assert/strict';
import { type EntryDetails, readDetails, writeDetails } from '../../../../bindings/js/lists/entry.ts';
import { PrefixSet } from '../../../../bindings/js/lists/prefix_set.ts';
import {
  detailsFor,
  numbersOf,
  readSetFile,
  type SetFile,
  type SetHead,
  writeSetFile,
} from '../../../../bindings/js/lists/set_file.ts';
import { runThrough } from '../../../../bindings/js/lists/slices.ts';
import type { MakeTarget } from '../target.ts';

const list = Uint8Array.from({ length: 16 }, (_, i) => 17 * i);
const head: SetHead = { kind: 'full', width: 20, rangeBits: 0, from: 0, version: 7, range: 0, list };
const refusals: readonly unknown[] = ['not-a-list', 'truncated', 'newer-format', 'altered'];

/** Ascending, the same each time. */
function numbers(count: number, step: number): number[] {
  return Array.from({ length: count }, (_, i) => i * step + ((i * 7919) % step));
}

function details(count: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(6 * count));
  for (let i = 0; i < count; ++i)
    writeDetails({ reason: 'refunded', publisher: i, day: 20_000 + i, end: i % 2 }, view, 6 * i);
  return new Uint8Array(view.buffer);
}

const had = PrefixSet.of(20, numbers(40, 900));

const seeds = [
  writeSetFile(head, { numbers: numbers(100, 1000) }),
  writeSetFile(head, { numbers: [] }),
  writeSetFile({ ...head, width: 32 }, { numbers: numbers(20, 2 ** 27) }),
  writeSetFile({ ...head, kind: 'delta', from: 6 }, { numbers: numbers(9, 5000), removed: numbers(5, 900) }),
  writeSetFile(
    { ...head, kind: 'range', width: 40, rangeBits: 8, version: 0, range: 3 },
    { numbers: numbers(12, 2 ** 35), details: details(12), size: 500 },
  ),
];

const isAscending = (values: ArrayLike<number>, below: number) =>
  Array.from(values).every((value, i, all) => value > (all[i - 1] ?? -1) && value < below);

/** What was taken, written anew, says the same. */
function writtenAgain(file: SetFile, content: { numbers: Float64Array; removed: Float64Array }): void {
  const own = new Uint8Array(file.details.buffer, file.details.byteOffset, file.details.byteLength);
  const again = readSetFile(writeSetFile(file, { ...content, details: own }));
  assert.ok(typeof again === 'object', String(again));
  const { kind, width, rangeBits, from, version, range } = again;
  assert.deepEqual(
    { kind, width, rangeBits, from, version, range, list: again.list },
    { ...pickHead(file), list: file.list },
  );
  assert.deepEqual(runThrough(numbersOf(again)), content);
}

const pickHead = ({ kind, width, rangeBits, from, version, range }: SetFile) => ({
  ...{ kind, width, rangeBits, from, version, range },
});

function changedSet(file: SetFile, content: { numbers: Float64Array; removed: Float64Array }): void {
  const next = runThrough(had.changed(content.numbers, content.removed)).values();
  const wanted = new Set([...had.values()].filter(value => !content.removed.includes(value)));
  for (const value of content.numbers) wanted.add(value);
  assert.deepEqual(
    [...next],
    [...wanted].sort((a, b) => a - b),
    `a delta of ${file.count} and ${file.removedCount}`,
  );
}

export const target: MakeTarget = () => ({
  seeds,
  isJson: false,
  run(input) {
    const file = readSetFile(input);
    if (typeof file === 'string') {
      assert.ok(refusals.includes(file), file);
      return;
    }
    // A number takes its low bits and one more: no room is made for what the words cannot hold.
    assert.ok(file.count * (file.rice + 1) <= file.words.length * 32, 'room for more than there is');
    assert.ok(file.removedCount * (file.removedRice + 1) <= file.removedWords.length * 32);
    const content = runThrough(numbersOf(file));
    if (content === undefined) return;
    assert.equal(content.numbers.length, file.count);
    const universe = 2 ** file.width;
    assert.ok(isAscending(content.numbers, universe) && isAscending(content.removed, universe));
    writtenAgain(file, content);
    if (file.kind === 'range') {
      const last = content.numbers.at(-1);
      const says: EntryDetails | undefined = last === undefined ? undefined : detailsFor(file, last);
      if (last !== undefined) assert.deepEqual(says, readDetails(file.details, 6 * (file.count - 1)));
    } else if (file.width <= 32) {
      const set = runThrough(PrefixSet.read(file.width, file.rice, file.count, file.words));
      assert.deepEqual(set && [...set.values()], [...content.numbers]);
      for (const value of content.numbers) assert.ok(set?.has(value));
      if (file.width === had.width) changedSet(file, content);
    }
  },
});
