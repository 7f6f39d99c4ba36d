// Stand-ins for what the set-up installs: packages of a toolchain that does nothing, and a source of ICU with one file.
// Small enough to be made in a moment; made of the same parts, so that the real set-up can unpack and compile them.

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sandbox } from './sandbox.ts';

function put(file: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
}

/** A package NAME_1_all.deb with these files, each executable. */
function deb(folder: string, name: string, files: Record<string, string>): void {
  const tree = join(folder, `${name}.tree`);
  put(
    join(tree, 'DEBIAN/control'),
    `Package: ${name}\nVersion: 1\nArchitecture: all\nMaintainer: t <t@example>\nDescription: t\n`,
  );
  for (const [file, text] of Object.entries(files)) put(join(tree, file), text, 0o755);
  execFileSync('dpkg-deb', ['--build', '--root-owner-group', tree, join(folder, `${name}_1_all.deb`)], {
    stdio: 'ignore',
  });
}

/** A compiler that makes an empty object of each source; it waits for ever if the file `slow` exists. */
function compiler(sandbox: Sandbox): string {
  return `#!/bin/sh
echo "em++ $*" >>'${sandbox.record}'
[ ! -e '${join(sandbox.folder, 'slow')}' ] || sleep 60
for word; do case $word in *.cpp) : >"$(basename "$word" .cpp).o" ;; esac; done
`;
}

/** An apt-get that hands out those packages, and waits for ever at a download if the file `slow` exists. */
export function toolchainPackages(sandbox: Sandbox): void {
  const folder = join(sandbox.folder, 'debs');
  const share = 'usr/share/emscripten';
  deb(folder, 'emscripten', {
    [`${share}/em++`]: compiler(sandbox),
    [`${share}/emar`]: '#!/bin/sh\n: >"$2"\n',
    [`${share}/emscripten-version.txt`]: '3.1.69\n',
  });
  deb(folder, 'binaryen', { 'usr/bin/wasm-opt': 'binary', 'usr/lib/x86_64-linux-gnu/libbinaryen.so': '' });
  deb(folder, 'node-acorn', { 'usr/share/nodejs/acorn/package.json': '{}' });
  deb(folder, 'libc6', { 'usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2': '#!/bin/sh\necho loaded "$@"\n' });
  deb(folder, 'libstdc++6', { 'usr/lib/x86_64-linux-gnu/libstdc++.so.6': '' });
  deb(folder, 'libgcc-s1', { 'usr/lib/x86_64-linux-gnu/libgcc_s.so.1': '' });
  sandbox.program(
    'apt-get',
    `case "$*" in
  *indextargets*) echo 'mirror://example bookworm main' ;;
  *' download '*)
    cp '${folder}/emscripten_1_all.deb' .
    [ ! -e '${join(sandbox.folder, 'slow')}' ] || sleep 60
    cp '${folder}'/*.deb . ;;
esac`,
  );
}

/** A source of ICU in this version. Returns its source/ folder. */
export function icuSource(sandbox: Sandbox, version: string): string {
  const source = join(sandbox.folder, `icu-${version}`, 'source');
  put(join(source, 'common/unicode/uvernum.h'), `#define U_ICU_VERSION "${version}"\n`);
  put(join(source, 'common/normalizer2impl.h'), '#define NORM2_HARDCODE_NFC_DATA 1\n');
  put(join(source, 'common/normalizer2.cpp'), '');
  put(join(source, 'stubdata/stubdata.cpp'), '');
  return source;
}

/** The version of the ICU that this machine's compiler finds. */
export function installedIcu(): string {
  return /ICU ([\d.]+)/.exec(execFileSync('uconv', ['--version'], { encoding: 'utf8' }))?.[1] ?? '';
}
