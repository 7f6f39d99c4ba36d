// Every main state of the page in both languages, light and dark, on a phone and a desk, large and in high contrast.
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { bindInVain, bindToVerify, confirmSms, paste, phone, sample } from './acts.ts';
import { assertAccessible } from './axe.ts';
import { png } from './qr.ts';
import { useSite } from './site.ts';

const site = useSite([], { parties: true });

/** A camera that looks at nothing. */
const seeWall = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas');
    setInterval(() => canvas.getContext('2d')?.fillRect(0, 0, canvas.width, canvas.height), 50);
    navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(10);
  });

type State = readonly [name: string, reach: (page: Page) => Promise<unknown>, without?: readonly string[]];

/** One after the other on one page, each from the one before. */
const states: readonly State[] = [
  ['empty, dev aids open', page => page.locator('[data-sample]').first().waitFor({ state: 'attached' })],
  // What the open list covers is pressed once it is closed, in every other state.
  ['chooser open', page => page.locator('#product').click(), ['target-size']],
  ['findings', page => paste(page, sample('chat'))],
  [
    'doubts with candidates',
    async page => {
      await page.locator('#secret').fill(sample('doubtful'));
      await page.locator('.candidate').first().waitFor();
    },
  ],
  [
    'card list',
    async page => {
      await page.locator('#secret').fill('');
      await page.locator('[data-sample=several]').dispatchEvent('click');
      await page.locator('#card-list input').first().waitFor();
    },
  ],
  [
    'scanning with the camera',
    async page => {
      await page.locator('#secret').fill('');
      await seeWall(page);
      await page.locator('#scan').click();
      await page.locator('#scan-panel[data-step=looking]').waitFor();
    },
  ],
  [
    'a picture without a code, what may help',
    async page => {
      const buffer = png(64, 64, () => false);
      await page.locator('.scan-file').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
      await page.locator('.scan-tips').waitFor();
    },
  ],
  [
    'dictation',
    async page => {
      await page.keyboard.press('Escape');
      await page.locator('#dictate').click();
      await page.locator('#dictation').waitFor();
    },
  ],
  [
    'a card to be reported, and a text that is none',
    async page => {
      await page.keyboard.press('Escape');
      await page.locator('#lost > summary').click();
      await page.locator('#lost-code').fill('0000');
      await page.locator('#lost-next').click();
      await page.locator('#lost-error').waitFor();
    },
  ],
  [
    'a card that was reported, with what travelled and a hub that forges',
    async page => {
      await page.locator('#lost-code').fill(sample('dots'));
      await page.locator('#lost-next').click();
      await page.locator('#lost-confirm').click();
      await page.locator('#aid-travel > summary').click();
      await page.locator('#travel-mood').selectOption('forges');
      await page.locator('[data-trouble=bad-signature]').first().waitFor();
      await paste(page, 'D05B-7E19-46AC-38F2');
      await page.locator('[data-kind=code-not-known]').waitFor();
    },
  ],
  [
    'trouble',
    async page => {
      await page.locator('#lost > summary').click();
      await page.locator('#aid-travel > summary').click();
      await page.locator('#secret').fill('');
      await paste(page, sample('inactive'));
      await bindInVain(page);
    },
  ],
  [
    'verification',
    async page => {
      await page.locator('#secret').fill(sample('chat'));
      await page.locator('.verdict[data-verdict=repaired]').waitFor();
      await bindToVerify(page);
    },
  ],
  ['done', page => confirmSms(page, site)],
];

const desk = { viewport: { width: 1280, height: 900 } };
const settings = [
  { name: 'phone, light, Chinese', options: { ...phone, colorScheme: 'light' } },
  { name: 'desk, dark, English', options: { ...desk, colorScheme: 'dark' }, presses: ['locale-en'] },
  {
    name: 'phone, dark, English, large',
    options: { ...phone, colorScheme: 'dark' },
    presses: ['locale-en', 'large'],
  },
  {
    name: 'desk, light, Chinese, high contrast',
    options: { ...desk, colorScheme: 'light' },
    presses: ['contrast'],
  },
] as const;

for (const { name, options, ...rest } of settings) {
  test(`axe finds nothing, and leaves nothing open: ${name}`, () =>
    site.visit(options, async page => {
      for (const id of 'presses' in rest ? rest.presses : []) await page.locator(`#${id}`).click();
      for (const [state, reach, without] of states) {
        await reach(page);
        await assertAccessible(page, `${name}: ${state}`, without);
      }
    }));
}
