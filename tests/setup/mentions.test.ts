// The lint's look at the files that comments and documents name, on made-up texts and on the project's own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mentionCheck, mentionsOf, missingIn } from '../../tools/lint/mentions.ts';

const files = [
  'src/format/slot.h',
  'src/include/cardmend/types.h',
  'data/labels.json',
  'bindings/js/index.ts',
];
const missing = (file: string, text: string) => missingIn(file, text, files).length;

test('a file that is not there is found', () => {
  for (const text of [
    'see format/gone.h',
    'see gone.h',
    'data/gone.json has them',
    '`src/format/gone.ts`',
    'gone/*.h',
  ]) {
    assert.equal(missing('docs/a.md', text), 1, text);
    assert.equal(missing('src/format/a.cpp', `int f();  // ${text}\n`), 1, text);
    assert.equal(missing('tools/a.ts', `/**\n * ${text}\n */\n`), 1, text);
  }
  assert.deepEqual(missingIn('docs/a.md', 'one\ntwo gone.h', files), ['docs/a.md:2: there is no gone.h']);
  assert.equal(missing('data/a.json', '{\n  "source": "data/gone.json: some",\n}'), 1);
});

test('a file that is there, wherever a reader would look', () => {
  for (const text of [
    'format/slot.h',
    'src/format/slot.h',
    'slot.h',
    'cardmend/types.h',
    'data/*.json',
    'index.js',
    'index.d.ts',
  ]) {
    assert.equal(missing('src/format/a.h', `// ${text}`), 0, text);
  }
});

test('what is no name of a file of the project', () => {
  for (const text of [
    'dist/index.js',
    'tables/slips.h',
    'Node.js',
    'data/NAME.json',
    'https://example.com/a/b.html',
  ]) {
    assert.equal(missing('docs/a.md', text), 0, text);
  }
  assert.equal(missing('docs/a.md', 'github.com/owner/name `docs/a.md` and `docs/b.md`'), 0);
  assert.deepEqual(mentionsOf('tools/a.ts', "const a = 'gone.ts'; // none\nimport b from './gone.ts';"), []);
});

test('every file that the project names exists', async () => {
  assert.deepEqual(await mentionCheck.run(), []);
});
