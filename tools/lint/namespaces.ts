// One name, one thing: no two files of src define the same name, and each folder of src has its own namespace.
//
//   src/include/cardmend/*.h     cardmend: what the public headers declare
//   src/FOLDER/**                cardmend::FOLDER
//
// A source may open cardmend too, to define what a public header declares, and nothing else.

import { type Defined, namesOf } from './cpp_names.ts';
import { isCpp, projectFiles, textOf } from './files.ts';
import type { Check } from './report.ts';

export type Source = { readonly file: string; readonly text: string };

const HOUSE = 'cardmend';
const isHeader = (file: string) => file.endsWith('.h');
const isPublic = (file: string) => file.startsWith('src/include/');

/** The namespace that is a file's own. */
export function namespaceOf(file: string): string {
  if (isPublic(file)) return HOUSE;
  return `${HOUSE}::${/^src\/(\w+)\//.exec(file)?.[1] ?? ''}`;
}

/**
 * Names with more than one home. A header is the home of whatever it names, overloads together; a source is the
 * home of its classes, unless they stand in an unnamed namespace.
 */
export function clashesOf(sources: readonly Source[]): readonly string[] {
  const homes = new Map<string, Map<string, Defined>>();
  for (const { file, text } of sources) {
    for (const found of namesOf(text).defined) {
      if (!isHeader(file) && !found.type) continue;
      const files = homes.get(found.name) ?? new Map<string, Defined>();
      if (!files.has(file)) files.set(file, found);
      homes.set(found.name, files);
    }
  }
  return [...homes].flatMap(([name, files]) => {
    const places = [...files].map(([file, { line }]) => `${file}:${line}`);
    return places.length < 2 ? [] : [`${places[0]}: ${name} is defined in ${places.slice(1).join(', ')} too`];
  });
}

function within(scope: string, namespace: string): boolean {
  return scope === namespace || scope.startsWith(`${namespace}::`);
}

/** Where a file of src defines something in a namespace that is not its own. */
export function strayNames(sources: readonly Source[]): readonly string[] {
  const names = sources.map(({ file, text }) => ({ file, ...namesOf(text) }));
  const declared = new Set(
    names.flatMap(({ file, defined }) => (isPublic(file) ? defined.map(({ name }) => name) : [])),
  );
  return names.flatMap(({ file, defined, opened }) => {
    const own = namespaceOf(file);
    const outside = (scope: string) => (isPublic(file) ? scope !== own : !within(scope, own));
    return [
      ...opened
        .filter(({ scope, defines }) => defines && outside(scope) && (isHeader(file) || scope !== HOUSE))
        .map(({ scope, line }) => `${file}:${line}: opens ${scope}, but its namespace is ${own}`),
      ...defined
        .filter(({ scope, name }) => outside(scope) && !declared.has(name))
        .map(
          ({ name, line }) =>
            `${file}:${line}: defines ${name}, which no public header declares, outside ${own}`,
        ),
    ];
  });
}

function sourcesOfCore(): readonly Source[] {
  return projectFiles()
    .filter(file => file.startsWith('src/') && isCpp(file))
    .map(file => ({ file, text: textOf(file) ?? '' }));
}

export const clashCheck: Check = {
  name: 'no two files of src define one name',
  run: () => clashesOf(sourcesOfCore()),
};

export const namespaceCheck: Check = {
  name: 'each folder of src has its namespace',
  run: () => strayNames(sourcesOfCore()),
};
