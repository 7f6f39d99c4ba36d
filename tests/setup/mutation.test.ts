// Faults put in on purpose (tools/mutation): how they are drawn, what is edited, and the score that is written down.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../tools/lint/files.ts';
import { FaultyData } from '../../tools/mutation/data_faults.ts';
import { dataScripts } from '../../tools/mutation/data_run.ts';
import { KeptVerdicts } from '../../tools/mutation/kept.ts';
import { keepLast, lastOf } from '../../tools/mutation/last.ts';
import { listedOf } from '../../tools/mutation/listed.ts';
import { countsOf } from '../../tools/mutation/report.ts';
import { sampleOf } from '../../tools/mutation/score.ts';
import { pageWith, readScore, tableOf } from '../../tools/mutation/score_table.ts';
import { FaultyScript } from '../../tools/mutation/script_faults.ts';
import { getsFaults } from '../../tools/mutation/script_tree.ts';
import { removeGone, writeIfNew } from '../../tools/mutation/tree_files.ts';

test('a sample is the same for a seed, another for another, and takes of every stretch', () => {
  const items = Array.from({ length: 1000 }, (_, index) => index);
  const sample = sampleOf(items, 50, 3);
  assert.deepEqual(sampleOf(items, 50, 3), sample);
  assert.notDeepEqual(sampleOf(items, 50, 4), sample);
  assert.deepEqual(
    sample.map(item => Math.floor(item / 20)),
    Array.from({ length: 50 }, (_, index) => index),
  );
  assert.deepEqual(sampleOf(items, 1000, 3), items);
});

test('a script with faults runs as before with none on, and otherwise with one', () => {
  const text = 'export function least(a: number, b: number) { return a < b && b > 1 ? a : b; }';
  const script = new FaultyScript('x.ts', text, 7);
  assert.match(script.write(), /globalThis\.__fault\(7\)/);
  assert.deepEqual(
    script.faults.map(({ number, kind }) => `${number} ${kind}`),
    ['7 operand of && dropped', '8 operand of && dropped', '9 < for <=', '10 > for >=', '11 constant'],
  );
});

test('scripts get faults where a test in Node runs them', () => {
  for (const file of ['bindings/js/index.ts', 'bindings/js/core/web.ts', 'bindings/stream/rows.ts'])
    assert.ok(getsFaults(file), file);
  for (const file of [
    'bindings/js/field.ts',
    'bindings/js/vue/use_field.ts',
    'bindings/js/core/place/programs.d.ts',
    'bindings/cli/main.ts',
  ])
    assert.ok(!getsFaults(file), file);
});

test('what judges changed rows by itself reads nothing that was built of those before', () => {
  for (const name of dataScripts) {
    const text = readFileSync(join(root, `tests/node/${name}.test.ts`), 'utf8');
    assert.doesNotMatch(text, /from '(\.\.\/)+(dist|build)\//, name);
  }
});

test('a row is taken out, a number doubled, a word exchanged for that of the next row, one of a list missing', () => {
  const rows = [
    { id: 'a', at: 2, by: 'x', words: ['p', 'q'], source: 's' },
    { id: 'b', at: 0, by: 'y', words: ['r'], source: 's' },
  ];
  const { edits } = new FaultyData('data/x.json', JSON.stringify({ $schema: 'x', rows }), 1);
  const told = edits.map(({ edited }) => (JSON.parse(edited()) as { rows: (typeof rows)[number][] }).rows);
  assert.deepEqual(told[0], [rows[1]]);
  assert.deepEqual(told[1], [{ ...rows[0], at: 4 }, rows[1]]);
  assert.deepEqual(told[2], [{ ...rows[0], by: 'y' }, rows[1]]);
  assert.deepEqual(told[3]?.[0]?.words.length, 1);
  assert.deepEqual(told[5], [rows[0], { ...rows[1], at: 1 }]);
  assert.equal(edits.length, 8);
});

test('the list of faults that make no other program says where they are', () => {
  const [row] = (
    JSON.parse(readFileSync(join(root, 'tests/mutation/src.json'), 'utf8')) as {
      equivalent: { file: string; kind: string; text: string; reason: string }[];
    }
  ).equivalent;
  assert.ok(row);
  assert.ok(row.reason);
  assert.throws(() => listedOf('src', []), /stands there 0 times/);
});

test('what makes no other program counts as nothing, and each folder for itself', () => {
  const fault = (file: string) => ({ number: 1, file, line: 1, kind: 'constant', text: '1' });
  const counts = countsOf([
    { fault: fault('src/b/x.cpp'), verdict: 'survived' },
    { fault: fault('src/a/deep/y.cpp'), verdict: 'noticed' },
    { fault: fault('src/a/z.cpp'), verdict: 'no fault' },
  ]);
  assert.deepEqual(counts, [
    { folder: 'src/a', noticed: 1, all: 1 },
    { folder: 'src/b', noticed: 0, all: 1 },
    { folder: 'all', noticed: 1, all: 2 },
  ]);
});

test('a run that was ended goes on: its verdicts and what the tests reach are still there', async () => {
  const fault = { number: 7, file: 'src/a.cpp', line: 1, kind: 'constant', text: '1' };
  const found = [{ program: 'p', name: 'n', ms: 1, reached: new Set([7, 9]) }];
  const once = new KeptVerdicts('of-a-test');
  once.add(fault, 'noticed');
  assert.deepEqual(await once.cases(async () => found), found);
  const again = new KeptVerdicts('of-a-test');
  assert.equal(again.of(fault), 'noticed');
  assert.equal(again.of({ ...fault, number: 8 }), undefined);
  assert.deepEqual(await again.cases(() => assert.fail('they are known')), found);
  for (const end of ['', '.cases']) rmSync(join(root, `build/mutation/of-a-test.verdicts${end}`));
});

test('the open faults of the last run are judged again, whatever their numbers are now', () => {
  const fault = { number: 7, file: 'src/a.cpp', line: 1, kind: 'constant', text: '1' };
  const other = { ...fault, number: 8, line: 2 };
  keepLast('of-a-test', 3, [
    { fault, verdict: 'survived' },
    { fault: other, verdict: 'noticed' },
  ]);
  const now = { ...fault, number: 70 };
  const rest = { ...other, number: 80 };
  assert.deepEqual(lastOf('of-a-test', [now, rest]), {
    seed: 3,
    open: [now],
    rest: [{ fault: rest, verdict: 'noticed' }],
  });
  assert.throws(() => lastOf('of-a-test', [now]), /have changed/);
  rmSync(join(root, 'build/mutation/of-a-test.last.json'));
});

test('a copy loses what the project has no more, and nothing else', () => {
  const tree = mkdtempSync(join(tmpdir(), 'cardmend-tree-'));
  for (const file of ['src/a.cpp', 'src/deep/b.cpp', 'build/c.o']) writeIfNew(join(tree, file), 'x');
  removeGone(tree, ['src', 'tests'], new Set(['src/a.cpp']));
  assert.deepEqual(
    ['src/a.cpp', 'src/deep/b.cpp', 'build/c.o'].map(file => existsSync(join(tree, file))),
    [true, false, true],
  );
  rmSync(tree, { recursive: true });
});

test('CONTRIBUTING.md has the score that was kept last', () => {
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  assert.equal(pageWith(text, tableOf(readScore())), text, 'npm run mutation -- --keep writes it');
});
