// The whole way by keyboard alone, what a screen reader meets in which order, and what WCAG 2.2 asks beyond axe's rules.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { bindToVerify, confirmSms, focused, paste, phone, sample } from './acts.ts';
import { useSite } from './site.ts';

const site = useSite();

/** What is read of the page, in order; the demo's aids left out, and what differs from run to run. */
async function spoken(page: Page): Promise<string> {
  const tree = await page.locator('.bench').ariaSnapshot();
  return tree
    .replace(/\d+ \u79d2/g, 'N \u79d2')
    .replace(/\d:\d\d/g, 'N')
    .trim();
}

/** CARDMEND_READING_ORDER=write takes what is read now for what is meant; look at the difference before it is kept. */
const isWriting = process.env.CARDMEND_READING_ORDER === 'write';
const file = new URL('../vectors/page/reading_order.json', import.meta.url);

/** The orders as they are meant, a list of lines for each state. */
const orders: Record<string, readonly string[]> = JSON.parse(readFileSync(file, 'utf8'));
after(() => {
  if (isWriting) writeFileSync(file, `${JSON.stringify(orders, null, 2)}\n`);
});

async function assertOrder(page: Page, name: string): Promise<void> {
  const order = (await spoken(page)).split('\n');
  if (isWriting) orders[name] = order;
  assert.deepEqual(order, orders[name], name);
}

test('the order in which the page is read, state by state', () =>
  site.visit({}, async page => {
    await page.waitForFunction(() => performance.getEntriesByName('cardmend-checks').length > 0);
    await assertOrder(page, 'empty');
    await page.locator('#scan').click();
    await page.locator('#scan-panel[data-step=failed]').waitFor();
    await assertOrder(page, 'scan');
    await page.keyboard.press('Escape');
    await paste(page, sample('chat'));
    await assertOrder(page, 'findings');
    await bindToVerify(page);
    await assertOrder(page, 'verification');
    await confirmSms(page, site);
    await assertOrder(page, 'done');
  }));

/** The element with the focus is in sight: not a pixel of its middle lies under something else (WCAG 2.2, 2.4.11). */
const obscured = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + Math.min(height / 2, 20)];
    const above = document.elementFromPoint(x, y);
    const isSeen = above !== null && (element.contains(above) || above.contains(element));
    const name = element.id || element.className || element.tagName;
    return isSeen || element.classList.contains('skip') ? null : `${name} under ${above?.className}`;
  });

for (const [name, options] of [
  ['phone', phone],
  ['desk', { viewport: { width: 1280, height: 720 } }],
] as const) {
  test(`what has the focus is never hidden by the button that stays in sight (${name})`, () =>
    site.visit(options, async page => {
      await paste(page, sample('doubtful'));
      await page.locator('.candidate').first().waitFor();
      await page.locator('.skip').focus();
      const hidden: string[] = [];
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate(() => document.activeElement === document.body)) === true) break;
        const wrong = await obscured(page);
        if (wrong !== null) hidden.push(wrong);
      }
      assert.deepEqual(hidden, []);
    }));
}

test('the scan by keyboard alone: opened, told, left again with Escape, and typing goes on where it was', () =>
  site.visit({}, async page => {
    await page.locator('#secret').focus();
    await page.keyboard.type('3f2a');
    await page.keyboard.press('Tab');
    for (let i = 0; i < 5 && (await focused(page)) !== 'scan'; i++) await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'scan');
    await page.keyboard.press('Enter');
    await page.locator('#scan-panel[data-step=failed]').waitFor();
    assert.equal(await focused(page), 'scan-panel');
    const names: string[] = [];
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('Tab');
      names.push((await page.evaluate(() => document.activeElement?.textContent)) ?? '');
    }
    assert.deepEqual(names, [
      '\u7528\u6444\u50cf\u5934\u518d\u626b',
      '\u9009\u56fe\u7247',
      '\u624b\u52a8\u8f93\u5165',
    ]);
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), 'secret');
    await page.keyboard.type('90');
    assert.match(await page.locator('#secret').inputValue(), /^3f2a.?90$/i);
  }));

test('nothing is asked for twice: what was typed is there after a refusal, after a step back, in another language', () =>
  site.visit({}, async page => {
    await paste(page, sample('inactive'));
    const typed = await page.locator('#secret').inputValue();
    await page.locator('#bind').click();
    await page.locator('#code-trouble').waitFor();
    assert.equal(await page.locator('#secret').inputValue(), typed);
    await page.locator('#locale-en').click();
    await page.getByRole('heading', { name: 'Bind a gift card' }).waitFor();
    assert.equal(await page.locator('#secret').inputValue(), typed);
    await page.locator('#secret').fill(sample('chat'));
    await page.locator('.verdict[data-verdict=repaired]').waitFor();
    await bindToVerify(page);
    await page.locator('#back').click();
    assert.equal(await page.locator('#secret').inputValue(), sample('chat'));
  }));
