// The page as the tests visit it: built once for all files of a run of the stage, or by a file that is run alone.
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names the folder that a run has built ahead; nobody writes into it any more. */
const variable = 'CARDMEND_TEST_PAGE';

/** An empty page of the site. */
export const blank = 'blank.html';

async function build(out: string): Promise<string> {
  // Loaded only where it is needed: it takes a second.
  const { buildPage } = await import('../../web/build.ts');
  await buildPage({ out });
  // Without an icon of its own a browser would look for another one, and not find it.
  const icon = readdirSync(join(out, 'assets')).find(name => /^icon-.*\.svg$/.test(name));
  assert.ok(icon !== undefined, 'the page has an icon');
  const html = `<!doctype html><title>-</title><link rel="icon" href="/assets/${icon}">`;
  writeFileSync(join(out, blank), html);
  return out;
}

/** Builds it ahead, for every process that this one starts from now on. */
export async function buildAhead(out: string): Promise<void> {
  process.env[variable] = await build(out);
}

/** The folder to serve: what was built ahead, or else `out`, built now. */
export async function builtPage(out: string): Promise<string> {
  return process.env[variable] ?? (await build(out));
}
