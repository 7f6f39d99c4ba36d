// docs/knowledge-tables.md and docs/images/knowledge.svg are what data/ says; and the articles' figures are kept to.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { knowledgeFiles } from '../../tools/knowledge/files.ts';

test('the graph and the tables in docs/ are up to date: npm run knowledge writes them', async () => {
  for (const { path, text } of await knowledgeFiles())
    assert.ok(readFileSync(path, 'utf8') === text, `${relative(root, path)} is not what data/ says`);
});

test('they are the same each time', async () => {
  const [first, second] = [await knowledgeFiles(), await knowledgeFiles()];
  assert.deepEqual(
    first.map(({ text }) => text.length),
    second.map(({ text }) => text.length),
  );
  assert.ok(first.every(({ text }, i) => text === second[i]?.text));
});
