// The plans of bindings/js and web/page: which of their folders may know of which. A folder is a feature; the files
// beside the folders join them.
//
//   bindings/js
//   core <- messages, products <- check <- texts, dictation, explain <- knowledge
//   everything <- cardmend.ts, what a page has <- cardmend_module.ts, what it is <- index.ts
//
//   web/page
//   base, texts, bind <- product, explain, reading, dictation <- code <- steps <- app <- demo <- main.ts
//
// That no imports go in circles, types counted, is Biome's rule noImportCycles.

import { dirname, join, normalize } from 'node:path';
import { importsOf } from './arrows.ts';
import { isTypeScript, projectFiles, textOf } from './files.ts';
import type { Check } from './report.ts';

/** What each folder, or file beside the folders, may import besides itself. */
type Plan = Readonly<Record<string, readonly string[]>>;

const module: Plan = {
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

const page: Plan = {
  base: [],
  texts: ['base'],
  bind: [],
  product: ['base', 'texts'],
  explain: ['base', 'texts', 'bind'],
  reading: ['texts', 'bind', 'product'],
  dictation: ['base', 'texts', 'product'],
  code: ['base', 'texts', 'bind', 'product', 'reading'],
  steps: ['base', 'texts', 'bind', 'product', 'explain', 'reading', 'code'],
  app: ['base', 'texts', 'bind', 'product', 'explain', 'reading', 'dictation', 'code', 'steps'],
  demo: ['base', 'texts', 'bind', 'app'],
  'main.ts': ['styles', 'app', 'demo'],
};

/** By the folder that a plan is of. */
const plans = { 'bindings/js/': module, 'web/page/': page } as const;
type Folder = keyof typeof plans;
const folders = Object.keys(plans) as Folder[];

/** The room of a path from the project's root; undefined outside of the folder. */
function roomOf(folder: Folder, file: string): string | undefined {
  return file.startsWith(folder) ? file.slice(folder.length).replace(/\/.*/, '') : undefined;
}

/** What a file imports against the plan of its folder. */
export function roomProblems(file: string, text: string): readonly string[] {
  const folder = folders.find(each => file.startsWith(each));
  if (folder === undefined) return [];
  const room = roomOf(folder, file) ?? '';
  const may = (plans[folder] as Plan)[room];
  if (may === undefined) return [`${file}: ${room} has no place in the plan (tools/lint/script_rooms.ts)`];
  return importsOf(text).flatMap(([line, name]) => {
    const other = name.startsWith('.') ? roomOf(folder, normalize(join(dirname(file), name))) : undefined;
    if (other === undefined || other === room || may.includes(other)) return [];
    return [`${file}:${line}: ${room} may not import ${other}`];
  });
}

export const roomCheck: Check = {
  name: 'imports of bindings/js and web/page keep to their plans',
  run: () =>
    projectFiles()
      .filter(isTypeScript)
      .flatMap(file => roomProblems(file, textOf(file) ?? '')),
};
