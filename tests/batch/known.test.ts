// Lists beside the codes that were issued: what is known, what is not, and a file that is none of codes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lines, newFolder, program, runIn } from './run_batch.ts';

const issued = ['3F2A90BC77DEA41B', '0D4E81C652FA7B39', '5B17C3E09A46D28F'];

/** A folder with a file of the codes that were issued. */
function folderWithKnown(): string {
  const folder = newFolder();
  writeFileSync(join(folder, 'issued.csv'), `code\n${issued.join('\n')}\n`);
  const args = ['filter', 'build', 'issued.csv', '--product', 'jd.ecard', '--out', 'issued.known'];
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return folder;
}

/** A number and a code a row. */
function write(folder: string, codes: readonly string[]): void {
  const rows = codes.map((code, i) => `JDV${10_000_000_000_000 + i},${code}`);
  writeFileSync(join(folder, 'a.csv'), `\u5361\u53f7,\u5361\u5bc6\n${rows.join('\n')}\n`);
}

const run = (folder: string, ...more: string[]) =>
  runIn(folder, ['a.csv', '--locale', 'en', '--known', 'issued.known', ...more]);

test('known codes are right, as they stand and as they are folded', () => {
  const folder = folderWithKnown();
  write(folder, [issued[0] ?? '', '0d4e-81c6-52fa-7b39', `${issued[2]}`]);
  const ran = run(folder);
  assert.equal(ran.status, 0, ran.errors);
  assert.deepEqual(
    lines(ran.text('a.clean.csv')).slice(1),
    issued.map((code, i) => `JDV${10_000_000_000_000 + i},${code},jd.ecard,valid`),
  );
});

test('a right code that was never issued is an exception, and said to be asked for', () => {
  const folder = folderWithKnown();
  const stranger = '1111222233334444'.replace(/4$/, 'E');
  write(folder, [issued[0] ?? '', stranger]);
  const without = runIn(folder, ['a.csv', '--locale', 'en', '--out', newFolder()]);
  assert.equal(without.status, 0, without.errors);
  const ran = run(folder, '--json');
  assert.equal(ran.status, 3, ran.errors);
  const { valid, exceptions, findings } = JSON.parse(ran.out);
  assert.deepEqual({ valid, exceptions }, { valid: 1, exceptions: 1 });
  assert.deepEqual(findings, [{ name: 'code-not-known', count: 1 }]);
  const [, row = ''] = lines(ran.text('a.exceptions.csv'));
  assert.match(row, /^a\.csv,3,[^,]+,code-not-known,/);
  assert.ok(row.endsWith(`,JDV10000000000001,${stranger}`));
});

test('a file that is no file of codes, one that was altered, and one that is not there', () => {
  const folder = folderWithKnown();
  write(folder, issued);
  const good = readFileSync(join(folder, 'issued.known'));
  const altered = Buffer.from(good);
  altered[altered.length - 9] = (altered[altered.length - 9] ?? 0) ^ 0xff;
  for (const [bytes, told] of [
    [Buffer.from('3F2A90BC77DEA41B\n'), /^issued\.known: \S.*\.$/],
    [altered, /^issued\.known: \S.*\.$/],
    [good.subarray(0, 20), /^issued\.known: \S.*\.$/],
  ] as const) {
    writeFileSync(join(folder, 'issued.known'), bytes);
    const ran = run(folder);
    assert.equal(ran.status, 1);
    assert.match(ran.errors.trim(), told);
    assert.equal(ran.errors.trim().split('\n').length, 1, ran.errors);
    assert.ok(!ran.errors.includes('3F2A90BC'), 'no code is told');
    assert.deepEqual(ran.names, ['a.csv', 'issued.csv', 'issued.known']);
  }
  const ran = runIn(folder, ['a.csv', '--locale', 'en', '--known', 'none.known']);
  assert.equal(ran.status, 1);
  assert.match(ran.errors, /^none\.known cannot be read \(ENOENT\)/);
});
