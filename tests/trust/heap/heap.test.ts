// Nothing of a code is left in the heap of JavaScript, nor in any buffer, once the page has let go of its own: no string of ours
// outlives the call. What holds one for longer is a result, for as long as the page has it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../../tools/build/paths.ts';
import { type Canary, Search } from '../canary.ts';
import { stringsOf } from './snapshot.ts';

const plain = (disguised: Readonly<Record<string, readonly number[]>>): Canary =>
  Object.fromEntries(
    Object.entries(disguised).map(([name, units]) => [
      name,
      String.fromCharCode(...units.map(unit => unit - 1)),
    ]),
  ) as unknown as Canary;

for (const runtime of ['wasm', 'javascript', 'miniprogram'])
  test(`no code in the heap after every call: ${runtime}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'cardmend-heap-'));
    try {
      const child = [
        '--expose-gc',
        '--import',
        join(root, 'node_modules/tsx/dist/loader.mjs'),
        join(root, 'tests/trust/heap/child.ts'),
      ];
      const { status, stderr } = spawnSync(process.execPath, [...child, folder, runtime], {
        encoding: 'utf8',
      });
      assert.equal(status, 0, stderr);
      const canaries = JSON.parse(readFileSync(join(folder, 'canaries.json'), 'utf8'));
      const [held, called] = [new Search(plain(canaries.held)), new Search(plain(canaries.called))];
      const strings = (name: string) => stringsOf(join(folder, `${name}.heapsnapshot`)).join('\n');
      const buffers = (name: string) => readFileSync(join(folder, `${name}.buffers`));
      const before = strings('before');
      assert.notDeepEqual(held.inText(before), [], 'a result that the page has is found');
      assert.deepEqual(called.inText(before), []);
      assert.deepEqual(called.inBytes(buffers('before')), []);
      const after = strings('after');
      for (const search of [held, called]) {
        assert.deepEqual(search.inText(after), []);
        assert.deepEqual(search.inBytes(buffers('after')), []);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
