// Files that come late.
import type { Page } from 'playwright-core';

/** Holds files back until they are released: all that is asked for from now on. */
export async function hold(page: Page, files: RegExp): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  await page.route(files, route => held.then(() => route.continue()));
  return release;
}
