// How quick a page's thread is: what a time that was measured beside it is worth.
import type { Page } from 'playwright-core';

/** What the work below takes on the machine that bounds of time are told for, in milliseconds. */
const referenceMs = 26;

/** How often as long as on that machine a piece of work takes in the page now: 4 if it is four times as slow. */
export async function paceOf(page: Page): Promise<number> {
  const tookMs = await page.evaluate(() => {
    const numbers = new Uint32Array(1 << 16);
    const begun = performance.now();
    for (let round = 0; round < 10; round++) {
      let last = 20_261_129 + round;
      for (let i = 0; i < numbers.length; i++) {
        last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0;
        numbers[i] = last;
      }
      numbers.sort();
    }
    return performance.now() - begun;
  });
  return tookMs / referenceMs;
}
