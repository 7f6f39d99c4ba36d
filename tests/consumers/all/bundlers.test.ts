// The package in bundlers and frameworks that take longer, in a browser under the strict policy.
import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { complaintsOf, serve } from '../page.ts';
import { assertQuiet, tryPage, trySite } from '../trial.ts';
import { useWorkshop } from '../use_workshop.ts';
import { start } from './dev_server.ts';

const bench = useWorkshop();

test('webpack 5', async () => {
  const project = bench.workshop.project('webpack', ['shared', 'webpack']);
  assertQuiet(project.run('webpack-cli/bin/cli.js', '--config', 'webpack.config.cjs'));
  await tryPage(bench.browser, 'webpack 5', project.withPage());
});

test('rspack 2', async () => {
  const project = bench.workshop.project('rspack', ['shared', 'rspack']);
  assertQuiet(project.run('@rspack/cli/bin/rspack.js', 'build', '--config', 'rspack.config.cjs'));
  await tryPage(bench.browser, 'rspack 2', project.withPage());
});

test('Rolldown, with the wasm in the script', async () => {
  const project = bench.workshop.project('rolldown', ['shared', 'rolldown']);
  project.useInline();
  assertQuiet(project.run('rolldown/bin/cli.mjs', '-c', 'rolldown.config.js'));
  await tryPage(bench.browser, 'Rolldown, inline', project.withPage(), { weighs: 'script' });
});

test('Vite 8', async () => {
  const project = bench.workshop.project('vite8', ['shared', 'vite']);
  assertQuiet(project.run('vite8/bin/vite.js', 'build'));
  await tryPage(bench.browser, 'Vite 8', join(project.folder, 'out'));
});

test('Vite 8, in a Worker', async () => {
  const project = bench.workshop.project('vite8_worker', ['shared', 'vite_worker']);
  assertQuiet(project.run('vite8/bin/vite.js', 'build'));
  await tryPage(bench.browser, 'Vite 8, Worker', join(project.folder, 'out'));
});

for (const version of ['vite7', 'vite8'] as const) {
  test(`${version}: the server for development, with hot reload`, async () => {
    const project = bench.workshop.project(`${version}_dev`, ['shared', 'vite_dev']);
    const server = await start(project, `${version}/bin/vite.js`, [], { NODE_ENV: 'development' });
    try {
      // Its first visits find what it must bundle beforehand, and it reloads the page for that.
      const page = await bench.browser.newPage();
      await page.goto(server.base);
      for (const part of ['check', 'guide', 'whole'])
        await page.evaluate(file => import(file), `/${part}.js`).catch(() => undefined);
      await new Promise(resolve => setTimeout(resolve, 3000));
      await trySite(bench.browser, `${version}, development`, `${server.base}/`, {
        complaints: /\[vite\]/,
        weighs: false,
      });
      const complaints = complaintsOf(page);
      await page.goto(server.base);
      await page.waitForFunction('globalThis.shown === 1');
      await page.evaluate('globalThis.stays = true');
      writeFileSync(join(project.folder, 'shown.js'), 'export const shown = 2;\n');
      await page.waitForFunction('globalThis.shown === 2');
      assert.equal(await page.evaluate('globalThis.stays'), true);
      assert.deepEqual(complaints, []);
      await page.close();
      assertQuiet(server.printed());
    } finally {
      await server.close();
    }
  });

  test(`${version}: in a library`, async () => {
    const project = bench.workshop.project(`${version}_lib`, ['shared', 'vite_lib']);
    assertQuiet(project.run(`${version}/bin/vite.js`, 'build'));
    cpSync(join(project.folder, 'page.js'), join(project.folder, 'out/main.js'));
    await tryPage(bench.browser, `${version}, library`, project.withPage(), { weighs: false });
  });
}

for (const [name, folder] of [
  ['React 19 under StrictMode', 'react'],
  ['Vue 3.5', 'vue'],
] as const) {
  test(name, async () => {
    const project = bench.workshop.project(folder, ['shared', folder]);
    assertQuiet(project.run('vite7/bin/vite.js', 'build'));
    const out = join(project.folder, 'out');
    // It has the small part from the start, whichever is asked.
    await tryPage(bench.browser, name, out, { framework: 60 + 46 });
    const site = await serve(out);
    const page = await bench.browser.newPage();
    try {
      const complaints = complaintsOf(page);
      await page.goto(`${site.base}/`);
      await page.locator('input').fill('3f2a-9Obc-77de-a41b');
      await page.getByText('repaired 3F2A-90BC-77DE-A41B').waitFor();
      assert.deepEqual(complaints, []);
    } finally {
      await page.close();
      site.close();
    }
  });
}
