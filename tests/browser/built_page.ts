// The page as the tests visit it.
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An empty page of the site. */
export const blank = 'blank.html';

/** Builds it, and returns the folder to serve. */
export async function builtPage(out: string): Promise<string> {
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
