/**
 * Makes the pictures of the documents: docs/images/*.png, from the real page on a free port.
 * usage: tools/run web/screenshot.ts [NAME...]     (after the module was built; all of them if none is named)
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { buildPage } from './build.ts';
import { openGateway } from './gateway/gateway.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const images = join(root, 'docs/images');

interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  readonly english?: boolean;
  /** Which sample card is put in. */
  readonly sample: string;
  readonly after?: (page: Page) => Promise<void>;
}

async function pressBind(page: Page): Promise<void> {
  await page.locator('#bind').click();
  await page.locator('#code-trouble').waitFor();
  await page.locator('#code-title').focus();
}

/** To the second step of a platform. */
async function verify(page: Page): Promise<void> {
  await page.locator('#bind').click();
  await page.locator('#step-verify').waitFor();
  await page.locator('#phone button').waitFor();
}

/** To the end of it. */
async function bindWhole(page: Page): Promise<void> {
  await verify(page);
  await page.locator('#phone button').click();
  await page.locator('#confirm').click();
  await page.locator('#step-done').waitFor();
}

async function showRules(page: Page): Promise<void> {
  await page.locator('#rules summary').click();
}

/** A card bound, with what happened beside it. */
async function trace(page: Page): Promise<void> {
  for (const id of ['samples', 'mood']) await page.locator(`#aid-${id} > summary`).click();
  await page.locator('#aid-trace > summary').click();
  await verify(page);
  await page.locator('#trace li[data-kind=call]').first().waitFor();
}

/** A card that was reported while it stood in the form, and a hub that lies. */
async function stolen(page: Page): Promise<void> {
  for (const id of ['samples', 'mood']) await page.locator(`#aid-${id} > summary`).click();
  await page.locator('#aid-travel > summary').click();
  await page.locator('#lost > summary').click();
  await page.locator('#lost-platform').selectOption('pinduoduo');
  await page.locator('#lost-code').fill('3F2A-90BC-77DE-A41B');
  await page.locator('#lost-next').click();
  await page.locator('#lost-confirm').click();
  await page.locator('#code-findings [data-kind=code-not-known]').waitFor();
  await page.locator('#travel-mood').selectOption('forges');
  await page.locator('[data-trouble=bad-signature]').first().waitFor();
}

async function pickCard(page: Page): Promise<void> {
  await page.locator('#card-list input').nth(1).check();
  await page.locator('#code-verdict').waitFor();
}

const phone = { width: 375, height: 812 };
const desk = { width: 1280, height: 980 };
const pictures: readonly Picture[] = [
  { name: 'phone', ...phone, sample: 'chat' },
  { name: 'phone-guidance', ...phone, sample: 'inactive', after: pressBind },
  { name: 'desk', ...desk, sample: 'chat' },
  { name: 'desk-en', ...desk, english: true, sample: 'doubtful' },
  { name: 'desk-dark', ...desk, dark: true, sample: 'misread' },
  { name: 'desk-cards', ...desk, sample: 'several', after: pickCard },
  { name: 'phone-platform', ...phone, sample: 'suning', after: showRules },
  { name: 'phone-verify', ...phone, sample: 'chat', after: verify },
  { name: 'phone-pending', ...phone, dark: true, english: true, sample: 'presale', after: bindWhole },
  { name: 'desk-qr', ...desk, dark: true, sample: 'taobao', after: verify },
  { name: 'desk-trace', ...desk, english: true, sample: 'chat', after: trace },
  { name: 'desk-stolen', ...desk, english: true, sample: 'chat', after: stolen },
  { name: 'phone-kinds', ...phone, english: true, sample: 'unclear' },
];

async function take(browser: Browser, base: string, picture: Picture): Promise<void> {
  const { name, width, height, dark, english, sample, after } = picture;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: width < 500 ? 2 : 1,
    colorScheme: dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(base);
  await page.locator(`[data-sample=${sample}]`).waitFor({ state: 'attached' });
  if (english === true) await page.locator('#locale-en').click();
  await page.locator(`[data-sample=${sample}]`).dispatchEvent('click');
  await page.locator('#code-verdict, #card-list').filter({ visible: true }).first().waitFor();
  await after?.(page);
  const path = join(images, `${name}.png`);
  await page.evaluate(() => window.scrollTo(0, 0));
  // As tall as the page: the button that stays in sight then lies where it belongs.
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, tall) });
  // On a phone the form alone: the demo's aids lie beneath it.
  const clip = width < 500 ? await page.locator('.layout > main').boundingBox() : null;
  const whole = { x: 0, y: 0, width, height: Math.ceil((clip?.y ?? 0) + (clip?.height ?? height)) + 16 };
  await page.screenshot(clip === null ? { path, fullPage: true } : { path, fullPage: true, clip: whole });
  console.log(relative(process.cwd(), path));
  await context.close();
}

const folder = mkdtempSync(join(tmpdir(), 'cardmend-pictures-'));
mkdirSync(images, { recursive: true });
const gateway = await openGateway({
  folder: join(folder, 'gateway'),
  pages: await buildPage({ out: join(folder, 'web') }),
  demo: true,
  parties: true,
});
const browser = await openBrowser();
try {
  const base = await gateway.listen(0);
  const wanted = process.argv.slice(2);
  for (const picture of pictures)
    if (wanted.length === 0 || wanted.includes(picture.name)) await take(browser, base, picture);
} finally {
  await browser.close();
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
}
