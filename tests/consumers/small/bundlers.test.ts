// The package as small consumers have it, in a browser under the strict policy: built by the bundlers that are quick.
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cases } from '../cases.ts';
import { expected } from '../expected.ts';
import type { Project } from '../project.ts';
import { assertQuiet, tryPage } from '../trial.ts';
import { useWorkshop } from '../use_workshop.ts';

const bench = useWorkshop();

const esbuildOptions = [
  'main.js',
  '--bundle',
  '--splitting',
  '--format=esm',
  '--minify',
  '--outdir=out',
  '--log-level=warning',
];

const bundle = (project: Project) =>
  project.program(join(project.folder, 'node_modules/esbuild/bin/esbuild'), ...esbuildOptions);

test('the vectors that are asked say what to expect, and the package answers so', () => {
  assert.ok(cases.check.length >= 50 && cases.explain.length >= 20);
  cases.check.forEach(({ expect }, i) => {
    const answer = expected.whole[i] as { verdict: string; code: string };
    if (expect.verdict !== undefined) assert.equal(answer.verdict, expect.verdict);
    if (expect.code !== undefined) assert.equal(answer.code, expect.code);
  });
});

test('Vite 7', async () => {
  const project = bench.workshop.project('vite7', ['shared', 'vite']);
  assertQuiet(project.run('vite7/bin/vite.js', 'build'));
  await tryPage(bench.browser, 'Vite 7', join(project.folder, 'out'));
});

test('Vite 7, in a Worker', async () => {
  const project = bench.workshop.project('vite7_worker', ['shared', 'vite_worker']);
  assertQuiet(project.run('vite7/bin/vite.js', 'build'));
  await tryPage(bench.browser, 'Vite 7, Worker', join(project.folder, 'out'));
});

test('esbuild, with the wasm in the script', async () => {
  const project = bench.workshop.project('esbuild', ['shared']);
  project.useInline();
  assertQuiet(bundle(project));
  await tryPage(bench.browser, 'esbuild, inline', project.withPage(), { weighs: 'script' });
});

test('esbuild without a word: it does not carry the wasm along, and JavaScript answers the same', async () => {
  const project = bench.workshop.project('esbuild_plain', ['shared']);
  assertQuiet(bundle(project));
  await tryPage(bench.browser, 'esbuild, JavaScript in its place', project.withPage(), {
    runtime: 'javascript',
    complaints: /\b404\b/,
    weighs: false,
  });
});

test('esbuild with the wasm copied beside its output', async () => {
  const project = bench.workshop.project('esbuild_copy', ['shared']);
  assertQuiet(bundle(project));
  for (const file of ['cardmend', 'cardmend-check', 'cardmend-guide'])
    cpSync(
      join(project.folder, `node_modules/cardmend/dist/${file}.wasm`),
      join(project.folder, `out/${file}.wasm`),
    );
  await tryPage(bench.browser, 'esbuild, wasm copied', project.withPage());
});

test('Rollup 4, with the wasm in the script', async () => {
  const project = bench.workshop.project('rollup', ['shared', 'rollup']);
  project.useInline();
  assertQuiet(project.run('rollup/dist/bin/rollup', '-c', '--silent'));
  await tryPage(bench.browser, 'Rollup 4, inline', project.withPage(), { weighs: 'script' });
});
