// The "why" view: causes as bars with what spoke for them, and a plan whose steps are ticked off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { paceMs, refused, sample } from './acts.ts';
import { weakTexts } from './contrast.ts';
import { useSite } from './site.ts';

const site = useSite();

test('causes stand as bars with their share and what spoke for them', () =>
  site.visit({}, async page => {
    const panel = await refused(page, sample('bound'));
    assert.ok(await panel.locator('.why-list').isHidden(), 'folded at first');
    await panel.locator('.why summary').click();
    const bars = panel.locator('.why-list li');
    assert.ok((await bars.count()) >= 2);
    const values = await panel
      .locator('meter')
      .evaluateAll(list => list.map(meter => (meter as HTMLMeterElement).value));
    assert.deepEqual(
      values,
      [...values].sort((a, b) => b - a),
    );
    for (let i = 0; i < values.length; i++) {
      assert.match((await bars.nth(i).locator('.why-share').textContent()) ?? '', /\d+ ?%/);
      assert.ok(((await bars.nth(i).locator('.why-reasons').textContent()) ?? '').length > 5);
      const label = (await bars.nth(i).locator('meter').getAttribute('aria-labelledby')) ?? '';
      assert.ok(((await page.locator(`#${label}`).textContent()) ?? '').length > 5);
    }
  }));

test('what must be hidden is one bar', () =>
  site.visit({}, async page => {
    const panel = await refused(page, sample('unknown'));
    await panel.locator('.why summary').click();
    const texts = await panel.locator('.why-cause').allTextContents();
    assert.equal(new Set(texts).size, texts.length);
  }));

test('a tick puts the rest in order anew, keeps the focus and is spoken; taking it back brings the old plan', () =>
  site.visit({}, async page => {
    const panel = await refused(page, sample('bound'));
    const names = () =>
      panel.locator('.plan input').evaluateAll(list => list.map(box => (box as HTMLInputElement).name));
    const before = await names();
    const first = panel.locator('.plan input').first();
    const name = (await first.getAttribute('name')) ?? '';
    await first.focus();
    await page.keyboard.press('Space');
    await panel.locator('.plan li.done').waitFor();
    assert.equal(await panel.locator('.plan li.done input').getAttribute('name'), name);
    assert.ok(await panel.locator('.plan li.done input').isChecked());
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLInputElement).name), name);
    assert.equal((await names()).filter(each => each === name).length, 1);
    await page.waitForFunction(() => (document.querySelector('#polite')?.textContent ?? '').length > 5);
    await page.keyboard.press('Space');
    await panel.locator('.plan li.done').waitFor({ state: 'detached' });
    assert.deepEqual(await names(), before);
  }));

test('with every step ticked, support is what is left', () =>
  site.visit({}, async page => {
    const panel = await refused(page, sample('inactive'));
    // What did not help makes other causes likelier, and so brings other steps.
    for (let i = 0; i < 20; i++) {
      const folded = panel.locator('.more-plan:not([open]) summary');
      if ((await folded.count()) > 0) await folded.click();
      const open = panel.locator('.plan li:not(.done) input');
      if ((await open.count()) === 0) break;
      await open.first().click();
      await panel.locator('.plan li.done').nth(i).waitFor();
    }
    assert.equal(await panel.locator('.plan li:not(.done)').count(), 0);
    assert.ok(((await panel.locator('.support').textContent()) ?? '').length > 5);
  }));

/** The names of the questions that stand open. */
const asked = (panel: Locator) =>
  panel
    .locator('.tell select')
    .evaluateAll(list => list.map(each => (each as HTMLSelectElement).name.replace('fact-', '')));

test('what the person tells is judged at once, by keyboard, and can be taken back', () =>
  site.visit({}, async page => {
    await page.locator('#locale-en').click();
    const panel = await refused(page, sample('inactive'));
    const bars = () => panel.locator('.why-cause').allTextContents();
    await panel.locator('.why summary').focus();
    await page.keyboard.press('Enter');
    const before = await bars();
    await panel.locator('.tell summary').focus();
    await page.keyboard.press('Enter');
    const origin = panel.locator('select[name=fact-origin]');
    await origin.waitFor();
    await origin.focus();
    // Types ahead, as a person with a keyboard does.
    await page.keyboard.type('Handed');
    await panel.locator('.why-reasons', { hasText: 'firm' }).waitFor();
    assert.match((await bars())[0] ?? '', /batch/);
    assert.equal(await origin.inputValue(), 'enterprise');
    assert.equal(
      await page.evaluate(() => (document.activeElement as HTMLSelectElement).name),
      'fact-origin',
      'the focus stays',
    );
    await page.waitForFunction(() => /batch/.test(document.querySelector('#polite')?.textContent ?? ''));
    await origin.selectOption('');
    await page.waitForFunction(
      text => document.querySelector('#code-trouble .why-cause')?.textContent === text,
      before[0] ?? '',
    );
    assert.deepEqual(await bars(), before);
  }));

test('only what would change the judgement is asked, and nothing that the page knows', () =>
  site.visit({ clock: true }, async page => {
    const questions: Record<string, string[]> = {};
    for (const id of ['expired', 'bound', 'unknown', 'kind']) {
      await page.clock.fastForward(paceMs);
      await page.locator('#secret').fill('');
      questions[id] = await asked(await refused(page, sample(id)));
    }
    assert.deepEqual(questions.expired, [], 'an expired card is one, wherever it is from');
    assert.ok(questions.bound?.includes('origin'), 'a card that is bound may be second-hand');
    assert.ok(questions.kind?.includes('region'));
    assert.ok(Object.values(questions).every(list => !list.includes('network')));
  }));

test('after a new code only what was told of the person is kept', () =>
  site.visit({}, async page => {
    const panel = await refused(page, sample('unknown'));
    await panel.locator('.tell summary').click();
    const origin = panel.locator('select[name=fact-origin]');
    await origin.selectOption('second-hand');
    await page.locator('#secret').fill('');
    await refused(page, sample('bound'));
    assert.equal(await panel.locator('select[name=fact-origin]').inputValue(), '');
  }));

test('the hour counts: at night it is the system more often', () => {
  // two at night in Shanghai, in a page of this test's own
  const prepare = (page: Page) => page.addInitScript('Date.prototype.getUTCHours = () => 18');
  return site.visit({ viewport: { width: 901, height: 700 }, prepare }, async page => {
    const panel = await refused(page, sample('unknown'));
    await panel.locator('.why summary').click();
    assert.match(
      (await panel.locator('.why-list').textContent()) ?? '',
      /\u591c\u91cc\u5e38\u6709\u7cfb\u7edf\u7ef4\u62a4/,
    );
  });
});

for (const locale of ['zh-CN', 'en']) {
  test(`nothing is missing or too faint in ${locale}, and it fits a phone`, () =>
    site.visit({ viewport: { width: 320, height: 700 } }, async page => {
      await page.locator(`#locale-${locale}`).click();
      const panel = await refused(page, sample('bound'));
      await panel.locator('.why summary').click();
      await panel.locator('.tell summary').click();
      await panel.locator('.plan input').first().click();
      await panel.locator('.plan li.done').waitFor();
      assert.doesNotMatch(
        (await panel.textContent()) ?? '',
        /[{}]|undefined|\b(reason|why|plan|facts|support)\.[a-z]/,
      );
      assert.deepEqual(await weakTexts(page), []);
      const wide = await page.evaluate(() =>
        [...document.querySelectorAll('#code-trouble *')]
          .filter(element => element.getBoundingClientRect().right > window.innerWidth)
          .map(element => `${element.tagName}.${element.className}`),
      );
      assert.deepEqual(wide, [], 'wider than the phone');
    }));
}
