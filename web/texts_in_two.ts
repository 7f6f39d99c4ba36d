/** Cuts the page's first language in two: what it says from the start, and what app/later.ts brings. */
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { comesLater } from './page/texts/later_sections.ts';

const halves: Readonly<Record<string, (key: string) => boolean>> = {
  'translate.ts': key => !comesLater(key),
  'later_texts.ts': comesLater,
};

/** For who imports a language's file by name; what loads a language when it is chosen gets the whole file. */
export const textsInTwo: Plugin = {
  name: 'texts in two',
  setup(build) {
    build.onResolve({ filter: /^\.\/[\w-]+\.json$/ }, ({ path, importer, resolveDir }) => {
      const half = basename(importer);
      return half in halves ? { path: resolve(resolveDir, path), namespace: half } : undefined;
    });
    for (const [namespace, has] of Object.entries(halves))
      build.onLoad({ filter: /./, namespace }, ({ path }) => {
        const texts = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
        const own = Object.fromEntries(texts.filter(([key]) => has(key)));
        return { contents: JSON.stringify(own), loader: 'json' };
      });
  },
};
