// What the READMEs show works as they show it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/build/paths.ts';

/** The blocks of JavaScript: the whole, and the small part that goes on to it. */
function snippets(readme: string): readonly string[] {
  const blocks = [...readFileSync(join(root, readme), 'utf8').matchAll(/```js\n([\s\S]*?)```/g)];
  assert.equal(blocks.length, 2);
  return blocks.map(([, code = '']) => code);
}

/** What a block prints. */
function ran(code: string): string {
  const args = ['--input-type=module', '--eval', code];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

for (const [readme, words] of [
  ['README.md', /became 0.*\n.*bound/],
  ['README.zh-CN.md', /\u6539\u6210\u4e86.* 0.*\n.*\u7ed1\u5b9a/],
] as const) {
  test(`${readme}: five lines of integration code run against the package`, () => {
    const [whole = '', parts = ''] = snippets(readme);
    assert.equal(whole.trimEnd().split('\n').length, 5);
    assert.match(ran(whole), /^repaired 3F2A-90BC-77DE-A41B /);
    assert.match(ran(whole), words);
    assert.match(ran(parts), /^doubtful \[\s+'3F2A-90BC-77DE-A415'/);
  });
}

test('the two commands stand first, and both READMEs name the same', () => {
  for (const readme of ['README.md', 'README.zh-CN.md']) {
    assert.match(
      readFileSync(join(root, readme), 'utf8'),
      /^# Cardmend\n\n\[.*\]\(.*\)\n\n```sh\nnpm start .*\nnpm test .*\n```/,
    );
  }
});

test('both READMEs count the targets of fuzzing as there are', () => {
  const count = (folder: string) => readdirSync(join(root, 'tests/fuzz', folder)).length;
  const counts = [count('targets'), count('script/targets')];
  for (const readme of ['README.md', 'README.zh-CN.md']) {
    const [, told = ''] =
      /\n### (?:Fuzzing|\u6a21\u7cca\u6d4b\u8bd5)\n\n(.*)\n/.exec(readFileSync(join(root, readme), 'utf8')) ??
      [];
    assert.deepEqual(told.match(/\b\d+\b/g)?.map(Number), counts, readme);
  }
});

test('CONTRIBUTING names every command', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
  const [, table = ''] = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').split(/^## .*$/m);
  const named = [...table.matchAll(/`npm (?:run )?([\w:]+)`/g)].map(([, name]) => name);
  assert.deepEqual(
    Object.keys(scripts).filter(name => !named.includes(name)),
    [],
  );
});

test('CONTRIBUTING shows a case as it stands in the vectors', () => {
  const blocks = [...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/```json\n([\s\S]*?)```/g)];
  assert.equal(blocks.length, 1);
  const shown = JSON.parse(blocks[0]?.[1] ?? '') as { readonly name: string };
  const folder = join(root, 'tests/vectors/check');
  const cases = readdirSync(folder).flatMap(file => {
    const { cases: all } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      readonly cases: readonly { readonly name: string }[];
    };
    return all.filter(({ name }) => name === shown.name);
  });
  assert.deepEqual(cases, [shown]);
});
