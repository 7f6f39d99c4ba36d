// How commands are written: all of them, or the one that was begun; and which version this is.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/build/paths.ts';

function run(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...words], {
    encoding: 'utf8',
    env: { LANG: 'C' },
  });
  return { status, out: stdout, errors: stderr };
}

const groups = ['filter', 'learn', 'check', 'batch', 'bind', 'hub', 'list'];
const namedIn = (text: string) => groups.filter(group => text.includes(`cardmend ${group} `));

test('help of a command is about that one, and help without one about all', () => {
  for (const group of groups)
    for (const locale of ['en', 'zh-CN']) {
      const { status, out } = run(group, '--help', '--locale', locale);
      assert.equal(status, 0);
      assert.deepEqual(namedIn(out), [group]);
      assert.match(out, /\n\n\S/);
    }
  const { status, out } = run('--help');
  assert.equal(status, 0);
  assert.deepEqual(namedIn(out), groups);
});

test('words that make no command are answered with how the one that they begin is written', () => {
  for (const group of groups) {
    const { status, errors } = run(group, '--colour');
    assert.equal(status, 2);
    assert.deepEqual(namedIn(errors), [group]);
  }
  const { status, errors } = run('constructor');
  assert.equal(status, 2);
  assert.deepEqual(namedIn(errors), groups);
});

test('the version is the package\u2019s', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  for (const word of ['--version', '-v'])
    assert.deepEqual(run(word), { status: 0, out: `${version}\n`, errors: '' });
});
