// The tables are made again whenever something that they are made from changes, comes or goes.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { projectFiles } from '../../tools/lint/files.ts';

/** A copy of the project with a build of its own. */
let copy = '';
const outside = 'build/native';

const run = (command: string, ...args: readonly string[]) =>
  execFileSync(command, args, { cwd: copy, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
/** True if the tables were made again, whether or not they came out as they were. */
const isMadeAgain = (): boolean => /Tables from data\//.test(run('ninja', '-C', outside, 'tables'));

before(() => {
  copy = mkdtempSync(join(tmpdir(), 'cardmend-tables-'));
  for (const file of [...projectFiles(), 'build/setup.env', 'build/setup.cmake'])
    cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  run('cmake', '-S', '.', '-B', outside, '-G', 'Ninja');
  assert.ok(isMadeAgain());
});
after(() => rmSync(copy, { recursive: true }));

/** The modules that a file needs to run, found otherwise than the build finds them. */
function importsOf(file: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  // What stands in a template is another file's text.
  const text = readFileSync(join(root, file), 'utf8').replace(/`[^`]*`/g, '``');
  for (const [statement, name = ''] of text.matchAll(
    /^(?:import\b|export (?:type )?[{*])[^;]*?from '(\.[^']+)';/gm,
  )) {
    const isTypes =
      /^(import|export) type\b/.test(statement) || /^import \{(\s*type [^,}]+,?)+\s*\}/.test(statement);
    if (!isTypes) importsOf(normalize(join(dirname(file), name)), found);
  }
  return found;
}

for (const tool of ['tools/tables/main.ts', 'tools/derive/main.ts']) {
  test(`a change of any file that ${tool} is made of makes its tables again`, () => {
    const imports = [...importsOf(tool)].sort();
    assert.ok(imports.length > 4);
    const inputs = run('ninja', '-C', outside, '-t', 'inputs', 'tables').split('\n');
    for (const file of imports)
      assert.ok(
        inputs.some(input => input.trim().endsWith(file)),
        file,
      );
  });
}

test('nothing is made again where nothing has changed', () => {
  assert.ok(!isMadeAgain());
});

test('an edit of what a tool imports from the bindings', () => {
  appendFileSync(join(copy, 'bindings/js/products/read_profile.ts'), '// edited\n');
  assert.ok(isMadeAgain());
  assert.ok(!isMadeAgain());
});

test('a file of data that goes, and one as old as the hills that comes', () => {
  const file = 'tests/products/test.mod37-16.json';
  const hasIt = () =>
    readFileSync(join(copy, 'build/generated/tables/test_products.h'), 'utf8').includes('test.mod37-16');
  assert.ok(hasIt());
  rmSync(join(copy, file));
  assert.ok(isMadeAgain() && !hasIt());
  cpSync(join(root, file), join(copy, file));
  utimesSync(join(copy, file), new Date(0), new Date(0));
  assert.ok(isMadeAgain() && hasIt());
  assert.ok(!isMadeAgain());
});
