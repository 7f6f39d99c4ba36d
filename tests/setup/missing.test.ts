// What the set-up says where it may not, or cannot, install: everything that is missing, with the way to get it.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { Sandbox } from './sandbox.ts';

let sandbox: Sandbox;
let bare: string;

beforeEach(() => {
  sandbox = new Sandbox();
  bare = sandbox.bare();
});
afterEach(() => sandbox.remove());

const packages = [
  ['g++ 12 or newer', 'g++'],
  ['CMake 3.25 or newer', 'cmake'],
  ['ninja', 'ninja-build'],
  ['Python 3', 'python3'],
  ['clang-format 19', 'clang-format-19'],
  ['clang-tidy 19', 'clang-tidy-19'],
  ['doctest', 'doctest-dev'],
  ["nlohmann's JSON for C++", 'nlohmann-json3-dev'],
  ['RapidCheck', 'librapidcheck-dev'],
  ["ICU's headers and libraries", 'libicu-dev'],
  ["ICU's tools (gennorm2, icupkg, uconv)", 'icu-devtools'],
  ['Chromium (or Chrome: set CARDMEND_CHROMIUM)', 'chromium'],
] as const;

/** The set-up on a bare machine with this system. */
const setupOn = (...system: Parameters<typeof sandbox.system>) =>
  sandbox.setup({ PATH: bare, ...sandbox.system(...system) });

test('without root it names every missing thing, each with how to install it, and installs nothing', async () => {
  sandbox.program('id', 'echo 1000');
  sandbox.program('apt-get', 'exit 100');
  const { status, lines } = await setupOn('debian', '12', 'bookworm');
  assert.equal(status, 1);
  for (const [what, name] of packages) {
    assert.ok(
      lines.includes(`setup: missing: ${what}: as root: apt-get install ${name}`),
      `${what}\n${lines.join('\n')}`,
    );
  }
  assert.ok(lines.some(line => /^setup: missing: Emscripten 3\.1\.69 or newer: .*EMSDK/.test(line)));
  assert.ok(lines.includes('setup: missing: npm: install it beside Node'));
  assert.ok(
    lines.every(line => line.startsWith('setup: missing: ')),
    'nothing else is said',
  );
  assert.deepEqual(
    sandbox.calls().filter(call => /^apt-get.*(install|update|download|source)/.test(call)),
    [],
  );
});

test('as root it asks for everything in one call, and names what then still is missing', async () => {
  sandbox.program('id', 'echo 0');
  sandbox.program('apt-get', 'echo "E: Unable to connect"; exit 100');
  const { status, lines } = await setupOn('debian', '12', 'bookworm');
  assert.equal(status, 1);
  const installs = sandbox.calls().filter(call => / install /.test(call));
  assert.equal(installs.length, 1);
  assert.ok(` ${installs[0]} `.includes(' ccache '), 'what is only useful comes along');
  for (const [what, name] of packages) {
    assert.ok(` ${installs[0]} `.includes(` ${name} `), name);
    assert.ok(
      lines.some(line => line.startsWith(`setup: missing: ${what}: `)),
      what,
    );
  }
  assert.ok(
    lines.some(line => line.includes('E: Unable to connect')),
    'the reason is shown',
  );
});

test('on Debian 13 Emscripten is one of the packages', async () => {
  sandbox.program('id', 'echo 0');
  sandbox.program('apt-get', 'exit 100');
  await setupOn('debian', '13', 'trixie');
  const install = sandbox.calls().find(call => / install /.test(call)) ?? '';
  assert.match(`${install} `, / emscripten /);
});

test('on another system it names programs, not apt', async () => {
  const { status, lines } = await setupOn('fedora', '42', '');
  assert.equal(status, 1);
  for (const [what] of packages)
    assert.ok(
      lines.some(line => line.startsWith(`setup: missing: ${what}: `)),
      what,
    );
  assert.ok(lines.some(line => /Emscripten.*emsdk install 3\.1\.69/.test(line)));
  assert.ok(lines.every(line => !line.includes('apt-get')));
});

test('an older Node is refused in one line', async () => {
  sandbox.program('node', 'echo v18.19.0');
  const { status, lines } = await sandbox.setup();
  assert.equal(status, 1);
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /^setup: Node 20\.19 or newer is needed, found 18\.19\.0: /);
});

test('an older Emscripten on the PATH is not taken', async () => {
  sandbox.program('id', 'echo 1000');
  sandbox.program('em++', '');
  writeFileSync(join(sandbox.bin, 'emscripten-version.txt'), '"3.1.6"\n');
  const { lines } = await setupOn('fedora', '42', '');
  assert.ok(lines.some(line => /missing: Emscripten 3\.1\.69 or newer/.test(line)));
});
