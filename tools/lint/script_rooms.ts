// The plan of bindings/js: which of its folders may know of which. A folder is a feature; the files beside the folders
// join them.
//
//   core <- messages, products <- check <- texts, dictation, explain <- knowledge
//   everything <- cardmend.ts, what a page has <- cardmend_module.ts, what it is <- index.ts
//
// That no imports go in circles, types counted, is Biome's rule noImportCycles.

import { dirname, join, normalize } from 'node:path';
import { importsOf } from './arrows.ts';
import { isTypeScript, projectFiles, textOf } from './files.ts';
import type { Check } from './report.ts';

const folder = 'bindings/js/';

/** What each folder, or file beside the folders, may import besides itself. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  core: [],
  messages: ['core'],
  products: ['core'],
  layout: [],
  known: ['core', 'messages'],
  check: ['core', 'messages', 'products'],
  texts: ['core', 'products', 'check'],
  dictation: ['core', 'products', 'check'],
  explain: ['core', 'messages', 'check'],
  knowledge: ['core', 'explain'],
  'cardmend.ts': ['products', 'layout', 'known', 'check', 'texts', 'dictation', 'explain'],
  field: ['layout', 'check', 'cardmend.ts'],
  'cardmend_module.ts': [
    ...['core', 'messages', 'products', 'layout', 'known', 'check', 'texts', 'dictation', 'explain'],
    'cardmend.ts',
  ],
  'types.ts': [
    'core',
    'products',
    'layout',
    'known',
    'check',
    'texts',
    'dictation',
    'explain',
    'cardmend.ts',
  ],
  // The entries of the package.
  'index.ts': ['core', 'messages', 'products', 'cardmend.ts', 'cardmend_module.ts', 'types.ts'],
  'field.ts': ['field'],
  'knowledge.ts': ['knowledge', 'explain'],
};

/** The room of a path from the project's root; undefined outside of bindings/js. */
function roomOf(file: string): string | undefined {
  return file.startsWith(folder) ? file.slice(folder.length).replace(/\/.*/, '') : undefined;
}

/** What a file of bindings/js imports against the plan. */
export function roomProblems(file: string, text: string): readonly string[] {
  const room = roomOf(file);
  if (room === undefined) return [];
  const may = rooms[room];
  if (may === undefined) return [`${file}: ${room} has no place in the plan (tools/lint/script_rooms.ts)`];
  return importsOf(text).flatMap(([line, name]) => {
    const other = name.startsWith('.') ? roomOf(normalize(join(dirname(file), name))) : undefined;
    if (other === undefined || other === room || may.includes(other)) return [];
    return [`${file}:${line}: ${room} may not import ${other}`];
  });
}

export const roomCheck: Check = {
  name: 'imports of bindings/js keep to its plan',
  run: () =>
    projectFiles()
      .filter(isTypeScript)
      .flatMap(file => roomProblems(file, textOf(file) ?? '')),
};
