// The declarations that ship are whole and strict: a consumer's file compiles against them, and misuse does not.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/build/paths.ts';

for (const [name, config] of [
  ['a strict consumer', 'tsconfig.json'],
  ['one of Node alone', 'tsconfig.node.json'],
  ['one without the libraries of a page or of Node, and one of CommonJS,', 'tsconfig.plain.json'],
] as const) {
  test(`${name} compiles against the declarations of the package`, () => {
    const args = ['-p', join(root, 'tests/types', config)];
    const { status, stdout } = spawnSync(join(root, 'node_modules/typescript/bin/tsc'), args, {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stdout);
  });
}
