// `cardmend hub` as a person starts it: what it says, what it ends with, and that a bad start is told by name.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { requestTroubles } from '../../bindings/hub/serve/body.ts';
import { hubRefusals, hubTroubles } from '../../bindings/js/hub.ts';
import { root } from '../../tools/build/paths.ts';
import { newParty, signedEntry, writeKeys } from './parties.ts';
import { headOf, newFolder, post, startHub, until } from './support.ts';

function run(...words: string[]) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'hub', ...words], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LANG: 'en' },
    timeout: 20_000,
  });
  return { status, stderr };
}

test('a start that cannot be is told', async () => {
  const { folder, keys, remove } = newFolder();
  try {
    assert.equal(run().status, 2);
    assert.equal(run('--data', folder, '--keys', keys, 'file').status, 2);
    assert.equal(run('--data', folder, '--keys', keys, '--port', '65536').status, 2);
    const none = run('--data', folder, '--keys', keys);
    assert.equal(none.status, 1);
    assert.match(none.stderr, /keys\.json cannot be used \(ENOENT\)/);
    writeFileSync(keys, '{"publishers":[{"name":"A","key":"3F2A"}]}');
    assert.match(run('--data', folder, '--keys', keys).stderr, /\(publishers\[0\]\.key\)/);
    writeKeys(keys, []);
    writeFileSync(
      join(folder, 'hub.db'),
      'this is no database, and long enough to be seen as none'.repeat(50),
    );
    assert.match(run('--data', folder, '--keys', keys).stderr, /is no log of a hub/);
  } finally {
    remove();
  }
});

test('it reads its keys again, tells what it refused by name, and ends in order', async () => {
  const { folder, keys, remove } = newFolder();
  const [a, b] = [newParty('A'), newParty('B')];
  writeKeys(keys, [a]);
  const hub = await startHub(folder, keys);
  try {
    const [answer] = await post(hub.address, signedEntry(b, 1));
    assert.deepEqual(answer, { answer: 'refused', why: 'unknown-key' });
    writeKeys(keys, [a, b]);
    hub.child.kill('SIGHUP');
    await until(() => hub.written().includes('"event":"keys","count":2'), 'the keys were read');
    assert.deepEqual(await post(hub.address, signedEntry(b, 1)), [{ answer: 'added', n: 1 }]);
    assert.match(run('--data', folder, '--keys', keys, '--port', '0').stderr, /in use by another process/);
    hub.child.kill('SIGINT');
    assert.equal(await hub.ended, 0);
    assert.match(hub.written(), /"event":"refused","counts":\{"unknown-key":1\}/);
    assert.match(hub.written(), /"event":"ended","count":1/);
    const again = await startHub(folder, keys);
    assert.equal((await headOf(again.address)).number, 1);
    again.child.kill('SIGTERM');
    assert.equal(await again.ended, 0);
  } finally {
    hub.child.kill('SIGKILL');
    remove();
  }
});

test('docs/hub.md names all that can be wrong', () => {
  const text = readFileSync(join(root, 'docs/hub.md'), 'utf8');
  // What is of the subscriber's own machine is not of a hub.
  const own = new Set(['no-crypto', 'not-kept']);
  const words = [
    ...hubRefusals,
    ...hubTroubles.filter(word => !own.has(word)),
    ...Object.keys(requestTroubles),
  ];
  assert.deepEqual(
    words.filter(word => !text.includes(`\`${word}\``)),
    [],
  );
});
