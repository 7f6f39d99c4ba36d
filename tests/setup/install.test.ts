// What the set-up does where it can install: once, quickly the second time, and again where it was interrupted.
// The toolchain and ICU are stand-ins; a test on the real ones is the cold run.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { Sandbox } from './sandbox.ts';
import { icuSource, installedIcu, toolchainPackages } from './stand_ins.ts';

let sandbox: Sandbox;
let env: Record<string, string>;

beforeEach(() => {
  sandbox = new Sandbox();
  toolchainPackages(sandbox);
  sandbox.npm();
  env = { ICU_SOURCE_DIR: icuSource(sandbox, installedIcu()), ...sandbox.system('debian', '12', 'bookworm') };
});
afterEach(() => sandbox.remove());

function toolchain(file: string): string {
  return join(sandbox.cache, 'emscripten-3.1.69', file);
}

function libraries(): readonly string[] {
  return readdirSync(sandbox.cache).filter(name => name.startsWith('icu-') && !name.endsWith('.tmp'));
}

test('the first run installs, with a line for each step', async () => {
  const { status, lines } = await sandbox.setup(env);
  assert.deepEqual(lines, [
    'setup: installing the npm packages ...',
    'setup: unpacking Emscripten 3.1.69 ...',
    `setup: compiling ICU ${installedIcu()} to WebAssembly ...`,
  ]);
  assert.equal(status, 0);
  assert.match(sandbox.written('build/setup.cmake'), /CARDMEND_ICU_WASM_LIBRARY ".*\/libicucommon\.a"/);
  assert.match(sandbox.written('build/setup.env'), /export EM_CONFIG='.*emscripten\.cfg'/);
  assert.equal(sandbox.written('build/setup.start'), 'cold\n');
});

test('the second run is silent, quick and changes nothing', async () => {
  await sandbox.setup(env);
  const files = ['build/setup.env', 'build/setup.cmake'].map(file => join(sandbox.checkout, file));
  const before = files.map(file => statSync(file).mtimeMs);
  const calls = sandbox.calls().length;
  const begun = performance.now();
  const { status, lines } = await sandbox.setup(env);
  const elapsed = performance.now() - begun;
  assert.equal(status, 0);
  assert.deepEqual(lines, []);
  assert.deepEqual(sandbox.calls().slice(calls), []);
  assert.deepEqual(
    files.map(file => statSync(file).mtimeMs),
    before,
  );
  assert.equal(sandbox.written('build/setup.start'), 'warm\n');
  assert.ok(elapsed < 2000, `${elapsed} ms`);
});

test('an interrupted toolchain is made anew by the next run', async () => {
  const slow = join(sandbox.folder, 'slow');
  writeFileSync(slow, '');
  await sandbox.interrupted(env, /apt-get .* download /);
  assert.ok(existsSync(toolchain('apt')), 'something was left behind');
  assert.ok(!existsSync(toolchain('.complete')));
  writeFileSync(toolchain('half'), '');
  rmSync(slow);
  const { status } = await sandbox.setup(env);
  assert.equal(status, 0);
  assert.ok(existsSync(toolchain('.complete')));
  assert.ok(!existsSync(toolchain('half')), 'nothing of the broken one is kept');
  assert.ok(!existsSync(toolchain('apt')));
});

test('an interrupted compilation of ICU is done again by the next run', async () => {
  await sandbox.setup(env);
  for (const name of libraries()) rmSync(join(sandbox.cache, name), { recursive: true });
  const slow = join(sandbox.folder, 'slow');
  writeFileSync(slow, '');
  writeFileSync(sandbox.record, '');
  await sandbox.interrupted(env, /em\+\+ .*stubdata/);
  assert.deepEqual(libraries(), [], 'half a library is not taken for one');
  rmSync(slow);
  const { status, lines } = await sandbox.setup(env);
  assert.equal(status, 0);
  assert.deepEqual(lines, [`setup: compiling ICU ${installedIcu()} to WebAssembly ...`]);
  assert.equal(libraries().length, 1);
  assert.deepEqual(
    readdirSync(sandbox.cache).filter(name => name.endsWith('.tmp')),
    [],
    'and the half one is gone',
  );
});

test('two runs at the same time install once', async () => {
  const runs = await Promise.all([sandbox.setup(env), sandbox.setup(env)]);
  assert.deepEqual(
    runs.map(run => run.status),
    [0, 0],
  );
  for (const call of [/^apt-get .* download /, /^em\+\+ .*stubdata/, /^npm ci/]) {
    assert.equal(sandbox.calls().filter(line => call.test(line)).length, 1, String(call));
  }
});

test('a changed lock file installs the npm packages again, and a failure is named and not remembered', async () => {
  await sandbox.setup(env);
  writeFileSync(join(sandbox.checkout, 'package-lock.json'), '{}');
  sandbox.program('npm', 'echo "npm error network"; exit 1');
  const failed = await sandbox.setup(env);
  assert.equal(failed.status, 1);
  assert.ok(failed.lines.some(line => line.includes('npm error network')));
  assert.ok(failed.lines.some(line => /^setup: missing: npm packages: /.test(line)));
  sandbox.npm();
  const repaired = await sandbox.setup(env);
  assert.equal(repaired.status, 0);
  assert.deepEqual(repaired.lines, ['setup: installing the npm packages ...']);
});

test('ICU_SOURCE_DIR is taken, and one of its own gets a library of its own', async () => {
  await sandbox.setup(env);
  assert.ok(
    sandbox.written('build/setup.cmake').includes(`set(CARDMEND_ICU_SOURCE_DIR "${env.ICU_SOURCE_DIR}")`),
  );
  assert.ok(!sandbox.calls().some(call => / source /.test(call)), 'none is fetched');
  writeFileSync(join(env.ICU_SOURCE_DIR ?? '', 'common/normalizer2.cpp'), '// changed\n');
  await sandbox.setup(env);
  assert.equal(libraries().length, 2);
});

test('an ICU_SOURCE_DIR of another version, or with something else in it, is refused in a line', async () => {
  const other = await sandbox.setup({ ...env, ICU_SOURCE_DIR: icuSource(sandbox, '1.2') });
  assert.equal(other.status, 1);
  assert.ok(other.lines.some(line => /missing: ICU's source .*: ICU_SOURCE_DIR holds 1\.2: /.test(line)));
  const empty = await sandbox.setup({ ...env, ICU_SOURCE_DIR: sandbox.bin });
  assert.equal(empty.status, 1);
  assert.ok(
    empty.lines.some(line => /missing: ICU's source: ICU_SOURCE_DIR is .*holds no ICU source/.test(line)),
  );
});
