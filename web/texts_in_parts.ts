/** Cuts the page's first language in parts: what it says from the start, and what rest.ts and app/later.ts bring. */
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { type Part, partOf } from './page/texts/sections.ts';

/** By the file that imports a part. */
const parts: Readonly<Record<string, Part>> = {
  'translate.ts': 'first',
  'rest_texts.ts': 'rest',
  'later_texts.ts': 'later',
  'stolen_texts.ts': 'stolen',
};

/** For who imports a language's file by name; what loads a language when it is chosen gets the whole file. */
export const textsInParts: Plugin = {
  name: 'texts in parts',
  setup(build) {
    build.onResolve({ filter: /^\.\/[\w-]+\.json$/ }, ({ path, importer, resolveDir }) => {
      const name = basename(importer);
      return name in parts ? { path: resolve(resolveDir, path), namespace: name } : undefined;
    });
    for (const [namespace, part] of Object.entries(parts))
      build.onLoad({ filter: /./, namespace }, ({ path }) => {
        const texts = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
        const own = Object.fromEntries(texts.filter(([key]) => partOf(key) === part));
        return { contents: JSON.stringify(own), loader: 'json' };
      });
  },
};
