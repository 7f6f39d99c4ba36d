import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../web/browser.ts';
import type { FaultOrder } from '../../web/gateway/faults/orders.ts';
import { type Gateway, openGateway } from '../../web/gateway/gateway.ts';
import type { GatewayOptions } from '../../web/gateway/options.ts';
import { type PageOptions, Pages } from './pages.ts';
import { Store } from './store.ts';
import { buildTestedPage } from './tested_page.ts';
import { watch } from './watch.ts';

export interface Visit extends PageOptions {
  /** Runs before the page is loaded. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** Console errors that the test brings about; any other fails it. */
  readonly expect?: RegExp;
  /** The test begins before all of the page is there: something of it is held back or missing. */
  readonly early?: boolean;
}

/**
 * The real page and gateway for the tests of a file, on a free port and with one browser: opened before the first test,
 * with all cards as they were made up before each, closed behind the last. `switches` are the browser's, `options` the gateway's.
 */
export function useSite(switches: readonly string[] = [], options: Partial<GatewayOptions> = {}): Site {
  const site = new Site(switches, options);
  before(() => site.open());
  beforeEach(() => site.reset());
  after(() => site.close());
  return site;
}

/** Fails with an error and what each page of the browser shows then, which a time-out does not tell. */
async function toldWith(page: Page, error: Error): Promise<never> {
  const told = page
    .context()
    .pages()
    .map(each => each.locator('main').ariaSnapshot({ timeout: 2_000 }));
  const shown = (await Promise.allSettled(told)).map(each =>
    each.status === 'fulfilled' ? each.value : 'nothing',
  );
  // What went wrong comes last: of a long run the last lines are shown.
  const all = `shown when it went wrong:\n${shown.join('\nand beside it:\n')}\n${error.message}`;
  throw new Error(all, { cause: error });
}

export class Site {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cardmend-browser-'));
  readonly #data = join(this.#folder, 'gateway');
  readonly store = new Store(this.#data);
  /** What went wrong in the gateway. */
  readonly #errors: string[] = [];
  #gateway: Gateway | null = null;
  #port = 0;
  #browser: Browser | null = null;
  #pages: Pages | null = null;

  constructor(
    readonly switches: readonly string[] = [],
    readonly options: Partial<GatewayOptions> = {},
  ) {}

  /** The built page: that of the whole stage (tools/test/browser.ts), or of a file that is run by itself. */
  #files = '';

  /** The page and its gateway alone, for a browser of another's. */
  async serve(): Promise<void> {
    this.#files = process.env.CARDMEND_TESTED_PAGE ?? (await buildTestedPage(join(this.#folder, 'web')));
    await this.startGateway();
  }

  async open(): Promise<void> {
    await this.serve();
    this.#browser = await openBrowser(this.switches);
    this.#pages = new Pages(this.#browser);
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    await this.stopGateway();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get base(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Opens the page as if for the first time, runs the test, and fails on anything that the page should not do. */
  async visit(
    { prepare, expect, early = false, ...options }: Visit,
    test: (page: Page) => Promise<void>,
  ): Promise<void> {
    assert.ok(this.#pages !== null, 'the site is open');
    await this.#pages.use(options, async page => {
      const wrongs = watch(page, this.base, expect);
      await prepare?.(page);
      const response = await page.goto(`${this.base}/`);
      assert.match(
        response?.headers()['content-security-policy'] ?? '',
        /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/,
      );
      if (!early) await page.locator('[data-sample]').first().waitFor({ state: 'attached' });
      await test(page).catch(error => toldWith(page, error));
      assert.deepEqual(wrongs, []);
    });
    assert.deepEqual(this.#errors, []);
  }

  order(...orders: (Partial<FaultOrder> & Pick<FaultOrder, 'fault'>)[]): Promise<void> {
    return this.#tell('PUT', 'faults', { orders });
  }

  /** All cards as they were made up. */
  reset(): Promise<void> {
    return this.#tell('POST', 'reset');
  }

  /** The last SMS code that went out. */
  sms(): string {
    const lines = readFileSync(join(this.#data, 'sms.log'), 'utf8').trim().split('\n');
    return JSON.parse(lines.at(-1) ?? '{}').code;
  }

  /** On the same port as before, if it was open before. */
  async startGateway(): Promise<void> {
    this.#gateway = await openGateway({
      paceFirstMs: 0,
      folder: this.#data,
      pages: this.#files,
      demo: true,
      startsPerMinute: 1000,
      onError: text => this.#errors.push(text),
      ...this.options,
    });
    this.#port = Number(new URL(await this.#gateway.listen(this.#port)).port);
  }

  async stopGateway(): Promise<void> {
    await this.#gateway?.close();
    this.#gateway = null;
  }

  async #tell(method: string, path: string, body?: unknown): Promise<void> {
    const json =
      body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const { status } = await fetch(`${this.base}/api/v1/demo/${path}`, { method, ...json });
    assert.equal(status, 200);
  }
}
