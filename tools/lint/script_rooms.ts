// The plans of bindings/js, bindings/batch, bindings/bind, bindings/hub, bindings/lists, bindings/stream and web/page: which of their folders may know of which. A folder is a
// feature; the files beside the folders join them.
//
//   bindings/js
//   core <- messages, products <- check <- texts, dictation, explain <- knowledge
//   check <- checks.ts <- checker.ts, what a page has <- checker_module.ts, what it is <- check.ts, whole.ts what it loads
//   explain <- guiding.ts <- guide.ts
//   core, messages, explain <- session <- session.ts
//   core, check <- lists <- lists.ts; core, lists <- hub <- hub.ts
//   check <- check.ts <- field <- element <- element.ts <- react, vue; field <- schema
//   everything <- cardmend.ts <- cardmend_module.ts <- index.ts
//
//   bindings/stream
//   protocol, rows <- read_tsv, read_json <- line_rows <- stream; protocol <- sink <- dialect <- answers <- row_binary <- stream
//
//   bindings/batch
//   bytes.ts <- encoding; duplicates <- columns <- read <- check, write <- report <- batch_run.ts
//   what a file's plan, a block's result and an exception are (bindings/batch/check/types.ts) is known to all of these
//
//   bindings/hub
//   keys <- admit.ts <- log <- serve, shared <- hub.ts; outbox, what waits at a publisher's
//
//   bindings/lists
//   log, columns <- merge <- state; columns <- range_files; state, range_files <- publish; keys <- root <- settings <- add, publish; log <- followed <- lock <- follow
//
//   bindings/bind
//   plan; journal <- report; plan, journal <- run
//
//   web/page
//   base, texts, bind <- product, platform, explain, reading, dictation, scan, aloud <- code <- steps <- app
//   app <- demo, batch, stolen <- rest.ts; app <- first; first, rest.ts <- main.ts
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
  check: ['core', 'messages', 'products', 'layout'],
  texts: ['core', 'products', 'check'],
  dictation: ['core', 'products', 'check'],
  explain: ['core', 'messages', 'check'],
  knowledge: ['core', 'explain'],
  session: ['core', 'messages', 'explain'],
  lists: ['core', 'check'],
  hub: ['core', 'lists'],
  // What a page has of each part, and what it is.
  'checks.ts': ['core', 'products', 'layout', 'check'],
  'guiding.ts': ['core', 'explain'],
  'cardmend.ts': ['known', 'check', 'texts', 'dictation', 'session', 'checks.ts', 'guiding.ts'],
  'checker.ts': ['check', 'checks.ts', 'cardmend.ts'],
  field: ['core', 'layout', 'check', 'checks.ts', 'check.ts'],
  // A field of a form: what it is to a person, a form, a library.
  element: ['check', 'field'],
  schema: ['core', 'check', 'field'],
  react: ['field', 'element', 'element.ts'],
  vue: ['field', 'element', 'element.ts'],
  'cardmend_module.ts': [
    ...['core', 'messages', 'known', 'check', 'texts', 'dictation', 'explain', 'session'],
    'cardmend.ts',
  ],
  'checker_module.ts': [...['core', 'messages', 'products', 'check'], ...['cardmend.ts', 'checker.ts']],
  'part.ts': ['core', 'messages'],
  // What the parts of a page load themselves with.
  'core_script.ts': ['core', 'part.ts'],
  'whole.ts': ['core', 'cardmend.ts', 'index.ts'],
  'whole_none.ts': ['whole.ts'],
  'types.ts': [
    ...['core', 'products', 'layout', 'known', 'check', 'texts', 'dictation', 'explain', 'session'],
    ...['checks.ts', 'guiding.ts', 'cardmend.ts'],
  ],
  // The entries of the package.
  'index.ts': [
    'core',
    'messages',
    'products',
    'explain',
    'cardmend.ts',
    'cardmend_module.ts',
    'part.ts',
    'types.ts',
  ],
  'check.ts': [
    'core',
    'messages',
    'products',
    'check',
    'checker.ts',
    'checker_module.ts',
    'checks.ts',
    'part.ts',
    'whole.ts',
  ],
  'guide.ts': ['core', 'messages', 'explain', 'guiding.ts', 'part.ts'],
  'session.ts': ['core', 'messages', 'explain', 'session', 'part.ts'],
  'field.ts': ['check', 'field'],
  'element.ts': ['check', 'field', 'element'],
  'schema.ts': ['check', 'field', 'schema'],
  'react.ts': ['check', 'field', 'element', 'react'],
  'vue.ts': ['check', 'field', 'element', 'vue'],
  'knowledge.ts': ['core', 'knowledge', 'explain'],
  'hub.ts': ['hub', 'lists'],
  'lists.ts': ['lists'],
};

/** Files, each of one concept: it is bytes in, bytes out, and knows of no process and no file. */
const stream: Plan = {
  'protocol.ts': [],
  'utf8.ts': [],
  'sink.ts': [],
  'blocks.ts': ['protocol.ts'],
  'rows.ts': ['protocol.ts'],
  'products.ts': ['rows.ts'],
  'line_reader.ts': ['rows.ts'],
  'read_tsv.ts': ['line_reader.ts', 'products.ts', 'protocol.ts', 'rows.ts', 'utf8.ts'],
  'read_json.ts': ['line_reader.ts', 'products.ts', 'protocol.ts', 'rows.ts'],
  'line_rows.ts': ['line_reader.ts', 'protocol.ts', 'rows.ts'],
  'dialect.ts': ['protocol.ts', 'sink.ts'],
  'answers.ts': ['dialect.ts', 'protocol.ts', 'rows.ts', 'sink.ts'],
  'row_binary.ts': ['answers.ts', 'line_rows.ts', 'products.ts', 'protocol.ts', 'rows.ts', 'utf8.ts'],
  'stream.ts': [
    ...['protocol.ts', 'blocks.ts', 'rows.ts', 'products.ts', 'read_tsv.ts', 'read_json.ts'],
    ...['line_rows.ts', 'row_binary.ts', 'answers.ts'],
  ],
  'checker.ts': ['rows.ts'],
};

const batch: Plan = {
  'bytes.ts': [],
  encoding: ['bytes.ts'],
  columns: ['duplicates'],
  duplicates: [],
  read: ['bytes.ts', 'encoding', 'columns', 'check', 'write'],
  check: ['bytes.ts', 'columns', 'duplicates', 'read', 'write'],
  write: ['columns', 'check', 'read', 'report'],
  report: ['bytes.ts', 'check', 'duplicates', 'read', 'write'],
  'batch_run.ts': ['columns', 'duplicates', 'read', 'check', 'write', 'report'],
};

/** Of bindings/js it takes types alone: what explains failures is handed in. */
const bind: Plan = {
  plan: [],
  journal: [],
  run: ['plan', 'journal'],
  report: ['journal'],
};

/** Of bindings/js it takes what both sides of a hub know: entries, chain and words. */
const hub: Plan = {
  'trouble.ts': [],
  keys: ['trouble.ts'],
  'admit.ts': ['keys'],
  log: ['admit.ts', 'keys', 'trouble.ts'],
  serve: ['admit.ts', 'keys', 'log'],
  shared: ['admit.ts', 'keys', 'log', 'trouble.ts'],
  outbox: ['trouble.ts'],
  'hub.ts': ['keys', 'log', 'serve', 'shared', 'trouble.ts'],
};

/** A publisher's side: of bindings/js it takes the format of lists. */
const lists: Plan = {
  'trouble.ts': [],
  'places.ts': [],
  'folder_transport.ts': [],
  'log.ts': ['trouble.ts'],
  'followed.ts': ['log.ts', 'places.ts', 'trouble.ts'],
  'columns.ts': [],
  'merge.ts': ['columns.ts', 'log.ts'],
  'lock.ts': ['followed.ts', 'places.ts', 'trouble.ts'],
  'keys.ts': ['places.ts', 'trouble.ts'],
  'root.ts': ['keys.ts', 'places.ts', 'trouble.ts'],
  'settings.ts': ['keys.ts', 'places.ts', 'root.ts', 'trouble.ts'],
  'add.ts': ['log.ts', 'places.ts', 'settings.ts', 'trouble.ts'],
  'state.ts': ['columns.ts', 'merge.ts', 'places.ts', 'trouble.ts'],
  'follow.ts': ['add.ts', 'followed.ts', 'lock.ts', 'log.ts', 'places.ts', 'settings.ts'],
  'range_files.ts': ['columns.ts'],
  'publish.ts': [
    ...['columns.ts', 'keys.ts', 'log.ts', 'merge.ts', 'places.ts', 'range_files.ts', 'root.ts'],
    ...['settings.ts', 'state.ts', 'trouble.ts'],
  ],
  'newest.ts': [],
  'verify.ts': ['newest.ts'],
};

const page: Plan = {
  base: [],
  texts: ['base'],
  bind: [],
  product: ['base', 'texts'],
  explain: ['base', 'texts', 'bind'],
  reading: ['texts', 'bind', 'product'],
  dictation: ['base', 'texts', 'product'],
  scan: ['base', 'texts'],
  aloud: ['base', 'texts'],
  code: ['base', 'texts', 'bind', 'product', 'reading'],
  platform: ['base', 'texts', 'bind'],
  steps: ['base', 'texts', 'bind', 'product', 'platform', 'explain', 'reading', 'code'],
  app: [
    ...['base', 'texts', 'bind', 'product', 'platform', 'explain', 'reading', 'dictation', 'scan', 'aloud'],
    ...['code', 'steps'],
  ],
  demo: ['base', 'texts', 'bind', 'app'],
  batch: ['base', 'texts', 'app'],
  stolen: ['base', 'texts', 'bind', 'reading', 'app'],
  'rest.ts': ['texts', 'app', 'demo', 'batch', 'stolen'],
  // Before the rest is there: it shows what the app shows, in the same places.
  first: ['base', 'texts', 'bind', 'product', 'reading', 'code', 'app'],
  'main.ts': ['styles', 'first', 'rest.ts'],
};

/** By the folder that a plan is of. */
const plans = {
  'bindings/js/': module,
  'bindings/batch/': batch,
  'bindings/bind/': bind,
  'bindings/hub/': hub,
  'bindings/lists/': lists,
  'bindings/stream/': stream,
  'web/page/': page,
} as const;
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
  name: 'imports of bindings/js, bindings/batch, bindings/bind, bindings/hub, bindings/lists, bindings/stream and web/page keep to their plans',
  run: () =>
    projectFiles()
      .filter(isTypeScript)
      .flatMap(file => roomProblems(file, textOf(file) ?? '')),
};
