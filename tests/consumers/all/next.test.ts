// The package in Next 16: a client component, a server component and an edge route, built by both of its bundlers.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertQuiet, trySite } from '../trial.ts';
import { useWorkshop } from '../use_workshop.ts';
import { start } from './dev_server.ts';

const bench = useWorkshop();

// With webpack this version of Next builds no edge route of the app router, with the package or without, and takes no wasm
// from bytes in one of the pages router: edge routes are tried with Turbopack, its own default.
for (const [bundler, flag, edge] of [
  ['Turbopack', '--turbopack', true],
  ['webpack', '--webpack', false],
] as const) {
  test(`Next 16 with ${bundler}`, async () => {
    const project = bench.workshop.project(`next_${bundler}`, ['shared', 'next'], 'next/package.json');
    // Those are for a page without a framework.
    for (const file of ['main.js', 'index.html']) rmSync(join(project.folder, file));
    if (!edge) rmSync(join(project.folder, 'app/edge'), { recursive: true });
    // It says of edge routes that they are not rendered beforehand, which is meant.
    const printed = project.run('next/dist/bin/next', 'build', flag);
    assertQuiet(printed.replace(/.*(?:edge runtime|lockfile|workspace root).*/gi, ''));
    const server = await start(project, 'next/dist/bin/next', [
      'start',
      '--port',
      '0',
      '--hostname',
      '127.0.0.1',
    ]);
    try {
      await trySite(bench.browser, `Next 16, ${bundler}, client`, `${server.base}/`, { framework: 200 });
      const page = await (await fetch(`${server.base}/server`)).text();
      assert.match(page, /wasm repaired 3F2A-90BC-77DE-A41B/);
      if (!edge) return;
      assert.deepEqual(await (await fetch(`${server.base}/edge`)).json(), {
        runtime: 'wasm',
        verdict: 'repaired',
        display: '3F2A-90BC-77DE-A41B',
      });
    } finally {
      await server.close();
    }
  });
}
