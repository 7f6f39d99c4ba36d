/** What the parts of a page have in common as each of them imports it: one statement, and a letter for each name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as esbuild from 'esbuild';
import { shared } from './entries.ts';
import { root } from './paths.ts';

const sources: ReadonlySet<string> = new Set(shared.within.map(source => join(root, 'bindings/js', source)));

/** The letters by which its script exports what it has, read from its source, the other way round: `a as trouble, ...`. */
function lettersOf(source: string): string {
  const rows = [...readFileSync(join(root, 'bindings/js', source), 'utf8').matchAll(/\b(\w+) as (\w)\b/g)];
  return rows.map(([, name, letter]) => `${letter} as ${name}`).join(', ');
}

/** In place of the sources that are in the script, the script. */
export const sharedBeside: esbuild.Plugin = {
  name: 'what the parts share beside them',
  setup(build) {
    const namespace = 'shared';
    build.onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, resolveDir, kind }) =>
      kind === 'import-statement' && sources.has(join(resolveDir, path))
        ? { path: shared.script, namespace, sideEffects: false }
        : undefined,
    );
    build.onLoad({ filter: /^/, namespace }, ({ path }) => ({
      contents: `export { ${lettersOf(shared.source)} } from './${path}.js';`,
    }));
    build.onResolve({ filter: /^/, namespace }, ({ path }) => ({ path, external: true }));
  },
};
