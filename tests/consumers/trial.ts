// What holds for a page that was built of the package, whoever built it.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { cases, parts } from './cases.ts';
import { expected } from './expected.ts';
import { askPage, serve } from './page.ts';
import { report } from './report.ts';

/** Warnings of a tool in what it printed. */
export function assertQuiet(printed: string): void {
  assert.doesNotMatch(printed, /warn|deprecat|\berror\b/i);
}

export interface TrialOptions {
  /** `wasm` if omitted. */
  readonly runtime?: 'wasm' | 'javascript';
  /** Complaints that are meant to come, by what they say. */
  readonly complaints?: RegExp;
}

/** Every part answers as in Node, nothing complains, and the weights are written down. */
export async function tryPage(
  browser: Browser,
  name: string,
  folder: string,
  { runtime = 'wasm', complaints }: TrialOptions = {},
): Promise<void> {
  const site = await serve(folder);
  try {
    await trySite(browser, name, `${site.base}/`, { runtime, ...(complaints && { complaints }) });
  } finally {
    site.close();
  }
}

export async function trySite(
  browser: Browser,
  name: string,
  url: string,
  { runtime = 'wasm', complaints }: TrialOptions = {},
): Promise<void> {
  const sizes: Record<string, number> = {};
  for (const part of parts) {
    const asked = await askPage(browser, url, part, cases);
    assert.deepEqual(
      asked.complaints.filter(text => complaints?.test(text) !== true),
      [],
      `${name}, ${part}`,
    );
    assert.equal(asked.answer.runtime, runtime, `${name}, ${part}`);
    assert.deepEqual(asked.answer.answers, expected[part], `${name}, ${part}`);
    sizes[part] = asked.brotli;
  }
  report(name, sizes);
}
