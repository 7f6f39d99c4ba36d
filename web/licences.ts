/** The licences of all that the page carries: what is in the module, and what is bundled beside it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { licencesText } from '../tools/build/bill.ts';
import { type Component, components, packaged } from '../tools/build/components.ts';
import { root } from '../tools/build/paths.ts';

/** Beside the module. */
function besideModule(): readonly Component[] {
  const reader = packaged('zxing-wasm', 'What reads QR codes where the browser has no reader');
  return [
    packaged('uqr', 'What draws QR codes'),
    packaged(
      'barcode-detector',
      'How the browser is asked for its reader of QR codes, and what stands in for it',
    ),
    reader,
    {
      name: 'zxing-cpp',
      version: `of zxing-wasm ${reader.version}`,
      description: 'Linked into zxing_reader.wasm, with the system libraries of Emscripten',
      licence: 'Apache-2.0',
      purl: 'pkg:github/zxing-cpp/zxing-cpp',
      // Ours is the same.
      text: readFileSync(join(root, 'LICENSE'), 'utf8'),
    },
  ];
}

/** The npm packages of which anything is in the bundle, by their names. */
export function bundledPackages({ outputs }: Pick<Metafile, 'outputs'>): readonly string[] {
  const names = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => {
      const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
      return name === undefined || bytesInOutput === 0 ? [] : [name];
    }),
  );
  return [...new Set(names)].sort();
}

/** The text that lies beside the page. @throws Error if a package is bundled whose licence is not known */
export function pageLicences(metafile: Pick<Metafile, 'outputs'>): string {
  const list = [...components(), ...besideModule()];
  const known = new Set(list.map(({ name }) => name));
  const unknown = bundledPackages(metafile).filter(name => !known.has(name));
  if (unknown.length > 0)
    throw new Error(`web/licences.ts has no licence of what the page bundles: ${unknown.join(', ')}`);
  return licencesText(list, 'This page');
}
