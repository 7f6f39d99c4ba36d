// What --out names: a file that is there stays as it is unless --overwrite is said, and what the command reads stays in any case.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { root } from '../../tools/build/paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'cardmend-over-'));
after(() => rmSync(folder, { recursive: true }));

const list = '\u5361\u5bc6\n3F2A90BC77DEA41B\n0D4E81C652FA7B39\n';
const counts = 'failure,cause,count\nalready-used,bound-by-you,100\n';
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'list.csv'), list);
  writeFileSync(join(folder, 'counts.csv'), counts);
});

const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

function run(words: readonly string[], stdin?: string) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { LANG: 'C' },
    ...(stdin === undefined ? {} : { stdio: [openSync(join(folder, stdin), 'r'), 'pipe', 'pipe'] }),
  });
  return { status, errors: stderr };
}

const build = (from: string, ...more: readonly string[]) => [
  ...['filter', 'build', from, '--product', 'jd.ecard', '--out'],
  ...more,
];
const learn = (...more: readonly string[]) => ['learn', 'counts.csv', '--out', ...more];

test('what the command reads is never written over, by whatever name', () => {
  linkSync(join(folder, 'list.csv'), join(folder, 'hard'));
  symlinkSync('list.csv', join(folder, 'soft'));
  const cases: readonly (readonly [readonly string[], string?])[] = [
    [build('list.csv', 'list.csv')],
    [build('list.csv', './hard')],
    [build('list.csv', 'soft')],
    [build('-', 'list.csv'), 'list.csv'],
    [learn('counts.csv')],
  ];
  for (const [words, stdin] of cases)
    for (const more of [[], ['--overwrite']]) {
      const { status, errors } = run([...words, ...more], stdin);
      assert.equal(status, 1, words.join(' '));
      assert.match(errors, /is what the command reads, and is never written over.*--out/);
      assert.equal(textOf('list.csv'), list);
      assert.equal(textOf('counts.csv'), counts);
    }
  writeFileSync(join(folder, 'shop.json'), '{}');
  assert.equal(run([...build('list.csv', 'shop.json'), '--profile', 'shop.json', '--overwrite']).status, 1);
  assert.equal(textOf('shop.json'), '{}');
});

test('a file that is there is written over when that is said, and not else', () => {
  for (const words of [build('list.csv', 'out'), learn('out')]) {
    writeFileSync(join(folder, 'out'), 'mine');
    const { status, errors } = run(words);
    assert.equal(status, 1);
    assert.match(errors, /^out is there already, and is not written over.*--overwrite/);
    assert.equal(textOf('out'), 'mine');
    assert.equal(run([...words, '--overwrite']).status, 0);
    assert.notEqual(textOf('out'), 'mine');
    rmSync(join(folder, 'out'));
    assert.equal(run(words).status, 0);
    assert.deepEqual(
      readdirSync(folder).filter(name => name.endsWith('.part')),
      [],
    );
    rmSync(join(folder, 'out'));
  }
});

test('priors go on from the file that they are written to, when that is said', () => {
  assert.equal(run(learn('own.json')).status, 0);
  const before = textOf('own.json');
  assert.equal(run([...learn('own.json'), '--base', 'own.json']).status, 1);
  assert.equal(textOf('own.json'), before);
  assert.equal(run([...learn('own.json'), '--base', 'own.json', '--overwrite']).status, 0);
  assert.notEqual(textOf('own.json'), before);
});

test('a list is not begun where a log is that is none of a new one', () => {
  mkdirSync(join(folder, 'place'));
  writeFileSync(join(folder, 'place/log'), 'of something else\n');
  const { status, errors } = run(['list', 'keys', 'place', '--product', 'jd.ecard']);
  assert.equal(status, 1);
  assert.match(errors, /file named log/);
  assert.deepEqual(readdirSync(join(folder, 'place')), ['log']);
  assert.equal(textOf('place/log'), 'of something else\n');
});

test("an outbox's folder keeps a list.json that is somebody else's", () => {
  assert.equal(run(['hub', 'keys', 'key', '--name', 'A']).status, 0);
  mkdirSync(join(folder, 'box'));
  for (const text of ['{"mine":1}', '[]', 'null', 'not even JSON']) {
    writeFileSync(join(folder, 'box/list.json'), text);
    const words = ['hub', 'report', 'box', 'list.csv', '--hub', 'http://127.0.0.1:9', '--key', 'key'];
    const { status, errors } = run([...words, '--list', 'http://127.0.0.1:9']);
    assert.equal(status, 1);
    assert.match(errors, /list\.json is there already, and was not written by this command/);
    assert.equal(textOf('box/list.json'), text);
  }
});
