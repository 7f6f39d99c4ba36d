/** The licences of all that is in the package, in one file, and the same as a bill of materials: CycloneDX 1.5. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Component, components } from './components.ts';
import { root } from './paths.ts';

interface Self {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
}

/** @param whole what the parts are in */
export function licencesText(list: readonly Component[], whole = 'This package'): string {
  const line = '='.repeat(100);
  const each = list.map(
    ({ name, version, description, licence, text }) =>
      `${line}\n${name} ${version}\n${description}.\n${licence}\n${line}\n\n${text.trim()}\n`,
  );
  const head = `${whole} is licensed under the Apache License 2.0 (LICENSE). It contains parts of others:\n`;
  return [head, ...each].join('\n');
}

/** No time and no serial number stand in it: two builds of the same are the same. */
function billOf(self: Self, list: readonly Component[], wasm: readonly (readonly [string, Uint8Array])[]) {
  const purl = `pkg:npm/${self.name}@${self.version}`;
  const licences = (expression: string) => [{ expression }];
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'library',
        'bom-ref': purl,
        name: self.name,
        version: self.version,
        description: self.description,
        licenses: licences(self.license),
        purl,
        components: wasm.map(([file, bytes]) => ({
          type: 'file',
          name: file,
          hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(bytes).digest('hex') }],
        })),
      },
    },
    components: list.map(({ name, version, description, licence, purl: ref }) => ({
      type: 'library',
      'bom-ref': ref,
      name,
      version,
      description,
      licenses: licences(licence),
      purl: ref,
    })),
    dependencies: [{ ref: purl, dependsOn: list.map(({ purl: ref }) => ref) }],
  };
}

export function writeBill(folder: string, wasmFiles: readonly string[]): void {
  const self = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Self;
  const list = components();
  const wasm = wasmFiles.map(file => [file, readFileSync(join(folder, file))] as const);
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), licencesText(list));
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(billOf(self, list, wasm), null, 2)}\n`);
}
