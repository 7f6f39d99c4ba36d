// What is kept of brotli for the next build, on this machine.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';

const cache = mkdtempSync(join(tmpdir(), 'cardmend-brotli-'));
after(() => rmSync(cache, { recursive: true, force: true }));
process.env.CARDMEND_CACHE = cache;
const { squeezed } = await import('../../tools/build/squeeze.ts');
const folder = join(cache, `brotli-${process.versions.brotli}`);

test('each content is squeezed once, and read from the cache from then on', () => {
  const contents = Buffer.from('once upon a time '.repeat(50));
  assert.deepEqual(brotliDecompressSync(squeezed(contents)), contents);
  const [file = ''] = readdirSync(folder);
  writeFileSync(join(folder, file), 'from the cache');
  assert.equal(Buffer.from(squeezed(contents)).toString(), 'from the cache');
  const other = Buffer.from('another one');
  assert.deepEqual(brotliDecompressSync(squeezed(other)), other);
});

test('what was squeezed more than a month ago goes when something new comes', () => {
  const [old, young] = ['old', 'young'].map(name => join(folder, name)) as [string, string];
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);
  for (const [file, days] of [
    [old, 31],
    [young, 29],
  ] as const) {
    writeFileSync(file, '');
    utimesSync(file, daysAgo(days), daysAgo(days));
  }
  squeezed(Buffer.from('something new'));
  assert.deepEqual([existsSync(old), existsSync(young)], [false, true]);
});
