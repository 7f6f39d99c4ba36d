// clang-tidy over every translation unit of the native debug build, as many at once as there are cores.
//
// Most of clang-tidy's time goes into the headers that a unit includes: 28 batches of a folder each took 620 s of
// processor time, 8 of neighbouring folders 270 s. So up to 40 units of src, of the tests and so on are checked as one, a
// batch: a file that includes them all. What units keep to themselves has other names for that reason.
//
// A batch's result is kept in the cache under the hash of all that it depends on, as the build found it: its sources,
// the headers of the project that they include, the command line, the rules and the version of clang-tidy. So only what
// has changed is looked at again. Only clean results are kept: a batch with warnings is shown every time.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { root } from './files.ts';
import type { Check } from './report.ts';
import { pooled, run } from './spawn.ts';

type Unit = {
  readonly directory: string;
  readonly file: string;
  readonly command: string;
};

const clangTidy = process.env.CARDMEND_CLANG_TIDY ?? 'clang-tidy-19';
const build = join(root, 'build/native-debug');

function sha256(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** A batch of more would leave a core idle, and be looked at again as a whole when one unit changes. */
const mostUnits = 40;

type Batch = {
  readonly units: readonly Unit[];
  /** What the units are compiled with, but for their own names. */
  readonly flags: readonly string[];
};

// The path-sensitive analyzer takes most of the time, and what it looks for in tests the sanitizers find when they run.
const lessForTests = ['--checks=-bugprone-suspicious-include,-clang-analyzer-*'];

// Elsewhere it looks at what the batch includes, and at fewer states of a function than the 225,000 that it takes unasked.
const analyzer = [
  '--checks=-bugprone-suspicious-include',
  ...['-analyzer-opt-analyze-headers', '-analyzer-config', 'max-nodes=50000'].flatMap(argument => [
    '--extra-arg=-Xclang',
    `--extra-arg=${argument}`,
  ]),
];

/** The sources that a command compiles: of a file that the build made to include several, those. */
function sourcesOf(unit: Unit): readonly Unit[] {
  const file = resolve(unit.directory, unit.file);
  if (!/\/unity_\d+_cxx\.cxx$/.test(file) || !existsSync(file)) return [unit];
  return [...readFileSync(file, 'utf8').matchAll(/^#include "([^"]+)"$/gm)].map(([, source = '']) => ({
    ...unit,
    file: source,
    command: unit.command.replace(unit.file, source),
  }));
}

/** The project's own units: not what the build makes, which nobody can edit. */
function units(): readonly Unit[] {
  const all = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8')) as readonly Unit[];
  const own = all.flatMap(sourcesOf).filter(unit => {
    const path = relative(root, fileOf(unit));
    return !path.startsWith('..') && !path.startsWith('build/') && existsSync(join(root, path));
  });
  // a file that several targets compile is looked at once
  return [...new Map(own.map(unit => [fileOf(unit), unit])).values()];
}

/** Its source, by its whole path. */
function fileOf(unit: Unit): string {
  return resolve(unit.directory, unit.file);
}

/** The object that a unit's command makes: newer versions of CMake name it, the oldest that we take does not. */
function objectOf(unit: Unit): string {
  return / -o (\S+)/.exec(unit.command)?.[1] ?? '';
}

/** What each object of the build was made from, by ninja's own log. Empty if it was not built yet. */
async function dependencies(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  const { status, output } = await run('ninja', ['-C', build, '-t', 'deps']);
  if (status !== 0) return found;
  for (const block of output.split('\n\n')) {
    const [head, ...files] = block.split('\n');
    const target = /^(.*?): #deps/.exec(head ?? '')?.[1];
    if (target !== undefined)
      found.set(
        target,
        files.map(file => file.trim()).filter(file => file !== ''),
      );
  }
  return found;
}

/** The compiler and what it is told, but for where the object goes. */
function wordsOf(unit: Unit): readonly string[] {
  const command = unit.command.replace(/ -o \S+/, '').replaceAll('\\"', '"');
  return command.split(/\s+/);
}

/** What a unit that is not built here (a benchmark) would be made from, by the compiler's own word. */
async function dependenciesOf(unit: Unit): Promise<readonly string[] | undefined> {
  const [compiler = '', ...rest] = wordsOf(unit);
  const { status, output } = await run(compiler, [...rest, '-MM'], { cwd: unit.directory });
  if (status !== 0) return undefined;
  return output
    .replace(/^[^:]*:/, '')
    .split(/[\s\\]+/)
    .filter(file => file !== '');
}

/** What a unit is compiled with, an option with its value an item. */
function optionsOf(unit: Unit): readonly string[] {
  const [, ...words] = wordsOf(unit);
  const options: string[] = [];
  for (let i = 0; i < words.length; ++i) {
    const word = words[i] ?? '';
    if (word === '-c' || resolve(unit.directory, word) === fileOf(unit)) continue;
    options.push(word === '-isystem' ? `${word} ${words[++i]}` : word);
  }
  return options;
}

/** Where headers lie and what macros say: units that differ in these alone are checked as one, with those of all. */
const isMerged = (option: string) => /^-(I|D|isystem )/.test(option);

/**
 * Neighbours in a folder of the top level that are compiled alike, evenly many; the largest first, so that the last one
 * to end is a small one. A program is a batch of its own, as each has a `main`. That a room includes only what it may,
 * the build checks.
 */
function batches(): readonly Batch[] {
  const groups = new Map<string, Unit[]>();
  for (const unit of units()) {
    const [top = ''] = relative(root, fileOf(unit)).split('/');
    const isProgram = /^int main\(/m.test(readFileSync(fileOf(unit), 'utf8'));
    const key = [isProgram ? fileOf(unit) : top, ...optionsOf(unit).filter(option => !isMerged(option))].join(
      ' ',
    );
    groups.set(key, [...(groups.get(key) ?? []), unit]);
  }
  const found: Batch[] = [];
  for (const group of groups.values()) {
    const units = group.sort((a, b) => (fileOf(a) < fileOf(b) ? -1 : 1));
    const flags = [...new Set(units.flatMap(optionsOf))].flatMap(option => option.split(' '));
    const count = Math.ceil(units.length / mostUnits);
    for (let i = 0; i < count; ++i) {
      const [from, to] = [i, i + 1].map(k => Math.round((k * units.length) / count));
      found.push({ units: units.slice(from, to), flags });
    }
  }
  return found.sort((a, b) => b.units.length - a.units.length);
}

/** The batch's key in the cache, or undefined if its dependencies are not known. */
async function keyOf(
  { units, flags }: Batch,
  made: ReadonlyMap<string, readonly string[]>,
  common: string,
): Promise<string | undefined> {
  const all = new Set<string>();
  for (const unit of units) {
    const files = made.get(objectOf(unit)) ?? (await dependenciesOf(unit));
    if (files === undefined) return undefined;
    for (const file of files) all.add(resolve(build, file));
  }
  const own = [...all].filter(file => file.startsWith(`${root}/`));
  if (own.some(file => !existsSync(file))) return undefined;
  // what the build makes names the folder that it is made in
  const contents = own
    .sort()
    .map(file => sha256(relative(root, file), readFileSync(file, 'utf8').replaceAll(root, '')));
  return sha256(common, flags.join(' ').replaceAll(root, ''), ...contents);
}

/** The complaints in clang-tidy's output, each with its notes and excerpts, without the counts that it adds. */
function complaints(output: string): readonly string[] {
  const lines = output
    .replaceAll(`${root}/`, '')
    .split('\n')
    .filter(
      line =>
        !/^\d+ warnings? |^Suppressed |^Use -header-filter|^Error while processing|treated as errors?$/.test(
          line,
        ),
    );
  const blocks: string[] = [];
  for (const line of lines) {
    if (/^\S+:\d+:\d+: (error|warning): /.test(line) || blocks.length === 0) blocks.push(line);
    else blocks.push(`${blocks.pop()}\n${line}`);
  }
  return blocks.map(block => block.trim()).filter(block => block !== '');
}

export const tidyCheck: Check = {
  name: 'C++ is clean (clang-tidy)',
  run: async () => {
    if (!existsSync(join(build, 'compile_commands.json')))
      return ['build/native-debug is missing: npm run build'];
    const version = (await run(clangTidy, ['--version'])).output;
    const common = sha256('4', version, readFileSync(join(root, '.clang-tidy')));
    const made = await dependencies();
    const cache = join(process.env.CARDMEND_CACHE ?? join(root, 'build'), 'lint');
    mkdirSync(cache, { recursive: true });

    const lists = join(build, 'lint');
    mkdirSync(lists, { recursive: true });

    const problems = await pooled([...batches().entries()], async ([number, batch]) => {
      const key = await keyOf(batch, made, common);
      const kept = key === undefined ? undefined : join(cache, key);
      if (kept !== undefined && existsSync(kept)) return [];
      const files = batch.units.map(fileOf);
      const list = join(lists, `batch${number}.cpp`);
      writeFileSync(list, files.map(file => `#include "${file}"\n`).join(''));
      const depth = files[0]?.startsWith(join(root, 'tests/')) ? lessForTests : analyzer;
      const { status, output } = await run(clangTidy, [
        '--quiet',
        `--config-file=${join(root, '.clang-tidy')}`,
        '--header-filter=/(src|rooms|bindings|tests|bench)/.*[.](h|cpp)$',
        ...depth,
        list,
        '--',
        ...batch.flags,
      ]);
      const names = files.map(file => relative(root, file));
      if (status === 0) {
        if (kept !== undefined) writeFileSync(kept, `${names.join('\n')}\n`);
        return [];
      }
      const found = complaints(output);
      return found.length > 0 ? found : [`${names.join(', ')}: clang-tidy ended with ${status}`];
    });
    // every batch that includes a header complains about it again
    return [...new Set(problems.flat())];
  },
};
