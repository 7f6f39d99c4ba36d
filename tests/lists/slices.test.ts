// A page reads a list of millions in slices, and lets others in between: counted, not timed.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { PrefixSet } from '../../bindings/js/lists/prefix_set.ts';
import { decodeRice } from '../../bindings/js/lists/rice.ts';
import { inSlices, runThrough, type Sliced, sliceNumbers } from '../../bindings/js/lists/slices.ts';
import { codeOf, codes, newList } from './support.ts';

const count = 3 * sliceNumbers + 1;
const values = Uint32Array.from({ length: count }, (_, i) => i * 40_000);
const set = PrefixSet.of(32, values);
const { rice, words } = set.encoded();

/** How many slices a work has, and what it gives. */
function counted<T>(work: Sliced<T>): readonly [slices: number, result: T] {
  for (let slices = 1; ; ++slices) {
    const { done, value } = work.next();
    if (done) return [slices - 1, value];
  }
}

test('reading, changing and decoding stop after so many numbers', () => {
  const [slices, read] = counted(PrefixSet.read(32, rice, count, words));
  assert.deepEqual([slices, read?.values()], [1 + 4, values]);
  const added = Uint32Array.from({ length: sliceNumbers }, (_, i) => i * 40_000 + 1);
  const [changes, changed] = counted(set.changed(added, values.subarray(0, 10)));
  assert.deepEqual([changes, changed.count], [1 + 5, count + added.length - 10]);
  const [decoded, numbers] = counted(decodeRice(words, rice, 2 ** 32, count));
  assert.deepEqual([decoded, numbers?.length], [4, count]);
});

/** What the runtime has, put back after each test. */
const own = ['scheduler', 'MessageChannel'].map(
  name => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
);
afterEach(() => {
  for (const [name, descriptor] of own)
    if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
    else Object.defineProperty(globalThis, name, descriptor);
});
const have = (name: string, value: unknown) =>
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

test('others are let in by whatever the runtime has', async () => {
  for (const [name, lacks] of [
    ['its own', []],
    ['a channel', ['scheduler']],
    ['a timer', ['scheduler', 'MessageChannel']],
  ] as const) {
    for (const thing of lacks) have(thing, undefined);
    let others = 0;
    const timer = setInterval(() => (others += 1), 0);
    const read = await inSlices(PrefixSet.read(32, rice, count, words));
    clearInterval(timer);
    assert.equal(read?.count, count, name);
    if (lacks.length === 2) assert.ok(others > 0, name);
  }
});

test('a page that opens a list, and takes a delta, lets others in after each slice', async () => {
  const list = newList();
  await list.add(codes(0, 500));
  await list.publish();
  let times = 0;
  have('scheduler', {
    yield: async () => {
      times += 1;
    },
  });
  const page = await list.open();
  assert.equal(times, 1 + 1);
  await list.add(codes(500, 510));
  await list.publish();
  times = 0;
  await page.update();
  // The delta is decoded, and the set changed by it.
  assert.equal(times, 1 + 1 + 1);
  assert.equal((await page.ask(codeOf(509))).answer, 'blocked');
  assert.equal(runThrough(PrefixSet.read(1, 0, 0, new Uint32Array()))?.count, 0);
});
