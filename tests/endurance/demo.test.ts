// The demo page itself, in the same way: somebody types one code after the other, goes from platform to platform, and changes the
// language. What was drawn and is gone holds nothing.
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { goTo, type OwnPlatform, ownSamples, sample } from '../browser/acts.ts';
import { useSite } from '../browser/site.ts';
import { assertFlat } from './growth.ts';
import { type Held, held, openMetrics } from './held.ts';

const site = useSite();
const rounds = 12;
const checks = Number(process.env.CARDMEND_CHECKS ?? 10_000);
const inOne = Math.max(1, Math.round(checks / 50_000));

/** Objects that the collector has not come to yet, and what the engine has compiled. */
const heapRoom = 1_500_000;
/** What the page's last card has more than another one. */
const nodesRoom = 150;
const listenersRoom = 30;

async function bindNothing(page: Page, platform: OwnPlatform): Promise<void> {
  await goTo(page, platform);
  const secret = page.locator('#secret');
  await secret.focus();
  await page.keyboard.type(sample(ownSamples[platform]).slice(-12));
  await secret.fill(sample(ownSamples[platform]));
  await page.locator('#code-verdict').waitFor();
  await secret.fill('');
}

test('one code after the other on the demo page, in both languages: no growth', t =>
  site.visit({}, async page => {
    const client = await openMetrics(page);
    const holds: Held[] = [];
    const platforms = Object.keys(ownSamples) as OwnPlatform[];
    for (let round = 0; round < rounds; ++round) {
      for (let i = 0; i < inOne; ++i)
        await bindNothing(page, platforms[(round + i) % platforms.length] ?? 'jd');
      await page.locator('#locale-en').click();
      await page.locator('html[lang=en]').waitFor({ state: 'attached' });
      // The same card in the same language stands there whenever it is measured.
      await page.locator('#locale-zh-CN').click();
      await page.locator('html[lang=zh-CN]').waitFor({ state: 'attached' });
      await goTo(page, 'jd');
      holds.push(await held(client));
    }
    t.diagnostic(
      JSON.stringify({
        heapKb: holds.map(({ heap }) => Math.round(heap / 1024)),
        nodes: holds.map(({ nodes }) => nodes),
        listeners: holds.map(({ listeners }) => listeners),
      }),
    );
    const all = (name: keyof Held) => holds.map(one => one[name]);
    assertFlat('the heap', all('heap'), heapRoom);
    assertFlat('the document', all('nodes'), nodesRoom);
    assertFlat('the number of listeners', all('listeners'), listenersRoom);
  }));
