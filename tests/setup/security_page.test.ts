// SECURITY.md promises nothing that no test holds.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/build/paths.ts';

const cells = (line: string): readonly string[] => line.split('|').map(cell => cell.trim());

/** The rows of the table whose last column is headed so. */
function rowsOf(text: string, heading: string): (readonly string[])[] {
  const lines = text.split('\n');
  const at = lines.findIndex(line => cells(line).at(-2) === heading);
  assert.ok(at >= 0, heading);
  const end = lines.findIndex((line, i) => i > at && !line.startsWith('|'));
  return lines.slice(at + 2, end).map(cells);
}

const testsIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);

for (const [page, heading] of [
  ['SECURITY.md', 'held by'],
  ['docs/secrets.md', 'searched by'],
] as const)
  test(`each row of ${page} names tests, and they are there`, () => {
    const rows = rowsOf(readFileSync(join(root, page), 'utf8'), heading);
    assert.ok(rows.length >= 10, String(rows.length));
    for (const row of rows) {
      const tests = testsIn(row.at(-2) ?? '');
      assert.ok(tests.length > 0, row.join('|'));
      for (const path of tests) {
        assert.match(path, /^tests\/.*(\.test\.ts|_test\.cpp)$/);
        const text = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
        assert.match(text, /\btest\(|TEST_CASE\(|searchThrough\(/, path);
      }
    }
  });
