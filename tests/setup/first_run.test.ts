// What a clean clone runs before anything was built stands on nothing that the build makes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metafileOf } from '../../tools/build/metafile.ts';

/** What the README's commands and the build itself begin with. */
const entries = [
  'web/serve.ts',
  'tools/test/main.ts',
  'tools/build/main.ts',
  'tools/lint/main.ts',
  'tools/tables/main.ts',
  'tools/derive/main.ts',
];

/** The generated modules that a file imports as soon as it is loaded, with the file that names each. */
async function madeImports(entry: string): Promise<readonly string[]> {
  const metafile = await metafileOf(entry);
  const seen = new Set<string>();
  const found: string[] = [];
  const follow = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { path, kind, external } of metafile.inputs[file]?.imports ?? []) {
      if (kind !== 'import-statement') continue;
      if (path.startsWith('#')) found.push(`${file} imports ${path}`);
      else if (external !== true) follow(path);
    }
  };
  follow(entry);
  assert.ok(metafile.inputs[entry], `${entry} was not read`);
  return found;
}

for (const entry of entries) {
  test(`${entry} can be loaded before anything was built`, async () => {
    assert.deepEqual(await madeImports(entry), []);
  });
}
