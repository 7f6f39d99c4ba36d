// A built page in Chromium under the strict policy: what it answers, what it loads, and what it complains of.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import type { Cases, Part } from './cases.ts';

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src 'self'; img-src data:";

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

export interface Site {
  readonly base: string;
  close(): void;
}

/** @param folder what is served, each file with the policy */
export async function serve(folder: string): Promise<Site> {
  const server: Server = createServer((request, response) => {
    const path = normalize(decodeURIComponent((request.url ?? '/').replace(/\?.*/, '')));
    const file = join(folder, path === '/' ? 'index.html' : path);
    response.setHeader('content-security-policy', policy);
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}

export interface Answer {
  readonly runtime: string;
  readonly answers: readonly unknown[];
}

export interface Asked {
  readonly answer: Answer;
  /** Of everything but the document, as brotli sends it, in bytes. */
  readonly brotli: number;
  /** What the console, the page and the network had to complain of. */
  readonly complaints: readonly string[];
}

declare global {
  var ask: (part: Part, cases: Cases) => Promise<Answer>;
}

const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** Consumers load the same files again and again, and packing one takes a second. */
const weights = new Map<string, number>();

function weightOf(body: Uint8Array): number {
  const key = createHash('sha256').update(body).digest('hex');
  const weight = weights.get(key) ?? brotliCompressSync(body, best).length;
  weights.set(key, weight);
  return weight;
}

/** What a page complains of, from now on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', message => {
    if (['warning', 'error'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', error => complaints.push(`page: ${error.message}`));
  page.on('response', response => {
    if (response.status() >= 400)
      complaints.push(`network: ${response.status()} ${new URL(response.url()).pathname}`);
  });
  return complaints;
}

/** Loads the page afresh and asks one part. */
export async function askPage(browser: Browser, url: string, part: Part, cases: Cases): Promise<Asked> {
  const page = await browser.newPage();
  await page.addInitScript('globalThis.__name = value => value');
  const complaints = complaintsOf(page);
  // A part that is loaded twice is the same file.
  const bodies = new Map<string, Promise<number>>();
  page.on('response', response => {
    if (response.request().resourceType() === 'document' || !response.ok()) return;
    bodies.set(response.url(), response.body().then(weightOf));
  });
  try {
    await page.goto(url);
    await page.waitForFunction('globalThis.ask !== undefined', undefined, { timeout: 20_000 });
    const answer = await page.evaluate(([name, all]) => globalThis.ask(name, all), [part, cases] as const);
    const sizes = await Promise.all(bodies.values());
    return { answer, brotli: sizes.reduce((sum, size) => sum + size, 0), complaints };
  } finally {
    await page.close();
  }
}
