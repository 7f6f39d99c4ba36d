/**
 * Prints the files of the project that a TypeScript file is made of: itself, what it imports, and what that does. Types
 * alone do not count, packages neither.
 * usage: tools/run tools/build/imports.ts FILE     from the project's folder; a path from there on each line
 */
import { metafileOf } from './metafile.ts';

const [entry] = process.argv.slice(2);
if (entry === undefined) {
  console.error('usage: tools/build/imports.ts FILE');
  process.exit(1);
}

const metafile = await metafileOf(entry);
console.log(Object.keys(metafile.inputs).sort().join('\n'));
