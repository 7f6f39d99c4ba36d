/** Chromium, by the library that all other tests have. */
import { openBrowser } from '../../web/browser.ts';
import { callOf, type Engine, type InPage } from './engine.ts';

export async function openChromium(): Promise<Engine> {
  const browser = await openBrowser();
  const page = await browser.newPage();
  return {
    name: 'Chromium',
    version: browser.version(),
    async open(url) {
      await page.goto(url);
    },
    async back() {
      await page.goBack();
    },
    run: <Args extends readonly unknown[], Result>(what: InPage<Args, Result>, ...args: Args) =>
      page.evaluate(callOf(what, args)) as Promise<Result>,
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    undo: () => page.keyboard.press('Control+z'),
    close: () => browser.close(),
  };
}
