// Whoever reads the source of a row of data finds what it names.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectFiles, root } from '../../tools/lint/files.ts';

const page = readFileSync(join(root, 'docs/sources.md'), 'utf8');

/** The headings of the page and the keys of its list: what a source may point to. */
const keys = new Set([
  ...[...page.matchAll(/^## ([a-z]+)$/gm)].map(([, key]) => key ?? ''),
  ...[...page.matchAll(/^\| ([A-Z][A-Z\d-]+(?: [A-Z]\d+)*) +\|/gm)].flatMap(
    ([, row]) => row?.split(' ') ?? [],
  ),
]);

type Cited = { readonly file: string; readonly source: string };

function sourcesIn(file: string, value: unknown): readonly Cited[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'source' && typeof inner === 'string' ? [{ file, source: inner }] : sourcesIn(file, inner),
  );
}

const cited = projectFiles()
  .filter(file => /^data\/(?!schema\/).*\.json$/.test(file))
  .flatMap(file => sourcesIn(file, JSON.parse(readFileSync(join(root, file), 'utf8'))));

/** What is wrong with a source; undefined if nothing is. */
function problemOf(source: string): string | undefined {
  if (/\bfacts (section|\d)|\bfacts\.md|(?:^|; )(?:the )?issue\b|\bthe issue (?:names|says)\b/.test(source))
    return 'names what is not in the repository';
  const pointer = /\bsources: ?(.*)/.exec(source);
  if (pointer === null) return undefined;
  const [, named] = /^sources: ([\w -]+): \S/.exec(source) ?? [];
  if (named === undefined) return 'is not "sources: KEY: what is taken from there"';
  const missing = named.split(' ').filter(key => !keys.has(key));
  return missing.length === 0 ? undefined : `has no ${missing.join(', ')} in docs/sources.md`;
}

test('the page of sources has its headings and keys', () => {
  for (const key of ['cards', 'answers', 'platforms', 'mistyping', 'runtimes', 'C1', 'P15', 'I2', 'D2']) {
    assert.ok(keys.has(key), key);
  }
  assert.equal(problemOf('sources: mistyping: the pair 8/B'), undefined);
  assert.equal(problemOf('sources: C1 C2: sixteen digits'), undefined);
  for (const bad of [
    'facts section 3: x',
    'the issue',
    'the issue names it; our own list',
    'sources: nothing: x',
    'sources: C1 C999: x',
    'sources: C1',
  ]) {
    assert.notEqual(problemOf(bad), undefined, bad);
  }
});

test('every source of a row can be looked up', () => {
  assert.ok(cited.length > 500);
  const problems = cited.flatMap(({ file, source }) => {
    const problem = problemOf(source);
    return problem === undefined ? [] : [`${file}: "${source}" ${problem}`];
  });
  assert.deepEqual([...new Set(problems)], []);
});
