// What comes through the standard input is read as the same file is by its name, however the pipe cuts it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newFolder, program, runIn } from './run_batch.ts';
import { entriesOf, zipOf } from './workbook_file.ts';

const code = (i: number) =>
  (Math.imul(i + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0').toUpperCase() +
  (Math.imul(i + 1, 0x85ebca6b) >>> 0).toString(16).padStart(8, '0').toUpperCase();
const rows = (row: (i: number) => string) => Array.from({ length: 12_000 }, (_, i) => row(i)).join('');

/** Of each list some hundred KB: a pipe gives 64 at once. */
const lists: Readonly<Record<string, Buffer>> = {
  'a number beside the secret': Buffer.from(
    `\u5361\u53f7,\u5361\u5bc6\n${rows(i => `JDV${1_000_000_000_000 + i},${code(i)}\n`)}`,
  ),
  'rows that are counted': Buffer.from(
    `\u5e8f\u53f7,\u5907\u6ce8,\u5361\u5bc6\n${rows(i => `${i},\u9f99 ${i % 7 === 0 ? '"a\nb"' : 'x'},${code(i)}\n`)}`,
  ),
  'rows with exceptions': Buffer.from(
    `\u5361\u5bc6,\u5907\u6ce8\r\n${rows(i => `${i % 20 === 0 ? '3F2A90' : code(i)},\u51e4\r\n`)}`,
  ),
  // GBK of two words, with a character in each row.
  'GB 18030': Buffer.concat([
    Buffer.from([0xbf, 0xa8, 0xc3, 0xdc, 0x2c, 0xb1, 0xb8, 0xd7, 0xa2, 0x0a]),
    Buffer.from(
      rows(i => `${code(i)},\u00c1\u00fa\n`),
      'latin1',
    ),
  ]),
  'UTF-16': Buffer.from(`\ufeff\u5361\u5bc6,\u5907\u6ce8\n${rows(i => `${code(i)},\u9f99\n`)}`, 'utf16le'),
};

for (const [name, list] of Object.entries(lists))
  test(`a long list through the standard input: ${name}`, () => {
    assert.ok(list.length > 2 * 65_536, `${list.length}`);
    const folder = newFolder();
    writeFileSync(join(folder, 'a.csv'), list);
    const byName = runIn(folder, ['a.csv', '--locale', 'en']);
    const piped = runIn(folder, ['-', '--locale', 'en'], list);
    assert.equal(piped.status, byName.status);
    // Hundreds of KB are not to be printed where they differ.
    assert.ok(piped.text('-.clean.csv') === byName.text('a.clean.csv'), piped.out);
    const told = byName.text('a.exceptions.csv').replaceAll('a.csv,', 'stdin,');
    assert.ok(piped.text('-.exceptions.csv') === told, piped.out);
  });

test('a named pipe is read to its end', async () => {
  const [list = Buffer.alloc(0)] = Object.values(lists);
  const folder = newFolder();
  assert.equal(spawnSync('mkfifo', ['pipe.csv'], { cwd: folder }).status, 0);
  const child = spawn(process.execPath, [program, 'batch', 'pipe.csv', '--locale', 'en'], { cwd: folder });
  createWriteStream(join(folder, 'pipe.csv')).end(list);
  let errors = '';
  child.stderr.on('data', data => {
    errors += data;
  });
  const [status] = await once(child, 'exit');
  writeFileSync(join(folder, 'a.csv'), list);
  const byName = runIn(folder, ['a.csv', '--locale', 'en']);
  assert.equal(status, byName.status, errors);
  assert.ok(byName.text('pipe.clean.csv') === byName.text('a.clean.csv'));
});

test('a workbook through a pipe, and one that is read as CSV, are refused as what they are', () => {
  const folder = newFolder();
  const book = zipOf(entriesOf({ rows: '' }));
  const piped = runIn(folder, ['-', '--format', 'xlsx', '--locale', 'en'], book);
  assert.equal(piped.status, 1);
  assert.match(piped.errors, /^stdin: a workbook cannot be read from the standard input.*name its file/);
  for (const bytes of [book, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])]) {
    writeFileSync(join(folder, 'a.csv'), bytes);
    for (const ran of [
      runIn(folder, ['-', '--locale', 'en'], bytes),
      runIn(folder, ['a.csv', '--locale', 'en']),
    ]) {
      assert.equal(ran.status, 1);
      assert.match(ran.errors, /is a workbook, and was to be read as CSV.*--format xlsx/);
    }
  }
});
