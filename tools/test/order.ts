// The order of test files: the slowest first, by what they took on this machine before, so that no core waits at the end of
// a stage for one long file that began last.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../lint/files.ts';

type Seconds = Readonly<Record<string, number>>;

function place(): string {
  return join(process.env.CARDMEND_CACHE ?? join(root, 'build'), 'durations.json');
}

/** What is remembered; nothing if it cannot be read. */
function known(): Seconds {
  try {
    return JSON.parse(readFileSync(place(), 'utf8')) as Seconds;
  } catch {
    return {};
  }
}

/** Files that nothing is known of come first, as they were. */
export function slowestFirst(files: readonly string[]): readonly string[] {
  const seconds = known();
  const of = (file: string): number => seconds[file] ?? Number.MAX_VALUE;
  return [...files].sort((a, b) => of(b) - of(a));
}

/** Keeps what files took, for the next run; of two runs at once one may be lost. */
export function remember(took: ReadonlyMap<string, number>): void {
  const all = { ...known(), ...Object.fromEntries(took) };
  mkdirSync(dirname(place()), { recursive: true });
  writeFileSync(place(), `${JSON.stringify(all, undefined, 1)}\n`);
}
