// Serves the built modules and one page of a test's own, and opens it.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { after, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { root } from '../../tools/build/paths.ts';
import { openBrowser } from '../../web/browser.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

export interface ModulesSite {
  readonly base: string;
  close(): void;
}

export interface ModulesPage {
  readonly page: Page;
  /** Loads the page, as if for the first time. */
  load(): Promise<void>;
  close(): Promise<void>;
}

export interface ModulesSiteOptions {
  readonly html: string;
  /** The Content-Security-Policy of the page; none if omitted. */
  readonly policy?: string;
  /** The global variable that the page sets when it is ready. */
  readonly ready: string;
  /** Scripts of the test's own by their path. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** Folders that are served, by what their paths begin with. */
  readonly folders?: Readonly<Record<string, string>>;
  /** The same as scripts for style sheets. */
  readonly styles?: Readonly<Record<string, string>>;
}

/** Waits until the page has set a global, and gives it. A strict policy lets the browser poll for nothing itself. */
export async function settled(page: Page, name: string): Promise<unknown> {
  for (;;) {
    const value: unknown = await page.evaluate(`globalThis.${name}`);
    if (value !== undefined) return value;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** One browser for all tests of a file: to start another one takes longer than most of them. */
export function useBrowser(): () => Browser {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser?.close());
  return () => browser;
}

/** The page, not yet loaded, with nothing of another one: in a browser of its own, or in `shared`. */
export async function openModulesPage(options: ModulesSiteOptions, shared?: Browser): Promise<ModulesPage> {
  const site = await serveModules(options);
  const browser = shared ?? (await openBrowser());
  const context = await browser.newContext();
  const page = await context.newPage();
  // tsx marks the names of functions; those that run in the page know no such mark.
  await page.addInitScript('globalThis.__name = value => value');
  return {
    page,
    async load() {
      await page.goto(`${site.base}/`);
      await settled(page, `${options.ready} && true`);
    },
    async close() {
      await (shared === undefined ? browser : context).close();
      site.close();
    },
  };
}

/** `/dist/...` is the package, `/build/test-dist/...` the module with the frozen products. */
export async function serveModules({
  html,
  policy,
  scripts = {},
  styles = {},
  folders = {},
}: ModulesSiteOptions): Promise<ModulesSite> {
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '');
    const served = Object.entries(folders).find(([begin]) => path.startsWith(`${begin}/`));
    const script = scripts[path];
    if (path === '/') {
      if (policy !== undefined) response.setHeader('content-security-policy', policy);
      response.setHeader('content-type', 'text/html').end(html);
    } else if (script !== undefined) {
      response.setHeader('content-type', 'text/javascript').end(script);
    } else if (styles[path] !== undefined) {
      response.setHeader('content-type', 'text/css').end(styles[path]);
    } else if (/^\/(dist|build\/test-dist)\/[\w./-]+$/.test(path) && !path.includes('..')) {
      response.setHeader('content-type', types[extname(path)] ?? 'text/plain');
      response.end(readFileSync(join(root, path)));
    } else if (served !== undefined && !path.includes('..')) {
      response.end(readFileSync(join(served[1], path.slice(served[0].length))));
    } else {
      response.writeHead(204).end();
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}
