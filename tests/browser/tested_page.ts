// The page as its tests are served it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage } from '../../web/build.ts';

/** A place beside the page where nothing is. */
export const emptyPlace = '/empty.html';

/** Builds the page with an empty place beside it; returns the folder to serve. What was there before is removed. */
export async function buildTestedPage(out: string): Promise<string> {
  await buildPage({ out });
  writeFileSync(join(out, emptyPlace), '');
  // A browser asks for it where a place names no icon, and tells an error where there is none.
  writeFileSync(join(out, 'favicon.ico'), '');
  return out;
}
