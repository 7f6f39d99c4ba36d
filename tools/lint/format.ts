// clang-format over the C++ sources. One version, named by tools/setup: versions differ in what they write.

import { isCpp, projectFiles } from './files.ts';
import type { Check } from './report.ts';
import { run } from './spawn.ts';

const clangFormat = process.env.CARDMEND_CLANG_FORMAT ?? 'clang-format-19';

/** Checks the format, or with `write` makes it so. */
export function formatCheck(write: boolean): Check {
  return {
    name: 'C++ is formatted (clang-format)',
    run: async () => {
      const files = projectFiles().filter(isCpp);
      if (files.length === 0) return [];
      const { status, output } = await run(
        clangFormat,
        write ? ['-i', ...files] : ['--dry-run', '-Werror', ...files],
      );
      if (status === 0) return [];
      const places = new Map<string, string[]>();
      for (const [, file, line] of output.matchAll(/^(.+?):(\d+):\d+: (?:error|warning): /gm)) {
        if (file !== undefined && line !== undefined) places.set(file, [...(places.get(file) ?? []), line]);
      }
      if (places.size === 0) return [output];
      const told = [...places].map(([file, lines]) => `${file}: line ${[...new Set(lines)].join(', ')}`);
      return [...told, 'npm run format writes it'];
    },
  };
}
