import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertNarrow, bindThrough, choose, chosen, phone, sample } from './acts.ts';
import { hold } from './hold.ts';
import { useSite } from './site.ts';

const site = useSite();

const picks = (page: Page) => page.locator('#card-list .picks input');
const legend = (page: Page) => page.locator('#card-list legend');

/** Puts in a text with several cards and waits for their list. */
async function pasteSeveral(page: Page, text = sample('several')): Promise<void> {
  await page.locator('#secret').focus();
  await page.keyboard.insertText(text);
  await page.locator('#card-list').waitFor();
}

/** Made up, each of its own. */
function manyCards(count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const hex = (0xa000 + i).toString(16).toUpperCase();
    return `\u4eac\u4e1cE\u5361 100\u5143 \u5361\u53f7\uff1aJDV10003000${String(10_000 + i)} \u5361\u5bc6\uff1a3F2A-${hex}-77DE-A41B \u6709\u6548\u671f\u81f32029-12-31`;
  }).join('\n');
}

test('several cards in one paste: a list with name, tail, number, value and date; no whole secret in it', () =>
  site.visit({}, async page => {
    await pasteSeveral(page);
    assert.match((await legend(page).textContent()) ?? '', /4/);
    const rows = await page.locator('.picks li').allTextContents();
    assert.equal(rows.length, 4);
    assert.match(rows[0] ?? '', /\u4eac\u4e1cE\u5361.*100.*A41B.*JDV1000200030006.*2029-12-31/);
    assert.match(rows[2] ?? '', /\u82cf\u5b81.*200.*27.*7100284639155728/);
    assert.match(rows[3] ?? '', /\u4e2d\u56fd\u79fb\u52a8.*50.*3649/);
    const shown = (await page.locator('#card-list').innerHTML()).replace(/\W/g, '');
    for (const secret of ['3F2A90BC', '8C41E07D', '583927', '71829364']) assert.ok(!shown.includes(secret));
    await page
      .getByRole('status')
      .and(page.locator('#polite'))
      .filter({ hasText: /4/ })
      .waitFor({ state: 'attached' });
    assert.equal(await page.locator('.backdrop mark[data-mark=card]').count(), 4);
    await page.locator('.picks li').nth(1).hover();
    assert.deepEqual(await page.locator('.backdrop mark[data-lit]').allTextContents(), [
      '8C41-E07D-5B93-F26A',
    ]);
  }));

test('what was pasted before the module came is read aloud once it is there', () => {
  let release = (): void => undefined;
  const prepare = async (page: Page): Promise<void> => {
    release = await hold(page, /\.wasm$/);
  };
  return site.visit({ viewport: { width: 902, height: 700 }, prepare, early: true }, async page => {
    await page.locator('#secret').focus();
    await page.keyboard.insertText(sample('several'));
    // longer than the page waits for a pause
    await page.waitForTimeout(900);
    release();
    await page.locator('#card-list').waitFor();
    await page.locator('#polite').filter({ hasText: /4/ }).waitFor({ state: 'attached' });
  });
});

test('until one is chosen nothing is sent, and the button leads to the list', () =>
  site.visit({}, async page => {
    await pasteSeveral(page);
    await page.locator('#bind').click();
    await page.locator('#secret-error').waitFor();
    assert.equal(site.store.attempts(), 0);
    assert.ok(
      await picks(page)
        .first()
        .evaluate(input => input === document.activeElement),
    );
  }));

test('by keyboard: one stop for the list, arrows choose, the form follows', () =>
  site.visit({}, async page => {
    await pasteSeveral(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLInputElement).name), 'card');
    await page.keyboard.press('Space');
    assert.equal(await page.locator('#secret').inputValue(), '3F2A-90BC-77DE-A41B');
    assert.equal(await chosen(page), 'jd.ecard');
    assert.match((await page.locator('#card-number').textContent()) ?? '', /JDV1000200030006/);
    assert.equal(
      await page.locator('.verdict').textContent(),
      '\u5361\u5bc6\u683c\u5f0f\u6b63\u786e',
      'as printed: no change to tell',
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await chosen(page), 'suning.gift-card');
    assert.equal(await page.locator('#secret').inputValue(), '583927');
    assert.equal((await page.locator('#number').inputValue()).replace(/\D/g, ''), '7100284639155728');
    assert.ok(await picks(page).nth(2).isChecked());
    await page.locator('.verdict[data-verdict=valid]').waitFor();
    const name = await page.getByRole('group', { name: /4 \u5f20\u5361/ }).getAttribute('id');
    assert.equal(name, 'card-list');
  }));

test('one after the other is bound; what is bound leaves the list and is forgotten', () =>
  site.visit({}, async page => {
    await pasteSeveral(page);
    await picks(page).nth(2).check();
    await bindThrough(page, site);
    assert.match((await page.locator('#done-facts dd').first().textContent()) ?? '', /5728$/);
    await page.locator('#another').click();
    await page.locator('#card-list').waitFor();
    assert.equal(await picks(page).count(), 3);
    assert.ok(!((await page.locator('main').textContent()) ?? '').includes('583927'));
    await picks(page).nth(2).check();
    assert.equal(await chosen(page), 'cmcc.topup');
    await bindThrough(page, site);
    assert.equal(site.store.bindings(), 2);
    await page.locator('#another').click();
    assert.equal(await picks(page).count(), 2);
  }));

test('another text ends the list; so does an empty field', () =>
  site.visit({}, async page => {
    await pasteSeveral(page);
    await page.locator('#clear').click();
    await page.locator('#card-list').waitFor({ state: 'hidden' });
    assert.equal(await page.locator('.backdrop mark').count(), 0);
    await pasteSeveral(page);
    await picks(page).first().check();
    await page.locator('#secret').fill('');
    await page.locator('#card-list').waitFor({ state: 'hidden' });
  }));

test('the list speaks the language of the page, and keeps what was chosen', () =>
  site.visit({}, async page => {
    await pasteSeveral(page);
    await picks(page).nth(1).check();
    await page.locator('#locale-en').click();
    await legend(page).filter({ hasText: 'There are 4 cards' }).waitFor();
    await page.locator('.picks li', { hasText: 'JD E-Card' }).first().waitFor();
    assert.ok(await picks(page).nth(1).isChecked());
    assert.ok(!/[\u4e00-\u9fff]/.test((await page.locator('#card-list').textContent()) ?? ''));
  }));

test('a thousand cards: fifty rows and a count, at once; the rest fifty by fifty', () =>
  site.visit({}, async page => {
    await choose(page, 'detect');
    const text = manyCards(1_000);
    // The longest that the page is busy at a stretch, from the paste to the list.
    const busy = await page.locator('#secret').evaluate(async (area, value) => {
      const begun = performance.now();
      (area as HTMLTextAreaElement).value = value;
      area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
      await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now() - begun;
    }, text);
    assert.ok(busy < 1_500, `the page was busy for ${Math.round(busy)} ms`);
    // The whole, which finds cards in a text, comes with the first such text.
    await legend(page).filter({ hasText: '1000' }).waitFor();
    assert.equal(await picks(page).count(), 50);
    const more = page.locator('#card-list > button');
    assert.match((await more.textContent()) ?? '', /50.*950/);
    await more.focus();
    await page.keyboard.press('Enter');
    assert.equal(await picks(page).count(), 100);
    assert.ok(
      await picks(page)
        .nth(50)
        .evaluate(input => input === document.activeElement),
      'the first new one',
    );
    await picks(page).nth(77).check();
    assert.match(await page.locator('#secret').inputValue(), /^3F2A-A04D-77DE-A41B$/);
    assert.equal(await picks(page).count(), 100);
  }));

test('on a phone the list fits, in both languages and large type', () =>
  site.visit(phone, async page => {
    for (const id of ['#locale-zh-CN', '#locale-en', '#large']) {
      await page.locator(id).click();
      await page.locator('#secret').fill('');
      // What was drawn for the text before is gone, not on its way.
      await page.locator('#card-list').waitFor({ state: 'hidden' });
      await pasteSeveral(page);
      await assertNarrow(page, id);
      const heights = await page
        .locator('.pick')
        .evaluateAll(all => all.map(each => each.getBoundingClientRect().height));
      assert.ok(heights.every(height => height >= 44));
    }
  }));
