// The rest of the page, which comes behind the first check.
import type { Page } from 'playwright-core';
import { hold } from './hold.ts';

const files = /\/assets\/(rest-[0-9A-Z]{8}\.js|later-[0-9A-Z]{8}\.css)$/;

/** Holds it back until it is released. */
export function holdRest(page: Page): Promise<() => void> {
  return hold(page, files);
}

/** Loses it on its way, until it is told otherwise. */
export async function loseRest(page: Page): Promise<() => void> {
  let isThere = false;
  await page.route(files, route => (isThere ? route.continue() : route.abort('connectionreset')));
  return () => {
    isThere = true;
  };
}
