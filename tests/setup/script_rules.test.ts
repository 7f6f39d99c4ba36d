// The lint's look at TypeScript: the plans of folders, file names, circles and long functions, on made-up sources and
// on the project's own.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { nameCheck, nameProblems } from '../../tools/lint/file_names.ts';
import { root } from '../../tools/lint/files.ts';
import { roomCheck, roomProblems } from '../../tools/lint/script_rooms.ts';

test('an import against the plan of bindings/js is found', () => {
  const found = (file: string, name: string) =>
    roomProblems(`bindings/js/${file}`, `import type { A } from '${name}';`).length;
  assert.equal(found('check/a.ts', './b.ts'), 0);
  assert.equal(found('check/a.ts', '../core/b.ts'), 0);
  assert.equal(found('check/a.ts', '#tables/keys.ts'), 0);
  assert.equal(found('check/a.ts', '../texts/b.ts'), 1);
  assert.equal(found('core/a.ts', '../check/b.ts'), 1);
  assert.equal(found('explain/a.ts', '../knowledge/b.ts'), 1);
  assert.equal(found('check/a.ts', '../types.ts'), 1);
  assert.equal(found('index.ts', './core/b.ts'), 0);
  assert.equal(found('fresh/a.ts', './b.ts'), 1);
});

test('an import against the plan of bindings/bind is found', () => {
  const found = (file: string, name: string) =>
    roomProblems(`bindings/bind/${file}`, `import type { A } from '${name}';`).length;
  assert.equal(found('run/a.ts', '../journal/b.ts'), 0);
  assert.equal(found('run/a.ts', '../../js/explain/types.ts'), 0);
  assert.equal(found('journal/a.ts', '../run/b.ts'), 1);
  assert.equal(found('plan/a.ts', '../journal/b.ts'), 1);
});

test('an import against the plan of web/page is found', () => {
  const found = (file: string, name: string) =>
    roomProblems(`web/page/${file}`, `import type { A } from '${name}';`).length;
  assert.equal(found('code/a.ts', '../base/b.ts'), 0);
  assert.equal(found('code/a.ts', '../../../bindings/js/types.ts'), 0);
  assert.equal(found('code/a.ts', 'cardmend'), 0);
  assert.equal(found('rest.ts', './app/b.ts'), 0);
  assert.equal(found('main.ts', './app/b.ts'), 1);
  assert.equal(found('bind/a.ts', '../code/b.ts'), 1);
  assert.equal(found('product/a.ts', '../bind/b.ts'), 1);
  assert.equal(found('app/a.ts', '../main.ts'), 1);
  assert.equal(found('attic/a.ts', './b.ts'), 1);
});

test('a name in another style is found', () => {
  for (const file of [
    'src/a_b.cpp',
    'a/b.test.ts',
    'a/b_c.d.ts',
    'tools/setup.d/a.sh',
    'docs/card-format.md',
  ])
    assert.deepEqual(nameProblems(file), [], file);
  for (const file of ['src/a-b.cpp', 'a/bC.test.ts', 'a/b-c.d.ts', 'a-b/c.ts', 'a/B.sh'])
    assert.equal(nameProblems(file).length, 1, file);
});

/** The rules that Biome finds broken in files of these names and texts, by the project's own settings. */
function brokenRules(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-rules-'));
  try {
    const settings = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as object;
    const own = { ...settings, $schema: undefined, vcs: { enabled: false } };
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(own));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const args = ['lint', '--error-on-warnings', '--reporter=github', '--colors=off', '.'];
    const { stdout } = spawnSync(join(root, 'node_modules/.bin/biome'), args, {
      cwd: folder,
      encoding: 'utf8',
    });
    return [...stdout.matchAll(/title=lint\/\w+\/(\w+)/g)].map(found => found[1] ?? '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('imports in a circle are found, those of types too', () => {
  const straight = { 'b.ts': 'export interface B { readonly b: number }\n' };
  const back = (how: string) => ({ 'b.ts': `${how} from './a.ts';\nexport interface B { readonly a: A }\n` });
  const one = { 'a.ts': "import type { B } from './b.ts';\nexport interface A { readonly b: B }\n" };
  assert.deepEqual(brokenRules({ ...one, ...straight }), []);
  const circle = ['noImportCycles', 'noImportCycles'];
  assert.deepEqual(brokenRules({ ...one, ...back('import type { A }') }), circle);
  assert.deepEqual(
    brokenRules({ ...one, ...back("import type { A } from './a.ts';\nexport type { A }") }).slice(0, 2),
    circle,
  );
});

test('a function of more than 60 lines is found', () => {
  const lines = (count: number) =>
    `export function f(a: number[]): void {\n${'  a.push(1);\n'.repeat(count)}}\n`;
  assert.deepEqual(brokenRules({ 'a.ts': lines(57) }), []);
  assert.deepEqual(brokenRules({ 'a.ts': lines(61) }), ['noExcessiveLinesPerFunction']);
});

test('the project keeps the plans and the names', async () => {
  assert.deepEqual(await roomCheck.run(), []);
  assert.deepEqual(await nameCheck.run(), []);
});
