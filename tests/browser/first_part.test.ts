// The page before the rest of it is there: it checks what is typed, keeps what is pressed, and nothing moves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { chosen, focused, selected } from './acts.ts';
import { holdRest, loseRest } from './rest.ts';
import { shiftsOf, watchShifts } from './shifts.ts';
import { useSite } from './site.ts';

const site = useSite();
const code = '3f2a90bc77dea41b';

/** Visits it with its rest held back. */
function visitFirst(run: (page: Page, release: () => void) => Promise<void>): Promise<void> {
  let release = (): void => undefined;
  const prepare = async (page: Page): Promise<void> => {
    release = await holdRest(page);
    await watchShifts(page);
  };
  return site.visit({ prepare, early: true }, page => run(page, release));
}

const untilWhole = (page: Page): Promise<void> =>
  page.locator('[data-sample]').first().waitFor({ state: 'attached' });

for (const [typed, verdict, changes] of [
  [code, 'valid', 0],
  ['3f2a9Obc77dea41b', 'repaired', 1],
  ['3f2a9', 'partial', 0],
] as const)
  test(`${verdict}: what is typed is checked, and stays in its place when the rest comes`, () =>
    visitFirst(async (page, release) => {
      const secret = page.locator('#secret');
      await secret.pressSequentially(typed);
      await page.locator(`.verdict[data-verdict=${verdict}]`).waitFor();
      assert.equal(await page.locator('#repairs li').count(), changes);
      const cells = page.locator('#panel .now');
      assert.equal((await cells.allTextContents()).join(''), typed.replace('O', '0').toUpperCase());
      await secret.evaluate(area => (area as HTMLTextAreaElement).setSelectionRange(2, 4));
      // What a key moves is no shift.
      await page.waitForTimeout(600);
      release();
      await untilWhole(page);
      assert.deepEqual(await shiftsOf(page), []);
      assert.equal(await secret.inputValue(), typed);
      assert.equal(await focused(page), 'secret');
      assert.equal(await selected(page), typed.slice(2, 4));
    }));

test('another card than the platform sells is not judged before the whole can say what it is', () =>
  visitFirst(async (page, release) => {
    await page.locator('#secret').pressSequentially('12345678901234567890');
    await page.locator('#module-note').waitFor();
    assert.ok(await page.locator('#code-verdict').isHidden());
    release();
    await page.locator('#code-verdict').waitFor();
  }));

for (const [name, press] of [
  ['a press on the button', page => page.locator('#bind').click()],
  ['Enter', page => page.locator('#secret').press('Enter')],
] as readonly (readonly [string, (page: Page) => Promise<void>])[])
  test(`${name} before the rest is there is answered when it is`, () =>
    visitFirst(async (page, release) => {
      await page.locator('#secret').fill(code);
      await press(page);
      assert.equal(await page.locator('#secret').inputValue(), code);
      release();
      await page.locator('#step-verify').waitFor();
    }));

test('a platform and a search for a kind are kept', () =>
  visitFirst(async (page, release) => {
    await page.locator('#platform-suning').check();
    await page.locator('#product').fill('steam');
    release();
    await page.locator('#product-list [role=option]').first().waitFor();
    assert.equal(await page.locator('#product').inputValue(), 'steam');
    await page.keyboard.press('Escape');
    assert.ok(await page.locator('#platform-suning').isChecked());
    assert.equal(await chosen(page), 'suning.gift-card');
  }));

test('without its rest the page checks, says what it lacks, and asks for it at the next press', () => {
  let restore = (): void => undefined;
  const prepare = async (page: Page): Promise<void> => {
    restore = await loseRest(page);
  };
  return site.visit({ prepare, early: true, expect: /ERR_CONNECTION_RESET/ }, async page => {
    await page.locator('#module-note').filter({ hasText: '\u8f7d\u5165\u4e0d\u4e86' }).waitFor();
    await page.locator('#secret').fill(code);
    await page.locator('.verdict[data-verdict=valid]').waitFor();
    restore();
    await page.locator('#bind').click();
    await page.locator('#step-verify').waitFor();
  });
});

test('who chose another language, large type and contrast before has them from the start', () => {
  const prepare = (page: Page): Promise<unknown> =>
    page.addInitScript(() => {
      const chosenBefore = { locale: 'en', large: true, contrast: true };
      localStorage.setItem('cardmend.preferences', JSON.stringify(chosenBefore));
    });
  return site.visit({ prepare }, async page => {
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.equal(await page.locator('html').getAttribute('data-size'), 'large');
    assert.equal(await page.locator('html').getAttribute('data-contrast'), 'more');
    await page.locator('#secret').pressSequentially(code);
    await page.locator('.verdict[data-verdict=valid]').waitFor();
  });
});
