// Every native target begins with what the vectors know, in the bytes that it reads.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { seedsOf } from '../../tools/fuzz/seeds.ts';

/** As tools/fuzz/main.ts lets the fuzzer make them. */
const most = 256;
const targets = readdirSync(join(root, 'tests/fuzz/targets')).map(name => name.replace('.cpp', ''));

for (const target of targets)
  test(`${target} has seeds, no byte of them cut`, () => {
    const seeds = seedsOf(target, most);
    assert.ok(seeds.length >= 4, `${seeds.length}`);
    assert.ok(seeds.every(seed => seed.length <= most));
    assert.ok(new Set(seeds.map(seed => Buffer.from(seed).toString('hex'))).size >= 4);
  });

test('a number that is no whole of 0 to 255 is in no seed', async () => {
  const { sessionSeeds, bindingSeeds } = await import('../../tools/fuzz/seeds_of_sessions.ts');
  const { profileSeeds } = await import('../../tools/fuzz/seeds_of_products.ts');
  const { knownSeeds } = await import('../../tools/fuzz/seeds_of_files.ts');
  for (const seeds of [sessionSeeds(), bindingSeeds(), profileSeeds(), knownSeeds()])
    for (const seed of seeds)
      for (const byte of seed) assert.ok(Number.isInteger(byte) && byte >= 0 && byte < 256, `${byte}`);
});
