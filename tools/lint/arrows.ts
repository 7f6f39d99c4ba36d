// The direction of includes and imports: what each part of the house may know of the others.
//
//   tables <- base <- text <- format <- check, layout, texts, search, dictation <- answer <- public header <- bindings <- web
//
// The plan of src is its build: src/CMakeLists.txt names for each folder the ones that it may include, and what it does not
// name is not found. What CMake cannot see is checked here: a header that came with another folder's, and a folder that
// is named in vain. bindings/wasm sees the public header alone, and only it names Emscripten. The core has no I/O, no
// clock and no chance. Tests, tools and bench may reach everywhere.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { isCpp, isTypeScript, projectFiles, root, textOf } from './files.ts';
import type { Check } from './report.ts';

/** Where the build puts generated headers; they are included as "tables/...". */
const generated = 'build/generated';

type Area = {
  readonly name: string;
  /** Which files belong to it: paths from the root, generated headers as "tables/...". First match wins. */
  readonly files: RegExp;
  /** The areas that it may include, besides itself. */
  readonly may: readonly string[];
};

/** The folders of src, each with those that it may include: the room() lines of src/CMakeLists.txt. */
export function roomsOf(cmake: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...cmake.matchAll(/^room\((\w+)([ \w]*)\)$/gm)].map(([, name = '', rest = '']) => [
      name,
      rest.split(' ').filter(room => room !== ''),
    ]),
  );
}

const rooms = roomsOf(textOf('src/CMakeLists.txt') ?? '');
const ground = ['vocabulary', 'public types', 'public header', 'rules', 'tables'] as const;

const cppAreas: readonly Area[] = [
  { name: 'vocabulary', files: /^tables\/(vocabulary|session)\.h$/, may: [] },
  { name: 'public types', files: /^src\/include\/cardmend\/types\w*\.h$/, may: ['vocabulary'] },
  { name: 'public header', files: /^src\/include\//, may: ['vocabulary', 'public types'] },
  { name: 'wire', files: /^tables\/wire\.h$/, may: ['vocabulary', 'public types', 'public header'] },
  { name: 'rules', files: /^tables\/session_rules\.h$/, may: ['vocabulary', 'public header'] },
  // What rows are made of is the folder's that reads them.
  { name: 'tables', files: /^tables\//, may: ['vocabulary', 'public types', ...rooms.keys()] },
  ...[...rooms].map(([name, may]) => ({
    name,
    files: new RegExp(`^src/${name}/`),
    may: [...ground, ...may],
  })),
  {
    name: 'bindings/wasm',
    files: /^bindings\/wasm\//,
    may: ['vocabulary', 'public types', 'public header', 'wire'],
  },
];

const scriptAreas: readonly Area[] = [
  { name: 'keys', files: /^#tables\//, may: [] },
  { name: 'data', files: /^data\//, may: [] },
  { name: 'bindings/js', files: /^bindings\/js\//, may: ['keys'] },
  { name: 'bindings/cli', files: /^bindings\/cli\//, may: ['keys', 'bindings/js'] },
  { name: 'web', files: /^web\//, may: ['keys', 'data', 'bindings/js', 'tools'] },
  {
    name: 'tools',
    files: /^tools\//,
    may: ['keys', 'data', 'bindings/js', 'bindings/cli', 'web', 'tests', 'bench'],
  },
  {
    name: 'tests',
    files: /^tests\//,
    may: ['keys', 'data', 'bindings/js', 'bindings/cli', 'web', 'tools', 'bench'],
  },
  {
    name: 'bench',
    files: /^bench\//,
    may: ['keys', 'data', 'bindings/js', 'bindings/cli', 'web', 'tools', 'tests'],
  },
];

/** "file -> included file" pairs that are allowed against the table, each with its reason. */
const exceptions: ReadonlyMap<string, string> = new Map([]);

const impure =
  /^(c?stdio(\.h)?|iostream|[io]?fstream|istream|ostream|print|filesystem|chrono|c?time(\.h)?|random|thread|mutex|future|atomic|cstdlib|stdlib\.h)$/;

function areaOf(areas: readonly Area[], file: string): Area | undefined {
  return areas.find(area => area.files.test(file));
}

/** Every line that includes something, as [line number, name, whether in angle brackets]. */
function includesOf(text: string): readonly [number, string, boolean][] {
  return text.split('\n').flatMap((line, index): [number, string, boolean][] => {
    const found = /^\s*#\s*include\s*(["<])([^">]+)[">]/.exec(line);
    return found?.[2] === undefined ? [] : [[index + 1, found[2], found[1] === '<']];
  });
}

/** The included file as the areas name it; undefined for what is not the project's. */
function resolveInclude(from: string, name: string): string | undefined {
  if (name.startsWith('tables/')) return name;
  const beside = from.startsWith('tables/') ? [] : [join(dirname(from), name)];
  const places = [...beside, join('src', name), join('src/include', name), name].map(path => normalize(path));
  return places.find(path => /^(src|bindings)\//.test(path) && existsSync(join(root, path)));
}

/** The generated headers, as "tables/..."; none before the first build. */
function generatedHeaders(): readonly string[] {
  const folder = join(root, generated, 'tables');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(file => file.endsWith('.h'))
    .map(file => `tables/${file}`);
}

/** What a C++ file includes against the rules; `file` is what it is told as, `name` what the areas know it by. */
export function cppProblems(file: string, name: string, text: string): readonly string[] {
  const area = areaOf(cppAreas, name);
  if (area === undefined) return [];
  return includesOf(text).flatMap(([line, include, angled]) => {
    const where = `${file}:${line}`;
    if (/^emscripten(\/|\.h)/.test(include) && area.name !== 'bindings/wasm') {
      return [`${where}: only bindings/wasm names Emscripten`];
    }
    if (angled && impure.test(include) && area.name !== 'bindings/wasm') {
      return [`${where}: <${include}> is I/O, time, chance or threads, which the core does not have`];
    }
    const target = resolveInclude(name, include);
    if (target === undefined || exceptions.has(`${name} -> ${target}`)) return [];
    const other = areaOf(cppAreas, target);
    if (other === undefined) return [`${where}: ${area.name} may not include ${target}`];
    if (other.name === area.name || area.may.includes(other.name)) return [];
    return [`${where}: ${area.name} may not include ${other.name} (${target})`];
  });
}

/** Rooms that are linked for a class of the public header, which they define: nothing of theirs is included. */
const linkedOnly: ReadonlySet<string> = new Set(['known']);

/** A folder that src/CMakeLists.txt lets another one include, which it does not; and what lies in no folder. */
function idleArrows(own: readonly string[]): readonly string[] {
  const loose = own
    .filter(file => /^src\/[^/]+\.(h|cpp)$/.test(file))
    .map(file => `${file}: lies in no folder`);
  const idle = [...rooms].flatMap(([name, may]) => {
    const texts = own.filter(file => file.startsWith(`src/${name}/`)).map(file => textOf(file) ?? '');
    const needed = new Set(texts.flatMap(includesOf).map(([, include]) => include.split('/')[0]));
    return may
      .filter(other => !needed.has(other) && !linkedOnly.has(other))
      .map(other => `src/CMakeLists.txt: ${name} includes nothing of ${other}`);
  });
  return [...loose, ...idle];
}

export const includeCheck: Check = {
  name: 'includes go one way',
  run: () => {
    const own = projectFiles().filter(file => isCpp(file) && /^(src|bindings)\//.test(file));
    const made = generatedHeaders();
    return [
      ...idleArrows(own),
      ...own.flatMap(file => cppProblems(file, file, textOf(file) ?? '')),
      ...made.flatMap(file =>
        cppProblems(`${generated}/${file}`, file, readFileSync(join(root, generated, file), 'utf8')),
      ),
    ];
  },
};

/** Every module that a file names: static and dynamic imports, re-exports, type imports. */
export function importsOf(source: string): readonly [number, string][] {
  // examples in comments import too: blank them, but keep the lines
  const text = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, comment => comment.replace(/[^\n]/g, ' '));
  const pattern =
    /(?:^|[\s;}])(?:import|export)\s[^;'"`]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...text.matchAll(pattern)].map(found => [
    text.slice(0, found.index + found[0].length).split('\n').length,
    found[1] ?? found[2] ?? found[3] ?? '',
  ]);
}

/** What files of the module name that is none of it: what the build puts there, itself as a package, what adapters are for. */
const namedByModule: readonly (readonly [RegExp, RegExp])[] = [
  [/^bindings\/js\/core\/place\//, /^cardmend:/],
  [/^bindings\/js\/field\/loading\.ts$/, /^cardmend\/check$/],
  // Bundled: the package brings no other along.
  [/^bindings\/js\/session\/runner\//, /^cockatiel$/],
  [/^bindings\/js\/lists\/ed25519_script\.ts$/, /^@noble\/ed25519$/],
  [/^bindings\/js\/react\//, /^react$/],
  [/^bindings\/js\/vue\//, /^vue$/],
];

/** What a TypeScript file imports against the rules. */
export function scriptProblems(file: string, text: string): readonly string[] {
  const area = areaOf(scriptAreas, file);
  if (area === undefined) return [];
  return importsOf(text).flatMap(([line, name]) => {
    const where = `${file}:${line}`;
    const target = name.startsWith('.') ? normalize(join(dirname(file), name)) : name;
    if (exceptions.has(`${file} -> ${target}`)) return [];
    const other = areaOf(scriptAreas, target);
    if (other !== undefined) {
      const allowed = other.name === area.name || area.may.includes(other.name);
      return allowed ? [] : [`${where}: ${area.name} may not import ${other.name} (${target})`];
    }
    const foreign = !name.startsWith('.') && !name.startsWith('node:') && !name.startsWith('#');
    const known = namedByModule.some(([where, what]) => where.test(file) && what.test(name));
    if (foreign && !known && area.name === 'bindings/js')
      return [`${where}: the module has no dependencies, but imports ${name}`];
    return [];
  });
}

export const importCheck: Check = {
  name: 'imports go one way',
  run: () =>
    projectFiles()
      .filter(isTypeScript)
      .flatMap(file => scriptProblems(file, textOf(file) ?? '')),
};
