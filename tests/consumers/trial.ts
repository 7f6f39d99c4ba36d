// What holds for a page that was built of the package, whoever built it.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { cases, type Part, parts } from './cases.ts';
import { expected } from './expected.ts';
import { askPage, serve } from './page.ts';
import { report } from './report.ts';

/** Warnings of a tool in what it printed. */
export function assertQuiet(printed: string): void {
  assert.doesNotMatch(printed, /warn|deprecat|\berror\b/i);
}

/**
 * KB of 1,024 bytes that a page may weigh which asks for one part: the part's own budget (tests/node/sizes.test.ts), and
 * what the page and its bundler add.
 */
const budgets: Readonly<Record<Part, number>> = { check: 45, guide: 36, whole: 155.8 };
/** A wasm in base 16 is not packed as well as one in a file. */
const inScript = 1.1;

export interface TrialOptions {
  /** How the part comes: its wasm as a file, or in a script. `false`: what it weighs is not looked at. */
  readonly weighs?: 'file' | 'script' | false;
  /** KB that a framework adds. */
  readonly framework?: number;
  /** `wasm` if omitted. */
  readonly runtime?: 'wasm' | 'javascript';
  /** Complaints that are meant to come, by what they say. */
  readonly complaints?: RegExp;
}

/** Every part answers as in Node, nothing complains, and the weights are within their budgets and written down. */
export async function tryPage(
  browser: Browser,
  name: string,
  folder: string,
  options: TrialOptions = {},
): Promise<void> {
  const site = await serve(folder);
  try {
    await trySite(browser, name, `${site.base}/`, options);
  } finally {
    site.close();
  }
}

/** The same of a page that is served already. */
export async function trySite(
  browser: Browser,
  name: string,
  url: string,
  { runtime = 'wasm', complaints, weighs = 'file', framework = 0 }: TrialOptions = {},
): Promise<void> {
  const sizes: Partial<Record<Part, number>> = {};
  for (const part of parts) {
    const asked = await askPage(browser, url, part, cases);
    const where = `${name}, ${part}`;
    assert.deepEqual(
      asked.complaints.filter(text => complaints?.test(text) !== true),
      [],
      where,
    );
    assert.equal(asked.answer.runtime, runtime, where);
    assert.deepEqual(asked.answer.answers, expected[part], where);
    sizes[part] = asked.brotli;
    const most = (budgets[part] * (weighs === 'script' ? inScript : 1) + framework) * 1024;
    assert.ok(weighs === false || asked.brotli <= most, `${where}: ${(asked.brotli / 1024).toFixed(1)} KB`);
  }
  report(name, sizes);
}
