// What counts for the coverage and for the faults is right itself: on sources so small that one sees what must come out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf, withoutFolders } from '../../tools/coverage/budget.ts';
import { branchesOf, type FileCounts, linesOf, percent } from '../../tools/coverage/counts.ts';
import { lineCounts } from '../../tools/coverage/llvm.ts';
import { pathOf } from '../../tools/coverage/process/report.ts';
import { uncounted } from '../../tools/coverage/process/uncounted.ts';
import { firstWithin, lineStarts } from '../../tools/coverage/source_map.ts';
import { placesOfSource } from '../../tools/coverage/syntax.ts';
import { ScriptCounts } from '../../tools/coverage/v8.ts';
import { projectFiles } from '../../tools/lint/files.ts';
import { interval, sampleOf } from '../../tools/mutation/score.ts';
import { hasAllThatCount } from '../../tools/test/reached.ts';

const text = ['int f(bool b) {', '  if (b)', '    g();', '}'];

function counted(then: number): FileCounts {
  const lines = new Map([
    [1, 5],
    [2, 5],
    [3, then],
  ]);
  const ways = [
    { name: 'true', count: then },
    { name: 'false', count: 5 - then },
  ];
  return { file: 'src/f.cpp', lines, branches: [{ line: 2, text: 'b', ways }] };
}

test('a region counts for each line that it reaches into, and ends where the next begins', () => {
  const lines = lineCounts(
    [
      [1, 15, 5, true, true, false],
      [3, 5, 0, true, true, false],
      [3, 8, 5, true, false, false],
      [4, 2, 0, false, false, false],
    ],
    5,
  );
  assert.deepEqual(
    [...lines],
    [
      [1, 5],
      [2, 5],
      [3, 5],
      [4, 5],
    ],
  );
});

test('shares are of lines and of ways', () => {
  assert.deepEqual(linesOf([counted(0)]), { reached: 2, all: 3 });
  assert.deepEqual(branchesOf([counted(0)]), { reached: 1, all: 2 });
  assert.equal(percent({ reached: 1, all: 4 }), 25);
  assert.equal(percent({ reached: 0, all: 0 }), 100);
});

test('what is not reached needs a reason, and a reason needs what is not reached', () => {
  const why = { file: 'src/f.cpp', text: 'g();', reason: 'made up' };
  const problems = (counts: FileCounts, unreached: readonly (typeof why)[], lines = 50) =>
    problemsOf([counts], { lines, branches: 50, unreached }, () => text);
  assert.deepEqual(problems(counted(1), []), []);
  assert.deepEqual(problems(counted(0), [why]), []);
  assert.match(problems(counted(0), [])[0] ?? '', /src\/f\.cpp:3: no test reaches "g\(\);"/);
  assert.match(problems(counted(1), [why])[0] ?? '', /is reached or gone/);
  assert.match(problems(counted(0), [why], 90)[0] ?? '', /66\.67 % of the lines .* 90 %/);
});

test('a folder with a reason is left out of the shares', () => {
  const folder = [{ file: 'src/', reason: 'made up' }];
  const [other, own] = [{ ...counted(1), file: 'bindings/g.ts' }, counted(0)];
  const budget = { lines: 100, branches: 100, unreached: folder };
  assert.deepEqual(withoutFolders([other, own], budget), [other]);
  assert.deepEqual(
    problemsOf([other, own], budget, () => text),
    [],
  );
  assert.match(problemsOf([own, other], { ...budget, unreached: [] }, () => text).join(), /83\.33 %/);
});

test('a process tells of the scripts of bindings, and of copies of what was built', () => {
  const told = (url: string) => pathOf(url, '/cardmend');
  assert.equal(told('file:///cardmend/bindings/a%20b.ts?x'), '/cardmend/bindings/a b.ts');
  assert.equal(told('file:///cardmend/dist/cli.js'), '/cardmend/dist/cli.js');
  assert.equal(
    told('/tmp/copy/node_modules/cardmend/dist/cli.js'),
    '/tmp/copy/node_modules/cardmend/dist/cli.js',
  );
  for (const other of [
    'node:fs',
    'file:///cardmend/tests/a.ts',
    '/cardmend/node_modules/pg/a.js',
    '/tmp/node_modules/b.js',
  ])
    assert.equal(told(other), undefined, other);
});

test('a run of some stages is not judged, and what is not counted is there', () => {
  assert.equal(hasAllThatCount([]), true);
  assert.equal(hasAllThatCount(['node', 'reached']), false);
  assert.equal(
    hasAllThatCount(['node', 'batch', 'mini', 'gateway', 'bind', 'lists', 'hub', 'reached', 'lint']),
    true,
  );
  const files = projectFiles();
  assert.deepEqual(
    [...uncounted].filter(file => !files.includes(file)),
    [],
  );
});

test('of ranges within each other the innermost counts', () => {
  const counts = new ScriptCounts([...[0, 100, 1], ...[10, 60, 7], ...[20, 30, 0], ...[30, 40, 3]]);
  assert.equal(counts.length, 100);
  assert.deepEqual(
    [0, 10, 20, 29, 30, 40, 59, 60, 99].map(offset => counts.at(offset)),
    [1, 7, 0, 0, 3, 7, 7, 1, 1],
  );
});

test('statements and ways are where the syntax has them', () => {
  const source = 'export function f(a?: number) {\n  if (a) return a ?? 1;\n  return a ? 2 : 3;\n}\n';
  const { statements, branches } = placesOfSource('f.ts', source);
  assert.deepEqual(
    statements.map(({ from }) => from[0] + 1),
    [2, 2, 3],
  );
  assert.deepEqual(
    branches.map(branch => [branch.line, branch.text, branch.ways.map(({ name }) => name).join()]),
    [
      [2, 'a', 'true,false'],
      [2, 'a ?? 1', 'both,left alone'],
      [3, 'a', 'true,false'],
    ],
  );
});

test('a place of a source is looked up in order', () => {
  const places = [
    { line: 1, column: 4, offset: 10 },
    { line: 3, column: 0, offset: 20 },
  ];
  assert.equal(firstWithin(places, [1, 2], [1, 9])?.offset, 10);
  assert.equal(firstWithin(places, [1, 5], [3, 0])?.offset, undefined);
  assert.equal(firstWithin(places, [1, 5], [3, 1])?.offset, 20);
  assert.deepEqual(lineStarts('a\nbc\n'), [0, 2, 5]);
});

test("a sample's interval is Wilson's, and the sample the same each time", () => {
  const [low, high] = interval(90, 100);
  assert.ok(Math.abs(low - 0.8256) < 0.0005 && Math.abs(high - 0.9448) < 0.0005, `${low} ${high}`);
  assert.deepEqual(interval(0, 0), [0, 1]);
  const items = Array.from({ length: 50 }, (_, index) => index);
  assert.deepEqual(sampleOf(items, 10, 1), sampleOf(items, 10, 1));
  assert.notDeepEqual(sampleOf(items, 10, 1), sampleOf(items, 10, 2));
  assert.equal(sampleOf(items, 10, 1).length, 10);
});
