// docs/api says what the built package declares.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { apiPages } from '../../tools/docs/pages.ts';

test('docs/api is what the declarations make: if not, tools/run tools/docs/api.ts', () => {
  const pages = apiPages(join(root, 'dist'));
  const folder = join(root, 'docs/api');
  assert.deepEqual(readdirSync(folder).sort(), [...pages.keys()].sort());
  for (const [file, text] of pages) assert.equal(readFileSync(join(folder, file), 'utf8'), text, file);
});

test('every entry has a page that says first what it is, and so does the list of them', () => {
  for (const [file, text] of apiPages(join(root, 'dist'))) assert.match(text, /^# .+\n\n[^#\s]/, file);
  const list = readFileSync(join(root, 'docs/api/README.md'), 'utf8').split('\n- ').slice(1);
  for (const line of list) assert.match(line, /^\[`[\w/]+`\]\(\w+\.md\): \S[^\n]{20,}/);
});
