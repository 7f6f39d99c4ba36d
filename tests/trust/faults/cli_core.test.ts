// A core of the command line that breaks off, is damaged, or is of another package: one line that says so, and exit status 1.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../../tools/build/paths.ts';
import { madeCodes } from '../../node/known_cases.ts';
import { cappedBytes } from './capped.ts';

const dist = join(root, 'dist');
const folder = mkdtempSync(join(tmpdir(), 'cardmend-core-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** What the command line loads, in a place where it can be another one. */
const loaded = /^(cli\.js|batch_worker\.js|portable|core|lines|[\w-]+\.wasm|[\w-]+\.js)$/;
const package_ = join(folder, 'dist');
before(() => {
  for (const name of readdirSync(dist))
    if (loaded.test(basename(name))) cpSync(join(dist, name), join(package_, name), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const codes = [...madeCodes(150_000)];
  writeFileSync(join(folder, 'codes.csv'), `secret\n${codes.join('\n')}\n`);
});

const build = ['filter', 'build', 'codes.csv', '--product', 'jd.ecard', '--out', 'codes.filter', '--force'];
const batch = ['batch', 'codes.csv', '--product', 'jd.ecard', '--out', '.', '--threads', '1'];

/** The line that a command ends with. */
function lineOf(words: readonly string[]): string {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(package_, 'cli.js'), ...words, '--locale', 'en'],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 120_000,
    },
  );
  assert.equal(status, 1, stderr);
  // What is under way is drawn over and over.
  const lines = stderr.trim().split(/[\n\r]/);
  const said = lines.filter(line => !/^\s*$/.test(line) && !/\d+ ?%|rows|^line \d+: left out/.test(line));
  assert.equal(said.length, 1, stderr);
  assert.doesNotMatch(stderr, /^ +at |node:internal|wasm-function/m);
  return said[0] ?? '';
}

function withWasm(file: string, change: (bytes: Uint8Array) => Uint8Array, check: () => void): void {
  const right = readFileSync(join(dist, file));
  try {
    writeFileSync(join(package_, file), change(right));
    check();
  } finally {
    writeFileSync(join(package_, file), right);
  }
}

for (const [file, words] of [
  ['cardmend-tools.wasm', build],
  ['cardmend-batch.wasm', batch],
] as const) {
  test(`${file} that has no more memory`, () =>
    withWasm(
      file,
      bytes => cappedBytes(bytes, 32),
      () =>
        assert.match(
          lineOf(words),
          /^The work broke off in its middle \(.+\), as it does where there is no more memory/,
        ),
    ));

  test(`${file} of another package`, () =>
    withWasm(
      file,
      bytes => {
        const other = Buffer.from(bytes);
        const at = other.lastIndexOf('cardmend.build');
        other.write('9.9.9', at + 'cardmend.build'.length, 'latin1');
        return other;
      },
      () =>
        assert.match(
          lineOf(words),
          new RegExp(
            `^Cardmend: this JavaScript belongs to the wasm \\S+, but ${file} is 9\\.9\\.9\\S+; deploy \\S+ and ${file}`,
          ),
        ),
    ));

  test(`${file} that is cut`, () =>
    withWasm(
      file,
      bytes => bytes.subarray(0, bytes.length >> 1),
      () =>
        assert.match(lineOf(words), new RegExp(`^Cardmend: ${file} could not be compiled; it is damaged`)),
    ));
}
