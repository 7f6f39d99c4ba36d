// TypeScript and JSON: biome for format and lint, tsc for types.

import { join } from 'node:path';
import { root } from './files.ts';
import type { Check } from './report.ts';
import { run } from './spawn.ts';

/** `tsc` by its package: the build has another one beside it, for ES5. */
const programs = { biome: 'node_modules/.bin/biome', tsc: 'node_modules/typescript/bin/tsc' } as const;

async function problemsOf(
  program: keyof typeof programs,
  args: readonly string[],
): Promise<readonly string[]> {
  const { status, output } = await run(join(root, programs[program]), args);
  if (status === 0) return [];
  return [output.trim() === '' ? `${program} ended with ${status}` : output];
}

/** Format, lint and the order of imports; warnings are errors. */
export function biomeCheck(write: boolean): Check {
  const args = ['check', '--error-on-warnings', '--max-diagnostics=30', '--colors=off'];
  return {
    name: 'TypeScript and JSON are formatted and clean (biome)',
    run: async () => {
      const problems = await problemsOf(
        'biome',
        write ? [...args, '--write'] : [...args, '--reporter=github'],
      );
      return problems
        .flatMap(text => text.replaceAll(`${root}/`, '').split('\n').map(readable))
        .filter(line => line !== '');
    },
  };
}

/** Turns a line of biome's "github" report into file:line: text. */
function readable(line: string): string {
  const found = /^::\w+ title=(.*?),file=(.*?),line=(\d+),.*?::(.*)$/.exec(line);
  return found === null ? line.trim() : `${found[2]}:${found[3]}: ${found[4]} (${found[1]})`;
}

export const typeCheck: Check = {
  name: 'TypeScript has the right types (tsc)',
  run: async () => {
    const problems = await problemsOf('tsc', ['--noEmit', '--pretty', 'false']);
    return problems.flatMap(text => text.split('\n')).filter(line => line.trim() !== '');
  },
};
