// The package without a bundler: script tags, a Worker, a server, and two versions on one page.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../../tools/build/paths.ts';
import { cases } from '../cases.ts';
import { expected } from '../expected.ts';
import { askPage, serve } from '../page.ts';
import type { Project } from '../project.ts';
import { tryPage } from '../trial.ts';
import { useWorkshop } from '../use_workshop.ts';

const bench = useWorkshop();

/** The package's files beside the page, as somebody has put them on a server. */
function deployed(name: string, files: readonly string[]): Project {
  const project = bench.workshop.project(name, files, null);
  cpSync(join(project.folder, 'node_modules/cardmend/dist'), join(project.folder, 'cardmend'), {
    recursive: true,
  });
  project.replace("'cardmend'", "'./cardmend/index.js'");
  project.replace(/'cardmend\/(check|guide)'/g, "'./cardmend/$1.js'");
  return project;
}

test('<script type=module>', () =>
  tryPage(bench.browser, 'script type=module', deployed('module', ['shared']).folder));

test('<script>, in a page that is not UTF-8', async () => {
  const { folder } = deployed('script', ['shared', 'script']);
  await tryPage(bench.browser, 'classic scripts, all three', folder, { weighs: false });
});

test('a Worker', async () => {
  await tryPage(bench.browser, 'Worker', deployed('worker', ['shared', 'worker_plain']).folder);
});

test('a server: answers are the same, and nothing of a page is touched', () => {
  const project = bench.workshop.project('ssr', ['shared', 'ssr']);
  project.write('cases.json', JSON.stringify(cases));
  const said = JSON.parse(project.run('../server.js')) as {
    answers: Record<keyof typeof expected, { runtime: string; answers: readonly unknown[] }>;
    html: string;
  };
  for (const part of ['check', 'guide', 'whole'] as const) {
    assert.equal(said.answers[part].runtime, 'wasm');
    assert.deepEqual(said.answers[part].answers, expected[part], part);
  }
  assert.equal(said.html, '<output>3F2A-90BC-77DE-A41B</output>');
});

test('two versions on one page', async () => {
  const { folder } = deployed('versions', ['shared', 'versions']);
  mkdirSync(join(folder, 'other'));
  cpSync(join(root, 'build/test-dist'), join(folder, 'other'), { recursive: true });
  const site = await serve(folder);
  try {
    const { answer, complaints } = await askPage(bench.browser, `${site.base}/`, 'whole', cases);
    assert.deepEqual(complaints, []);
    assert.equal(answer.runtime, 'wasm wasm mismatch');
    assert.deepEqual(answer.answers[0], expected.whole);
    assert.equal((answer.answers[1] as readonly unknown[]).length, expected.whole.length);
  } finally {
    site.close();
  }
});
