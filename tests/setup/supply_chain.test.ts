// What comes from elsewhere is named by version and hash, and checked.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { projectFiles } from '../../tools/lint/files.ts';

interface Locked {
  readonly link?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly inBundle?: boolean;
}

const locks = projectFiles().filter(file => file.endsWith('package-lock.json'));

test('every package of every lock has its hash, and comes from nowhere but the registry', () => {
  assert.ok(locks.includes('package-lock.json') && locks.length >= 4);
  for (const lock of locks) {
    const { packages } = JSON.parse(readFileSync(join(root, lock), 'utf8')) as {
      packages: Record<string, Locked>;
    };
    for (const [name, { link, integrity = '', resolved = '', inBundle }] of Object.entries(packages)) {
      // The project itself, and the folders of it that stand for a package.
      if (!name.includes('node_modules/') || link === true || inBundle === true) continue;
      assert.match(integrity, /^sha512-/, `${lock}: ${name}`);
      if (resolved !== '') assert.match(resolved, /^https:\/\/registry\.npmjs\.org\//, `${lock}: ${name}`);
    }
  }
});

interface Manifest {
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifests = projectFiles().filter(file => /^(tests\/.*)?package\.json$/.test(file));
const manifestOf = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest;

test('versions of direct dependencies are exact, and each manifest has its lock', () => {
  assert.equal(manifestOf('package.json').dependencies, undefined, 'the package needs nothing');
  assert.ok(manifests.length >= 8);
  for (const file of manifests) {
    const { dependencies = {}, devDependencies = {} } = manifestOf(file);
    const wanted = { ...dependencies, ...devDependencies };
    for (const [name, version] of Object.entries(wanted))
      assert.match(version, /^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$|^file:tests\//, `${file}: ${name}`);
    // What the project's own lock holds under its folder needs none beside it.
    const lock = file.replace(/package\.json$/, 'package-lock.json');
    if (Object.keys(wanted).length > 0 && file !== 'tests/react_18/package.json')
      assert.ok(locks.includes(lock), `${file} has no lock`);
  }
});

test('nothing is installed but by a lock', () => {
  for (const file of projectFiles().filter(name => /^(tests|bench|web|tools)\/.*\.ts$/.test(name)))
    if (!file.startsWith('tests/setup/'))
      assert.doesNotMatch(
        readFileSync(join(root, file), 'utf8'),
        /['"`]npm['"`],\s*\[?['"`](install|i|add)['"`]|npm\(\w+, 'install'/,
        file,
      );
});

test('the set-up installs by the lock alone', () => {
  const scripts = projectFiles().filter(file => /^tools\/(setup|run$)/.test(file));
  assert.ok(scripts.length > 8);
  for (const file of scripts) {
    const text = readFileSync(join(root, file), 'utf8');
    assert.doesNotMatch(text, /\bnpm (i|install|update|exec)\b|\bnpx\b|\b(curl|wget)\b/, file);
  }
});

function checked(folder: string, ...files: string[]) {
  const script = `here=${folder}; . ${join(root, 'tools/setup.d/pins.sh')}; check_pins "$@"`;
  return spawnSync('sh', ['-euc', script, 'sh', ...files], { encoding: 'utf8' });
}

test('an archive that is not what it is pinned to stops the set-up', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-pins-'));
  try {
    const file = join(folder, 'a_1.0.tar.gz');
    writeFileSync(file, 'as it was');
    const sum = createHash('sha256').update('as it was').digest('hex');
    writeFileSync(join(folder, 'pins.sha256'), `# a comment\n${sum}  a_1.0.tar.gz\n`);
    assert.equal(checked(folder, file).status, 0);
    writeFileSync(file, 'another');
    const { status, stderr } = checked(folder, file);
    assert.equal(status, 1);
    assert.match(stderr, /a_1\.0\.tar\.gz is not what it is pinned to/);
    const later = join(folder, 'a_1.1.tar.gz');
    writeFileSync(later, 'later');
    assert.match(checked(folder, later).stdout, /no pin for a_1\.1\.tar\.gz/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what the set-up unpacks is held against its pins', () => {
  for (const script of ['icu_fetch.sh', 'emscripten_unpack.sh']) {
    const text = readFileSync(join(root, 'tools/setup.d', script), 'utf8');
    assert.match(text, /check_pins .*\n/, script);
    assert.ok(text.indexOf('check_pins') < text.search(/tar -C|dpkg-deb -x/), script);
  }
});
