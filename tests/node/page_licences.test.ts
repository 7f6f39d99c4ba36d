// The page ships the licences of all that is bundled into it: the module's, and its own libraries'.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { components } from '../../tools/build/components.ts';
import { root } from '../../tools/build/paths.ts';
import { buildPage } from '../../web/build.ts';
import { bundledPackages, pageLicences } from '../../web/licences.ts';

let folder: string;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cardmend-page-'));
  await buildPage({ out: join(folder, 'web') });
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("the page's list has the module's parts and what reads and draws QR codes", () => {
  const text = readFileSync(join(folder, 'web/THIRD-PARTY-LICENSES.txt'), 'utf8');
  for (const { name, text: licence } of components()) {
    assert.ok(text.includes(`\n${name} `), name);
    assert.ok(text.includes(licence.trim()), name);
  }
  for (const name of ['barcode-detector', 'uqr', 'zxing-wasm']) {
    const licence = readFileSync(join(root, 'node_modules', name, 'LICENSE'), 'utf8');
    assert.ok(text.includes(`\n${name} `), name);
    assert.ok(text.includes(licence.trim()), name);
  }
  assert.match(text, /\nzxing-cpp of zxing-wasm \d/);
});

const bundling = (...paths: readonly string[]) => ({
  outputs: {
    'page.js': {
      ...{ bytes: 1, imports: [], exports: [] },
      inputs: Object.fromEntries(paths.map(path => [path, { bytesInOutput: 1 }])),
    },
  },
});

test('a library without a licence in the list is bundled into no page', () => {
  const paths = [
    ...['web/page/main.ts', 'node_modules/@scope/name/a.js', 'node_modules/x/node_modules/y/b.js'],
    'node_modules/saxes/saxes.js',
  ];
  assert.deepEqual(bundledPackages(bundling(...paths)), ['@scope/name', 'saxes', 'y']);
  assert.throws(
    () => pageLicences(bundling(...paths)),
    /no licence of what the page bundles: @scope\/name, y$/,
  );
});
