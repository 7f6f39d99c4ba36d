import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../web/browser.ts';
import { buildPage } from '../../web/build.ts';
import seed from '../../web/gateway/cards.json' with { type: 'json' };
import type { FaultOrder } from '../../web/gateway/faults/orders.ts';
import { type Gateway, openGateway } from '../../web/gateway/gateway.ts';
import { type PageOptions, Pages } from './pages.ts';
import { Store } from './store.ts';

/** What a sample card looks like as somebody would paste it. */
export function sample(id: string): string {
  const found = seed.samples.find(each => each.id === id);
  assert.ok(found, `cards.json has no sample ${id}`);
  return found.raw;
}

export interface Visit extends PageOptions {
  /** Runs before the page is loaded. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** Console errors that the test brings about; any other fails it. */
  readonly expect?: RegExp;
}

/** The real page and gateway on a free port, with one browser. */
export interface Site {
  readonly base: string;
  readonly store: Store;
  /** Opens the page as if for the first time, runs the test, and fails on anything that the page should not do. */
  visit(options: Visit, test: (page: Page) => Promise<void>): Promise<void>;
  order(...orders: (Partial<FaultOrder> & Pick<FaultOrder, 'fault'>)[]): Promise<void>;
  /** All cards as they were made up. */
  reset(): Promise<void>;
  /** The last SMS code that went out. */
  sms(): string;
  stopGateway(): Promise<void>;
  startGateway(): Promise<void>;
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-browser-'));
  const pages = await buildPage({ out: join(folder, 'web') });
  const data = join(folder, 'gateway');
  const errors: string[] = [];
  let gateway: Gateway | null = null;
  let port = 0;
  const startGateway = async (): Promise<void> => {
    gateway = await openGateway({
      folder: data,
      pages,
      demo: true,
      startsPerMinute: 1000,
      onError: text => errors.push(text),
    });
    port = Number(new URL(await gateway.listen(port)).port);
  };
  await startGateway();
  const base = `http://127.0.0.1:${port}`;
  const browser: Browser = await openBrowser();
  const pool = new Pages(browser);
  const tell = async (method: string, path: string, body?: unknown): Promise<void> => {
    const json =
      body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    assert.equal((await fetch(`${base}/api/v1/demo/${path}`, { method, ...json })).status, 200);
  };

  return {
    base,
    store: new Store(data),
    async visit({ prepare, expect, ...options }, test) {
      await pool.use(options, async page => {
        const wrongs = watch(page, base, expect);
        await prepare?.(page);
        const response = await page.goto(`${base}/`);
        assert.match(
          response?.headers()['content-security-policy'] ?? '',
          /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/,
        );
        await page.locator('[data-sample]').first().waitFor({ state: 'attached' });
        await test(page);
        assert.deepEqual(wrongs, []);
      });
      assert.deepEqual(errors, []);
    },
    order: (...orders) => tell('PUT', 'faults', { orders }),
    reset: () => tell('POST', 'reset'),
    sms() {
      const lines = readFileSync(join(data, 'sms.log'), 'utf8').trim().split('\n');
      return JSON.parse(lines.at(-1) ?? '{}').code;
    },
    async stopGateway() {
      await gateway?.close();
      gateway = null;
    },
    startGateway,
    async close() {
      await browser.close();
      await gateway?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Collects what no visit may bring: errors, violations of the policy, requests elsewhere, secrets in addresses. */
function watch(page: Page, base: string, expected: RegExp | undefined): string[] {
  const wrongs: string[] = [];
  const secrets = seed.cards.map(card => card.secret.toLowerCase());
  const holdsSecret = (text: string): boolean => {
    const plain = text.toLowerCase().replace(/[^0-9a-z]/g, '');
    return secrets.some(secret => plain.includes(secret));
  };
  page.on('pageerror', error => wrongs.push(`page error: ${error.message}`));
  page.on('console', message => {
    if (holdsSecret(message.text())) wrongs.push('a secret in the console');
    if (message.type() === 'error' && expected?.test(message.text()) !== true)
      wrongs.push(`console: ${message.text()}`);
  });
  page.on('request', request => {
    if (!request.url().startsWith(`${base}/`)) wrongs.push(`request elsewhere: ${request.url()}`);
    if (holdsSecret(request.url())) wrongs.push('a secret in an address');
  });
  return wrongs;
}

/** What the form is set to: a kind of card, or `detect`. */
export async function chosen(page: Page): Promise<string> {
  return (await page.locator('#product').getAttribute('data-choice')) ?? '';
}

/** Sets the form to a kind of card, or to `detect`, with the mouse. */
export async function choose(page: Page, product: string): Promise<void> {
  await page.locator('#product').click();
  await page.locator(`#product-list [data-choice="${product}"]`).last().click();
  await page.locator('#product-list').waitFor({ state: 'hidden' });
}

/** Puts a text into the field of a form for `product` as a paste does, and waits until it was read. */
export async function paste(page: Page, text: string, product = 'jd.ecard'): Promise<void> {
  await choose(page, product);
  await page.locator('#secret').focus();
  await page.keyboard.insertText(text);
  await page.locator('#code-verdict').waitFor();
}

/** From a pasted card to the SMS step. */
export async function reachSms(page: Page, text: string): Promise<void> {
  await paste(page, text);
  await page.locator('#bind').click();
  await page.locator('#step-sms').waitFor();
}
