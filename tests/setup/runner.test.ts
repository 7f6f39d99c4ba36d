// The test runner and the lint on made-up input: what they must not let pass.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cppProblems, scriptProblems } from '../../tools/lint/arrows.ts';
import { countProgram, leftOut, programsOf } from '../../tools/test/native.ts';
import { problemOf } from '../../tools/test/node.ts';
import { orNothingRan } from '../../tools/test/result.ts';

function ctest(lines: readonly string[], ended: string): string {
  return [
    ...lines.map(line => `1: ${line}`),
    `1/1 Test #1: core ...............   ${ended}    0.10 sec`,
  ].join('\n');
}

function counted(lines: readonly string[], ended: string): readonly [number, number] {
  const [program] = programsOf(ctest(lines, ended));
  assert.ok(program);
  const { passed, failed } = countProgram(program);
  return [passed, failed];
}

test('native cases are counted by doctest', () => {
  assert.deepEqual(
    counted(['[doctest] test cases: 12 | 12 passed | 0 failed | 0 skipped'], 'Passed'),
    [12, 0],
  );
  assert.deepEqual(
    counted(['[doctest] test cases: 12 | 10 passed | 2 failed | 0 skipped'], '***Failed'),
    [10, 2],
  );
});

test('a native case that is skipped has failed, unless the command line chose others', () => {
  const skipping = '[doctest] test cases: 3 | 3 passed | 0 failed | 2 skipped';
  assert.deepEqual(counted([skipping], 'Passed'), [3, 2]);
  assert.deepEqual(counted(['Test command: /x/core "--test-case=one"', skipping], 'Passed'), [3, 0]);
});

test('the parts of a native program run each of its cases once', () => {
  const part = (number: number, choice: string, ran: number, skipped: number) => [
    `${number}: Test command: /x/core "${choice}"`,
    `${number}: [doctest] test cases: ${ran} | ${ran} passed | 0 failed | ${skipped} skipped`,
    `${number}/2 Test #${number}: part ...............   Passed    0.10 sec`,
  ];
  const long = part(1, '--test-case=long*', 2, 5);
  const whole = [...long, ...part(2, '--test-case-exclude=long*', 5, 2)].join('\n');
  assert.deepEqual(
    programsOf(whole).map(program => countProgram(program).failed),
    [0, 0],
  );
  assert.deepEqual(leftOut(programsOf(whole)), []);
  const less = [...long, ...part(2, '--test-case=short*', 4, 3)].join('\n');
  assert.deepEqual(leftOut(programsOf(less)), ['/x/core: its parts ran 6 of 7 cases']);
});

test('a native program that crashes, or that a sanitizer ends, has failed', () => {
  assert.deepEqual(counted(['ERROR: AddressSanitizer: heap-buffer-overflow'], '***Failed'), [0, 1]);
  const leak = ['[doctest] test cases: 4 | 4 passed | 0 failed | 0 skipped', 'ERROR: LeakSanitizer'];
  assert.deepEqual(counted(leak, '***Failed'), [4, 1]);
  assert.deepEqual(counted([], '***Not Run'), [0, 1]);
});

test('a node test that is skipped or left to do has failed, and so has a file without tests', () => {
  assert.equal(problemOf(true, { name: 'a' }), '');
  assert.equal(problemOf(true, { name: 'a', skip: true }), 'skipped');
  assert.equal(problemOf(true, { name: 'a', skip: 'why' }), 'skipped');
  assert.equal(problemOf(true, { name: 'a', todo: true }), 'left to do');
  assert.equal(problemOf(true, { name: '/x/a.test.ts' }), 'the file holds no test');
  assert.match(problemOf(false, { name: 'a', details: { error: new Error('why') } }) ?? '', /why/);
});

test('a suite is no test of its own', () => {
  assert.equal(problemOf(true, { name: 'a', details: { type: 'suite' } }), undefined);
  assert.equal(
    problemOf(false, { name: 'a', details: { error: new Error('2 subtests failed') } }),
    undefined,
  );
});

test('a stage that ran nothing has failed', () => {
  assert.equal(orNothingRan({ passed: 0, failed: 0, details: [] }, 'why').failed, 1);
  assert.equal(orNothingRan({ passed: 1, failed: 0, details: [] }, 'why').failed, 0);
});

function includes(file: string, line: string): number {
  return cppProblems(file, file, `\n${line}\n`).length;
}

test('includes against the arrows are found', () => {
  assert.equal(includes('src/text/fold.cpp', '#include "check/match.h"'), 1);
  assert.equal(includes('src/base/ascii.h', '#include "text/fold.h"'), 1);
  assert.equal(includes('src/include/cardmend/types.h', '#include "format/wanted.h"'), 1);
  assert.equal(includes('bindings/wasm/module.cpp', '#include "check/analysis.h"'), 1);
  assert.equal(includes('src/text/fold.cpp', '#include <emscripten/bind.h>'), 1);
  assert.equal(includes('src/text/fold.cpp', '#include <iostream>'), 1);
  assert.equal(includes('src/check/analysis.cpp', '#include "text/fold.h"'), 0);
  assert.equal(includes('src/text/fold.cpp', '#include "base/ascii.h"'), 0);
  assert.equal(includes('src/text/fold.cpp', '#include <array>'), 0);
});

test('imports against the arrows are found', () => {
  const found = (file: string, text: string) => scriptProblems(file, text).length;
  assert.equal(found('bindings/js/a.ts', "import { a } from '../../web/build.ts';"), 1);
  assert.equal(found('bindings/js/a.ts', "import fastify from 'fastify';"), 1);
  assert.equal(found('bindings/js/a.ts', "const a = await import('fastify');"), 1);
  assert.equal(
    found('bindings/js/a.ts', " * import { a } from 'fastify';\n".replace(/^/, '/**\n').concat(' */')),
    0,
  );
  assert.equal(found('bindings/js/a.ts', "import { b } from './b.ts';\nimport k from '#tables/keys.ts';"), 0);
  assert.equal(found('web/a.ts', "import { b } from '../bindings/js/index.ts';"), 0);
});
