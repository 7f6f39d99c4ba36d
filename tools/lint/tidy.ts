// clang-tidy over every translation unit of the native debug build, as many at once as there are cores.
//
// A unit's result is kept in the cache under the hash of all that it depends on, as the build found it: its source, the
// headers of the project that it includes, its command line, the rules and the version of clang-tidy. So only what has
// changed is looked at again. Only clean results are kept: a unit with warnings is shown every time.

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

// The path-sensitive analyzer takes half of the time, and what it looks for in tests the sanitizers find when they run.
const lessForTests = ['--checks=-clang-analyzer-*'];

/** The project's own units: not what the build makes, which nobody can edit. */
function units(): readonly Unit[] {
  const all = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8')) as readonly Unit[];
  const own = all.filter(unit => {
    const path = relative(root, resolve(unit.directory, unit.file));
    return !path.startsWith('..') && !path.startsWith('build/') && existsSync(join(root, path));
  });
  // a file that several targets compile is looked at once
  return [...new Map(own.map(unit => [resolve(unit.directory, unit.file), unit])).values()];
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

/** The unit's key in the cache, or undefined if its dependencies are not known. */
function keyOf(unit: Unit, files: readonly string[] | undefined, common: string): string | undefined {
  if (files === undefined) return undefined;
  const own = files.map(file => resolve(build, file)).filter(file => file.startsWith(`${root}/`));
  if (own.some(file => !existsSync(file))) return undefined;
  const contents = own.sort().map(file => sha256(relative(root, file), readFileSync(file)));
  return sha256(common, unit.command.replaceAll(root, ''), ...contents);
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
    const common = sha256('1', version, readFileSync(join(root, '.clang-tidy')));
    const made = await dependencies();
    const cache = join(process.env.CARDMEND_CACHE ?? join(root, 'build'), 'lint');
    mkdirSync(cache, { recursive: true });

    const problems = await pooled(units(), async unit => {
      const key = keyOf(unit, made.get(objectOf(unit)), common);
      const kept = key === undefined ? undefined : join(cache, key);
      if (kept !== undefined && existsSync(kept)) return [];
      const file = resolve(unit.directory, unit.file);
      const fewer = file.startsWith(join(root, 'tests/')) ? lessForTests : [];
      const { status, output } = await run(clangTidy, ['-p', build, '--quiet', ...fewer, file]);
      if (status === 0) {
        if (kept !== undefined) writeFileSync(kept, `${relative(root, file)}\n`);
        return [];
      }
      const found = complaints(output);
      return found.length > 0 ? found : [`${relative(root, file)}: clang-tidy ended with ${status}`];
    });
    // every unit that includes a header complains about it again
    return [...new Set(problems.flat())];
  },
};
