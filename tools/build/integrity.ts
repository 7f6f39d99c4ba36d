/** Hashes of the files of the package that a page may load by itself, for `integrity` and for whoever checks them. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBoth } from './declarations.ts';

const digest = (bytes: Uint8Array, algorithm: string, encoding: 'hex' | 'base64') =>
  createHash(algorithm).update(bytes).digest(encoding);

const declaration = (
  files: readonly string[],
) => `/** \`cardmend/integrity\`: hashes of the files that a page may load by itself. */

/** Of a file as it ships. */
export interface FileIntegrity {
  /** SHA-256 in base 16. */
  readonly sha256: string;
  /** As the attribute \`integrity\` has it: SHA-384. */
  readonly sri: string;
}

/** The wasm files, and the classic scripts, by their paths in \`dist\`. */
export declare const integrity: {
  readonly [file: string]: FileIntegrity;
${files.map(file => `  readonly '${file}': FileIntegrity;`).join('\n')}
};
`;

/** Writes `integrity.js` and its likes, of all that is in the folder by now. */
export function writeIntegrity(folder: string): void {
  const files = [
    ...readdirSync(folder).filter(file => file.endsWith('.wasm')),
    ...readdirSync(join(folder, 'global')).map(file => `global/${file}`),
  ].sort();
  const rows = files.map(file => {
    const bytes = readFileSync(join(folder, file));
    const sri = `sha384-${digest(bytes, 'sha384', 'base64')}`;
    return [file, { sha256: digest(bytes, 'sha256', 'hex'), sri }] as const;
  });
  const text = JSON.stringify(Object.fromEntries(rows));
  writeFileSync(join(folder, 'integrity.js'), `export const integrity=${text};\n`);
  writeFileSync(join(folder, 'integrity.cjs'), `"use strict";exports.integrity=${text};\n`);
  writeBoth(join(folder, 'integrity.d.ts'), declaration(files));
}
