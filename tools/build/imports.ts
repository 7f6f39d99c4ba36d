/**
 * Prints the files of the project that a TypeScript file is made of: itself, what it imports, and what that does. Types
 * alone do not count, packages neither.
 * usage: tools/run tools/build/imports.ts FILE     from the project's folder; a path from there on each line
 */
import * as esbuild from 'esbuild';
import { root } from './paths.ts';

const [entry] = process.argv.slice(2);
if (entry === undefined) {
  console.error('usage: tools/build/imports.ts FILE');
  process.exit(1);
}

const { metafile } = await esbuild.build({
  absWorkingDir: root,
  entryPoints: [entry],
  bundle: true,
  write: false,
  metafile: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  // What the tables are the source of is none of theirs.
  external: ['#*'],
  logLevel: 'error',
});
console.log(Object.keys(metafile.inputs).sort().join('\n'));
