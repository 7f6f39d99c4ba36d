import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { emptyPlace } from './tested_page.ts';

/**
 * A wait that ends well ends in milliseconds; a busy machine takes long over it all the same: a page's first check takes 2 s on an
 * idle one of 2 cores, 10 s beside six programs that count, and 15 s beside a compiler.
 */
export const patienceMs = 60_000;

export interface PageOptions extends BrowserContextOptions {
  /** Time in the page obeys the test: `page.clock.fastForward`. */
  readonly clock?: boolean;
}

/**
 * Pages to be used again by one test after the other: a new page starts a new process of the browser, which takes
 * longer than most tests. A page that a test failed on is thrown away.
 */
export class Pages {
  readonly #free = new Map<string, Page[]>();

  constructor(readonly browser: Browser) {}

  async use(options: PageOptions, work: (page: Page) => Promise<void>): Promise<void> {
    const key = JSON.stringify(options);
    const page = this.#free.get(key)?.pop() ?? (await this.#open(options));
    try {
      await work(page);
      await clean(page);
    } catch (error) {
      await page.context().close();
      throw error;
    }
    this.#free.set(key, [...(this.#free.get(key) ?? []), page]);
  }

  async #open({ clock, ...options }: PageOptions): Promise<Page> {
    const context = await this.browser.newContext({ reducedMotion: 'reduce', ...options });
    // tsx marks the names of functions; those that run in the page know no such mark.
    await context.addInitScript('globalThis.__name = value => value');
    // Advice goes by the hour too: in these tests it is always ten in the morning in Shanghai.
    await context.addInitScript('Date.prototype.getUTCHours = () => 2');
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    if (clock === true) await page.clock.install();
    return page;
  }
}

/** As if nobody had been there. */
async function clean(page: Page): Promise<void> {
  page.removeAllListeners();
  await page.unrouteAll();
  await page.context().setOffline(false);
  await forget(page);
  // What the page asks at its own times must not be asked without its cookie, in the next test's name. A page of the same
  // place keeps the browser's process, which one of another place would start anew: most of what a short test takes.
  await page.goto(new URL(emptyPlace, page.url()).href);
  await page.context().clearCookies();
}

/** Clears what the page keeps. What it would write down as it is left comes to nothing: it is as if nobody had been there. */
export async function forget(page: Page): Promise<void> {
  await page.evaluate(() => {
    Storage.prototype.setItem = () => undefined;
    localStorage.clear();
  });
}
