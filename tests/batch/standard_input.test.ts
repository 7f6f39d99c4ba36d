// What comes through the standard input is read as the same file is by its name, however the pipe cuts it.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newFolder, runIn } from './run_batch.ts';

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
