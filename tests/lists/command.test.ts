// `npx cardmend list` as a person runs it: begun, added to from a batch's clean file, published, verified, its keys changed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openList } from '../../bindings/js/lists/block_list.ts';
import { folderTransport } from '../../bindings/lists/folder_transport.ts';
import { root } from '../../tools/build/paths.ts';
import { codeOf, codes, newFolder, product } from './support.ts';

function run(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...words], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'en' },
  });
  return { status, out: stdout, err: stderr };
}

function begun(): string {
  const folder = join(newFolder(), 'list');
  assert.equal(run('list', 'keys', folder, '--product', product).status, 0);
  // The hash of the tests is quick.
  const settings = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as object;
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...settings, cost: 1 }));
  return folder;
}

const add = (folder: string, file: string, ...more: string[]) =>
  run('list', 'add', folder, file, '--publisher', 'shop.example', ...more);

test('from a batch to a blocked card', async () => {
  const folder = begun();
  const given = join(folder, 'cards.csv');
  writeFileSync(
    given,
    `secret,value\n${codes(0, 30)
      .map(code => `${code.toLowerCase()},100\n`)
      .join('')}oops,1\n`,
  );
  assert.ok([0, 3].includes(run('batch', given, '--product', product).status ?? -1));
  const clean = join(folder, 'cards.clean.csv');
  assert.ok(existsSync(clean));
  const added = add(folder, clean, '--days', '30');
  assert.deepEqual(
    [added.status, added.err, added.out.trim()],
    [0, '', '30 codes added to the log; publish makes them known.'],
  );
  assert.match(run('list', 'publish', folder).out, /^Version 1: 30 entries, 30 changed/);
  const verified = run('list', 'verify', folder, '--root', join(folder, 'public/root.1.json'));
  assert.equal(verified.status, 0, verified.err);
  assert.match(verified.out, /entries 30\n/);
  const list = await openList({
    transport: folderTransport(join(folder, 'public')),
    root: readFileSync(join(folder, 'public/root.1.json'), 'utf8'),
    product,
  });
  assert.equal((await list.ask(codeOf(29))).answer, 'blocked');
  assert.equal((await list.ask(codeOf(30))).answer, 'clear');
  assert.equal(add(folder, clean, '--withdraw').status, 0);
  assert.match(run('list', 'publish', folder).out, /^Version 2: 0 entries/);
  await list.update();
  assert.equal((await list.ask(codeOf(29))).answer, 'clear');
});

test('what batch makes of a list without headings is added, and a column by its heading', () => {
  const folder = begun();
  writeFileSync(join(folder, 'cards.csv'), `${codes(0, 3).join('\n')}\n`);
  run('batch', join(folder, 'cards.csv'), '--product', product);
  const added = add(folder, join(folder, 'cards.clean.csv'));
  assert.deepEqual([added.status, added.err], [0, '']);
  writeFileSync(join(folder, 'two.csv'), `mine,yours\n${codeOf(4)},${codeOf(5)}\n`);
  const unclear = add(folder, join(folder, 'two.csv'));
  assert.equal(unclear.status, 2);
  assert.match(unclear.err, /--secret/);
  const named = add(folder, join(folder, 'two.csv'), '--secret', 'yours');
  assert.deepEqual([named.status, named.err], [0, '']);
  assert.match(run('list', 'publish', folder).out, /^Version 1: 4 entries/);
});

test('no code is in a file that is public, or in the log, or said', () => {
  const folder = begun();
  writeFileSync(join(folder, 'a.csv'), `${codes(0, 5).join('\n')}\nnot a code\n`);
  const added = add(folder, join(folder, 'a.csv'));
  assert.equal(added.status, 3);
  assert.match(added.err, /line 6/);
  run('list', 'publish', folder);
  const said = added.out + added.err;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    if (name === 'a.csv' || !statSync(path).isFile()) continue;
    const bytes = readFileSync(path);
    for (const code of codes(0, 5)) {
      assert.equal(bytes.includes(code), false, name);
      assert.equal(bytes.includes(Buffer.from(code, 'hex')), false, name);
      assert.equal(said.includes(code), false);
    }
  }
  for (const name of ['log', 'settings.json', 'keys/root.json', 'keys/list.json', 'state.1'])
    assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name);
});

test('a file of the tree that was altered is named', () => {
  const folder = begun();
  writeFileSync(join(folder, 'a.csv'), codes(0, 5).join('\n'));
  add(folder, join(folder, 'a.csv'));
  run('list', 'publish', folder);
  const range = readdirSync(join(folder, 'public/range/0'))[0] ?? '';
  appendFileSync(join(folder, 'public/range/0', range), 'x');
  const verified = run('list', 'verify', folder);
  assert.equal(verified.status, 1);
  assert.match(verified.err, /range 0: .*not the one that was signed/);
});

test('a key is changed without the pages noticing, and the old one is withdrawn', () => {
  const folder = begun();
  writeFileSync(join(folder, 'a.csv'), codes(0, 5).join('\n'));
  add(folder, join(folder, 'a.csv'));
  run('list', 'publish', folder);
  const pinned = join(folder, 'public/root.1.json');
  const shown = run('list', 'keys', folder).out;
  for (const role of ['list', 'time', 'root']) {
    const id = new RegExp(`^${role} +([0-9a-f]{16})$`, 'm').exec(shown)?.[1];
    const rotated = run('list', 'keys', folder, '--rotate', role);
    assert.match(rotated.out, new RegExp(`withdrawn ${id}`), rotated.err);
    assert.equal(run('list', 'verify', folder, '--root', pinned).status, 0);
  }
});

test('what cannot be done is said, and changes nothing', () => {
  const folder = begun();
  writeFileSync(join(folder, 'a.csv'), codes(0, 5).join('\n'));
  for (const [words, status, says] of [
    [['list', 'keys', folder, '--product', product], 1, /a list in this folder already/],
    [['list', 'keys', `${folder}2`, '--product', 'airbnb.gift-card'], 1, /too few codes/],
    [['list', 'publish', `${folder}3`], 1, /no list in this folder/],
    [['list', 'add', folder, join(folder, 'a.csv')], 2, /--publisher/],
    [['list', 'add', folder, join(folder, 'a.csv'), '--publisher', 'a', '--reason', 'why'], 2, /--reason/],
    [['list', 'add', folder, join(folder, 'b.csv'), '--publisher', 'a'], 1, /cannot be read/],
    [['list', 'add', folder], 2, /one file behind the folder/],
    [['list', 'verify', `${folder}3`], 1, /no list at .* that can be read/],
    [['list', 'verify', 'http://127.0.0.1:9'], 1, /no list at .* that can be read/],
    [['list', 'toss', folder], 2, /no such command/],
    [['list', 'keys', folder, '--rotate', 'all'], 2, /--rotate/],
  ] as const) {
    const ran = run(...words);
    assert.equal(ran.status, status, `${words.join(' ')}: ${ran.err}`);
    assert.match(ran.err, says);
    // A line, and how the command is written; never where in the program it was.
    assert.doesNotMatch(ran.err, /\n {4}at |filter build/);
  }
  assert.equal(statSync(join(folder, 'log')).size, 0);
  rmSync(join(folder, 'log'));
  mkdirSync(join(folder, 'log'));
  const refused = add(folder, join(folder, 'a.csv'));
  assert.equal(refused.status, 1);
  assert.match(refused.err, /^[^\n]*\(EISDIR\)[^\n]*\n$/);
});

test('half a record that a crash left is written over, and a record that was altered is named', () => {
  const folder = begun();
  writeFileSync(join(folder, 'a.csv'), codes(0, 5).join('\n'));
  appendFileSync(join(folder, 'log'), Buffer.alloc(13, 1));
  add(folder, join(folder, 'a.csv'));
  assert.equal(statSync(join(folder, 'log')).size, 5 * 32);
  const log = readFileSync(join(folder, 'log'));
  log[70] = (log[70] as number) ^ 1;
  writeFileSync(join(folder, 'log'), log);
  assert.match(run('list', 'publish', folder).err, /record 3 of the log/);
  assert.equal(existsSync(join(folder, 'public/time.json')), false);
});

test('a publisher that was killed before the last step leaves the version before, and the next one follows it', () => {
  const folder = begun();
  const place = (name: string) => join(folder, name);
  writeFileSync(place('a.csv'), codes(0, 5).join('\n'));
  add(folder, place('a.csv'));
  run('list', 'publish', folder);
  const kept = ['public/time.json', 'state.1'].map(name => [name, readFileSync(place(name))] as const);
  writeFileSync(place('b.csv'), codes(5, 9).join('\n'));
  add(folder, place('b.csv'));
  run('list', 'publish', folder);
  // All of version 2 is there, and nothing names it; the lock is one of a process that is gone.
  for (const [name, bytes] of kept) writeFileSync(place(name), bytes);
  writeFileSync(place('lock'), '999999999');
  assert.match(run('list', 'verify', folder).out, /version 1\nentries 5/);
  assert.match(run('list', 'publish', folder).out, /^Version 2: 9 entries, 4 changed/);
  assert.match(run('list', 'verify', folder).out, /version 2\nentries 9/);
});
