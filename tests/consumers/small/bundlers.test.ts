// The package as small consumers have it, in a browser under the strict policy: built by the bundlers that are quick.
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../../web/browser.ts';
import { cases } from '../cases.ts';
import { expected } from '../expected.ts';
import { type Project, Workshop } from '../project.ts';
import { assertQuiet, tryPage } from '../trial.ts';

let workshop: Workshop;
let browser: Browser;
before(async () => {
  workshop = new Workshop();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  workshop?.close();
});

/** The page beside what a bundler has written. */
function withPage({ folder }: Project): string {
  cpSync(join(folder, 'index.html'), join(folder, 'out/index.html'));
  return join(folder, 'out');
}

const inline = (project: Project) => project.replace(/'cardmend(?=['/])/g, "'cardmend/inline");
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
  const project = workshop.project('vite7', ['shared', 'vite']);
  assertQuiet(project.run('vite7/bin/vite.js', 'build'));
  await tryPage(browser, 'Vite 7', join(project.folder, 'out'));
});

test('Vite 7, in a Worker', async () => {
  const project = workshop.project('vite7_worker', ['shared', 'vite_worker']);
  assertQuiet(project.run('vite7/bin/vite.js', 'build'));
  await tryPage(browser, 'Vite 7, Worker', join(project.folder, 'out'));
});

test('esbuild, with the wasm in the script', async () => {
  const project = workshop.project('esbuild', ['shared']);
  inline(project);
  assertQuiet(bundle(project));
  await tryPage(browser, 'esbuild, inline', withPage(project), { weighs: 'script' });
});

test('esbuild without a word: it does not carry the wasm along, and JavaScript answers the same', async () => {
  const project = workshop.project('esbuild_plain', ['shared']);
  assertQuiet(bundle(project));
  await tryPage(browser, 'esbuild, JavaScript in its place', withPage(project), {
    runtime: 'javascript',
    complaints: /\b404\b/,
    weighs: false,
  });
});

test('esbuild with the wasm copied beside its output', async () => {
  const project = workshop.project('esbuild_copy', ['shared']);
  assertQuiet(bundle(project));
  for (const file of ['cardmend', 'cardmend-check', 'cardmend-guide'])
    cpSync(
      join(project.folder, `node_modules/cardmend/dist/${file}.wasm`),
      join(project.folder, `out/${file}.wasm`),
    );
  await tryPage(browser, 'esbuild, wasm copied', withPage(project));
});

test('Rollup 4, with the wasm in the script', async () => {
  const project = workshop.project('rollup', ['shared', 'rollup']);
  inline(project);
  assertQuiet(project.run('rollup/dist/bin/rollup', '-c', '--silent'));
  await tryPage(browser, 'Rollup 4, inline', withPage(project), { weighs: 'script' });
});
