// A disk that is full, at any time of a run: one sentence, and nothing half-written is left.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newFolder, program } from './run_batch.ts';

/** So many right rows, and one in ten that is not. */
function list(rows: number): string {
  let text = '\u5361\u53f7,\u5361\u5bc6\n';
  for (let i = 0; i < rows; ++i) {
    const secret = `${(0x1000_0000 + i).toString(16).toUpperCase()}77DEA41B`;
    text += `JDV${1_000_000_000_000 + i},${i % 10 === 9 ? secret.slice(1) : secret}\n`;
  }
  return text;
}

function run(folder: string, out: string, before: readonly string[] = []) {
  const args = [...before, program, 'batch', 'a.csv', '--locale', 'en', '--out', out];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr, left: readdirSync(out) };
}

function assertFull({ status, stderr, left }: ReturnType<typeof run>): void {
  const said = stderr.trim().split('\n');
  assert.equal(said.length, 1, stderr);
  assert.match(
    said[0] ?? '',
    /cannot be written \(ENOSPC\)\. Please check the folder and the space on its disk/,
  );
  assert.equal(status, 1);
  assert.deepEqual(left, []);
}

/** Has the calls of fs fail as they do on a full disk: `writeSync` after so many bytes, `fsyncSync` at its so many-th call. */
const failing = (bytes: number, syncs: number) => {
  const source = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const full = syscall => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall });
    let [left, calls] = [${bytes}, ${syncs}];
    const { writeSync, fsyncSync } = fs;
    fs.writeSync = (fd, data, ...rest) => {
      if (fd > 2 && (left -= data.length) < 0) throw full('write');
      return writeSync(fd, data, ...rest);
    };
    fs.fsyncSync = fd => {
      if (--calls < 0) throw full('fsync');
      return fsyncSync(fd);
    };
    syncBuiltinESMExports();`;
  return ['--import', `data:text/javascript,${encodeURIComponent(source)}`];
};

for (const [when, bytes, syncs] of [
  ['at the first byte', 0, 99],
  ['in the middle of the rows', 100_000, 99],
  ['when all was written and the files get their names', 1e9, 0],
  ['when the first files have their names already', 1e9, 2],
] as const)
  test(`the disk is full ${when}`, () => {
    const folder = newFolder();
    const out = join(folder, 'out');
    mkdirSync(out);
    writeFileSync(join(folder, 'a.csv'), list(20_000));
    assertFull(run(folder, out, failing(bytes, syncs)));
  });

test('a disk of 64 KB', context => {
  const folder = newFolder();
  const out = join(folder, 'out');
  mkdirSync(out);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', out]);
  if (status !== 0) {
    context.skip('only root may mount one');
    return;
  }
  try {
    writeFileSync(join(folder, 'a.csv'), list(20_000));
    assertFull(run(folder, out));
  } finally {
    spawnSync('umount', [out]);
  }
});
