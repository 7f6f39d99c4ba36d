// What every test file of consumers has: a folder with the packed package, and a browser.
import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../web/browser.ts';
import { Workshop } from './project.ts';

/** Both are there while tests run. */
export interface Bench {
  workshop: Workshop;
  browser: Browser;
}

export function useWorkshop(): Bench {
  const bench = {} as Bench;
  before(async () => {
    bench.workshop = new Workshop();
    bench.browser = await openBrowser();
  });
  after(async () => {
    await (bench.browser as Browser | undefined)?.close();
    (bench.workshop as Workshop | undefined)?.close();
  });
  return bench;
}
