// What a person does on the page, and sees of it, in the words of the tests.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import seed from '../../web/gateway/cards.json' with { type: 'json' };
import type { Site } from './site.ts';

/** A telephone as most people have it. */
export const phone = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true };

/** What a sample card looks like as somebody would paste it. */
export function sample(id: string): string {
  const found = seed.samples.find(each => each.id === id);
  assert.ok(found, `cards.json has no sample ${id}`);
  return found.raw;
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

/** The card that each platform's good way is told with. */
export const ownSamples = {
  jd: 'chat',
  taobao: 'taobao',
  pinduoduo: 'pinduoduo',
  suning: 'suning',
} as const;
export type OwnPlatform = keyof typeof ownSamples;

/** Goes to a platform by its tile. */
export async function goTo(page: Page, platform: OwnPlatform): Promise<void> {
  await page.locator(`#platform-${platform}`).check();
}

/** From a pasted card to the second step. */
export async function reachVerify(page: Page, text: string): Promise<void> {
  await paste(page, text);
  await bindToVerify(page);
}

/** From what stands in the form to the second step. */
export async function bindToVerify(page: Page): Promise<void> {
  await page.locator('#bind').click();
  await page.locator('#step-verify').waitFor();
}

/** From the second step to the end, with an SMS. */
export async function confirmSms(page: Page, site: Site): Promise<void> {
  await page.locator('#answer').fill(site.sms());
  await page.keyboard.press('Enter');
  await page.locator('#step-done').waitFor();
}

/** Suning's token is of one minute: one that ends while it is filled in is refused as late, rightly. */
const minuteMs = 60_000;
const fillingMs = 6_000;

/** Fills in what is asked for, from what the demo person has at hand. */
export async function fillFromPhone(page: Page): Promise<void> {
  const leftMs = minuteMs - (Date.now() % minuteMs);
  if (leftMs < fillingMs) await page.waitForTimeout(leftMs + 1_500);
  await page.locator('#phone button').click();
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#answer')?.value !== '');
}

/** An answer of six digits that is not the right one. */
export function wrongSms(site: Site): string {
  return site.sms() === '000000' ? '111111' : '000000';
}

/** From what stands in the form to the end. */
export async function bindThrough(page: Page, site: Site): Promise<void> {
  await bindToVerify(page);
  await confirmSms(page, site);
}

/** Binds what stands in the form and is refused; returns the panel that says why. */
export async function bindInVain(page: Page): Promise<Locator> {
  await page.locator('#bind').click();
  const panel = page.locator('#code-trouble');
  await panel.waitFor();
  return panel;
}

/** Pastes a card that is refused; returns the panel that says why. */
export async function refused(page: Page, text: string): Promise<Locator> {
  await paste(page, text);
  return bindInVain(page);
}

/** Longer than a page waits behind a few refusals. */
export const paceMs = 60_000;

/** Until a press on the button does something again. */
export async function untilReady(page: Page, button: '#bind' | '#confirm'): Promise<void> {
  await page.waitForFunction(
    id => document.querySelector(id)?.hasAttribute('aria-disabled') === false,
    button,
  );
}

/** Time passes on the page's clock, in which the page asks for what it does not know, until it shows something. */
export async function passUntil(page: Page, shown: string): Promise<void> {
  for (let i = 0; i < 60 && !(await page.locator(shown).isVisible()); i++) {
    await page.waitForTimeout(50);
    await page.clock.fastForward(5_000);
  }
  await page.locator(shown).waitFor();
}

/** The id of the element that has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? '');
}

/** What is selected in the secret's field. */
export function selected(page: Page): Promise<string> {
  return page.locator('#secret').evaluate(area => {
    const { value, selectionStart, selectionEnd } = area as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
}

/** The page is not wider than its window. */
export async function assertNarrow(page: Page, where = ''): Promise<void> {
  const [inner, whole] = await page.evaluate(() => [window.innerWidth, document.documentElement.scrollWidth]);
  assert.ok((whole ?? 0) <= (inner ?? 0), `${where}: ${whole} is wider than ${inner}`);
}
