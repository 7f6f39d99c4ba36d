// What guessing gains is written down as the module has it, for every product, and it offers no more than it says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { filled, rows } from '../../tools/guessing/table.ts';

test('the table of docs/guessing.md is up to date: npm run guessing writes it', async () => {
  const plain = (text: string) => text.replace(/ +/g, ' ').replace(/-{2,}/g, '--');
  const page = readFileSync(join(root, 'docs/guessing.md'), 'utf8');
  assert.equal(plain(page), plain(await filled(page)));
});

test('who types at random is offered less than a code a text, of any product', async () => {
  const all = await rows();
  assert.ok(all.length > 90);
  for (const { id, offered, mended } of all) {
    assert.ok(offered < 1, `${id}: ${offered}`);
    assert.ok(mended <= 5, `${id}: ${mended}`);
  }
});
