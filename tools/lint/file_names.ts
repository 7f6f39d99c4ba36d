// One style of file names, in all languages: snake_case, folders too.

import { projectFiles } from './files.ts';
import type { Check } from './report.ts';

/** What people name, but for what a package's convention demands. */
const source = /\.([mc]?ts|cpp|h|sh|cmake|html|css)$/;
const plain = /^[a-z0-9_]+$/;

/** A folder as `setup.d`; a file with what it is behind dots, as `*.test.ts` or `*.d.ts`. */
function isPlain(part: string): boolean {
  return part.split('.').every(word => plain.test(word));
}

/** What is wrong with a source's path from the project's root. */
export function nameProblems(file: string): readonly string[] {
  if (!source.test(file) || file.split('/').every(isPlain)) return [];
  return [`${file}: is not named in snake_case`];
}

export const nameCheck: Check = {
  name: 'sources are named in snake_case',
  run: () => projectFiles().flatMap(nameProblems),
};
