// What docs/use shows for a server prints what is shown behind it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { blocksOf } from './blocks.ts';

const blocks = blocksOf('docs/use/schema.md');

test('docs/use/schema.md: each block prints what stands behind it', () => {
  const scripts = blocks.filter(({ language }) => language === 'js');
  assert.ok(scripts.length >= 4);
  for (const script of scripts) {
    const shown = blocks[blocks.indexOf(script) + 1];
    assert.equal(shown?.language, 'text', script.code);
    const args = ['--input-type=module', '--eval', script.code];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    assert.deepEqual([stdout, stderr], [shown?.code, ''], script.code);
  }
});
