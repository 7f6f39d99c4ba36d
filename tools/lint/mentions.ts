// The files that comments, documents and data name must exist: a reader goes there.
//
// A name is looked up from the root, beside the file that names it, below src and its public headers, and, without a
// folder, anywhere in the project. `*` stands for anything; a folder or a name in capitals is a place to fill in.

import { dirname, join, normalize } from 'node:path';
import { projectFiles, textOf } from './files.ts';
import type { Check } from './report.ts';

/** Only names with these endings are taken for files. */
const named =
  /(?<![\w@$:./{}>-])(?:\.{0,2}\/)?(?:[\w.*-]+\/)*[\w*-][\w.*-]*\.(?:cpp|h|tsx?|mjs|js|json|md|sh|css|html|svg|cmake|ya?ml)\b(?![\w/(-])/g;

/** What the build and the set-up make, what other projects hold, and what is to be filled in. */
const elsewhere: readonly RegExp[] = [
  /^(\.\/)?(dist|build|node_modules)\//,
  /^tables\/[\w*]+\.(h|ts)$/,
  /^setup\.cmake$/,
  /^(doctest|unicode|emscripten)\/|^rapidcheck\.h$/,
  /^(Node|Next)\.js$/,
  /(^|\/)[A-Z_]{2,}(\/|\.)/,
  /^\/?ours?\b/,
  // Of a list of stolen cards and of a hub: publishers write them.
  /^(\.\/)?(time|settings|followed|root\.1|outbox|publishers|shop)\.json$/,
  // Of an app that uses the package, and the package where a page serves it.
  /^(workers|pages|app)\//,
  /^\.?\/(page|worker)\.js$/,
  /^\/?(cardmend\/|cardmend\/global\/|global\/)[\w-]+\.js$/,
  /^cardmend\/sbom\.cdx\.json$/,
];

export type Mention = { readonly line: number; readonly name: string };

const blanks = (text: string) => text.replace(/[^\n]/g, ' ');

/** A page of the web, or a file of another repository: "github.com/owner/name docs/a.md", bare or in backticks. */
const foreign =
  /\b(?:github|gitlab)\.com\/[\w.-]+\/[\w.-]+ `?[\w./-]+`?(?: and `[\w./-]+`)?|\b(?:[\w-]+\.)+(?:com|org|net)\/\S+/g;

/** The comments of a source with everything else blanked; the whole of a document. */
function prose(file: string, text: string): string {
  if (/\.(cpp|h|[mc]?ts)$/.test(file)) {
    const parts =
      /(\/\*[\s\S]*?\*\/|(?<![:\w])\/\/[^\n]*)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|[^/"'`]+|[\s\S]/g;
    return text.replace(parts, (found, comment) => (comment === undefined ? blanks(found) : found));
  }
  if (/\.(sh|cmake|txt)$/.test(file)) return text.replace(/^(?![ \t]*#).*$/gm, '');
  if (/^data\/.*\.json$/.test(file)) {
    return text.replace(/^(?!.*"(?:source|doc|description|note|why)").*$/gm, '');
  }
  return file.endsWith('.md') ? text : '';
}

/** Every file that a text names in its prose. */
export function mentionsOf(file: string, text: string): readonly Mention[] {
  return prose(file, text)
    .replace(foreign, blanks)
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(named)]
        .map(([name]) => ({ line: index + 1, name }))
        .filter(({ name }) => !elsewhere.some(pattern => pattern.test(name))),
    );
}

function matches(name: string, file: string): boolean {
  if (!name.includes('*')) return name === file;
  const pattern = name.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*');
  return new RegExp(`^${pattern}$`).test(file);
}

function isThere(name: string, from: string, files: readonly string[]): boolean {
  const places = [dirname(from), '', 'src', 'src/include'].map(folder => normalize(join(folder, name)));
  return files.some(
    file =>
      places.some(place => matches(place, file)) ||
      (!name.includes('/') && matches(name, file.slice(file.lastIndexOf('/') + 1))),
  );
}

/** A file of the package by its source: index.js is made of index.ts; cardmend/X is what package.json exports as X. */
function sourcesOf(name: string): readonly string[] {
  const script = name.replace(/(\.d\.ts|\.js)$/, '.ts');
  const exported = name.startsWith('cardmend/') ? name.slice('cardmend/'.length) : name;
  return [...new Set([name, script, exported])];
}

/** The names in a text that no file of the project answers to. */
export function missingIn(file: string, text: string, files: readonly string[]): readonly string[] {
  return mentionsOf(file, text)
    .filter(({ name }) => !sourcesOf(name).some(source => isThere(source, file, files)))
    .map(({ line, name }) => `${file}:${line}: there is no ${name}`);
}

export const mentionCheck: Check = {
  name: 'files that comments and documents name exist',
  run: () => {
    const files = projectFiles();
    return files.flatMap(file => missingIn(file, textOf(file) ?? '', files));
  },
};
