import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  assertNarrow,
  bindInVain,
  choose,
  chosen,
  focused,
  paste,
  phone,
  reachVerify,
  sample,
} from './acts.ts';
import { weakTexts } from './contrast.ts';
import { useSite } from './site.ts';

const site = useSite();

async function tabTo(page: Page, id: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    if ((await focused(page)) === id) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reaches #${id}`);
}

test('by keyboard alone: kind of card, skip link, paste, Enter, SMS code, Enter, another card', () =>
  site.visit({}, async page => {
    await tabTo(page, 'product');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal(await chosen(page), 'jd.ecard');
    await page.locator('.skip').focus();
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'secret');
    await page.keyboard.insertText(sample('chat'));
    await page.locator('.verdict[data-verdict=repaired]').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'answer');
    await page.keyboard.type(site.sms());
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'done-title');
    await tabTo(page, 'another');
    await page.keyboard.press('Space');
    await page.waitForFunction(() => document.activeElement?.id === 'secret');
  }));

test('Tab goes through the whole page and out again; the focus can always be seen', () =>
  site.visit({}, async page => {
    await paste(page, sample('doubtful'));
    await page.locator('.skip').focus();
    const seen: string[] = [];
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const now = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return {
          name: element.id || element.className || element.tagName,
          outline: `${outlineStyle} ${outlineWidth}`,
        };
      });
      if (now === null) break;
      assert.match(now.outline, /^(solid|auto) [1-9]/, `${now.name} shows its focus`);
      seen.push(now.name);
    }
    for (const id of [
      'large',
      'locale-zh-CN',
      'locale-en',
      'product',
      'clear',
      'candidate',
      'keep',
      'bind',
      'sample',
      'fault',
    ]) {
      assert.ok(seen.includes(id) || id === 'clear', `${id} can be reached`);
    }
    assert.ok(seen.length < 60, 'there is a way out');
  }));

test('everything to press or fill has a name; fields say what they want and what is wrong', () =>
  site.visit({}, async page => {
    await page.getByRole('textbox', { name: '\u5361\u5bc6' }).waitFor();
    await page.getByRole('switch', { name: '\u5927\u5b57\u7248' }).waitFor();
    await page.getByRole('group', { name: '\u8bed\u8a00' }).waitFor();
    const nameless = await page.locator('button, input, select, textarea, a, summary').evaluateAll(all =>
      all
        .filter(element => element.checkVisibility())
        .filter(element => {
          const labels = (element as HTMLInputElement).labels ?? [];
          const text = element.getAttribute('aria-label') ?? element.textContent ?? '';
          return text.trim() === '' && ![...labels].some(label => (label.textContent ?? '').trim() !== '');
        })
        .map(element => element.outerHTML),
    );
    assert.deepEqual(nameless, []);

    const field = page.locator('#secret');
    await page.getByRole('combobox', { name: '\u5361\u79cd' }).waitFor();
    await choose(page, 'jd.ecard');
    const wanted = {
      inputmode: 'text',
      autocapitalize: 'characters',
      autocomplete: 'off',
      spellcheck: 'false',
    };
    for (const [name, value] of Object.entries(wanted)) assert.equal(await field.getAttribute(name), value);
    assert.equal(await field.getAttribute('maxlength'), null);
    await page.locator('#bind').click();
    assert.equal(await focused(page), 'secret');
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    const described = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
    assert.ok(described.includes('secret-error'));
    for (const id of described) assert.equal(await page.locator(`#${id}`).count(), 1, id);
    assert.notEqual((await page.locator('#secret-error').textContent()) ?? '', '');
    await page
      .getByRole('alert')
      .filter({ hasText: '\u8bf7\u8f93\u5165\u5361\u5bc6' })
      .waitFor({ state: 'attached' });

    await page.locator('#secret').fill('');
    await reachVerify(page, sample('chat'));
    assert.equal(await page.locator('#answer').getAttribute('inputmode'), 'numeric');
    assert.equal(await page.locator('#answer').getAttribute('autocomplete'), 'one-time-code');
    assert.equal(await page.locator('.steps [aria-current=step]').textContent(), '\u77ed\u4fe1\u9a8c\u8bc1');
  }));

test('what was changed is spoken once, politely, after a pause', () =>
  site.visit({}, async page => {
    const polite = page.getByRole('status').and(page.locator('#polite'));
    await paste(page, sample('chat'));
    await polite
      .filter({ hasText: /2 \u7ec4\u7b2c 2 \u4f4d.*3 \u7ec4\u7b2c 4 \u4f4d/ })
      .waitFor({ state: 'attached' });
  }));

test('one heading of the first rank at a time, in every step', () =>
  site.visit({}, async page => {
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    await reachVerify(page, sample('chat'));
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(element => element.id));
    assert.equal(new Set(ids).size, ids.length, 'ids are unique');
  }));

test('English by a switch: page, changes, guidance; remembered, with nothing else', () =>
  site.visit({}, async page => {
    await paste(page, sample('chat'));
    await page.locator('#locale-en').click();
    await page.locator('html[lang=en]').waitFor({ state: 'attached' });
    await page.getByRole('heading', { name: 'Bind a gift card' }).waitFor();
    await page.locator('#repairs li', { hasText: 'group 2, place 2' }).waitFor();
    await page.waitForFunction(
      () => !/[\u4e00-\u9fff]/.test(document.querySelector('#repairs')?.textContent ?? ''),
    );
    const words = (await page.locator('main').ariaSnapshot()).replace(sample('chat'), '');
    assert.ok(!/[\u4e00-\u9fff]/.test(words.replace(/\u4e2d\u6587/, '')), words);
    assert.equal(await page.locator('#secret').inputValue(), sample('chat'));
    await page.locator('#secret').fill(sample('inactive'));
    const panel = await bindInVain(page);
    assert.ok(!/[\u4e00-\u9fff]/.test((await panel.textContent()) ?? ''));
    await page.reload();
    await page.getByRole('heading', { name: 'Bind a gift card' }).waitFor();
    const kept = await page.evaluate(() => Object.keys(localStorage));
    assert.deepEqual(kept.map(key => key.replace(/session\..*/, 'session')).sort(), [
      'cardmend.preferences',
      'cardmend.session',
    ]);
  }));

test('large type by a switch, remembered; nothing is cut off', () =>
  site.visit(phone, async page => {
    const size = (): Promise<number> =>
      page.locator('#secret').evaluate(area => Number.parseFloat(getComputedStyle(area).fontSize));
    const plain = await size();
    await page.locator('#large').click();
    assert.ok((await size()) >= plain * 1.2);
    await page.reload();
    assert.ok((await size()) >= plain * 1.2);
    assert.equal(await page.locator('#large').getAttribute('aria-checked'), 'true');
    await paste(page, sample('chat'));
    await assertFits(page);
  }));

async function assertFits(page: Page): Promise<void> {
  await assertNarrow(page);
  const out = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter(
        element =>
          element.checkVisibility() && element.closest('.card-art, .unseen, .skip, .sprite') === null,
      )
      .filter(element => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map(element => element.outerHTML.slice(0, 80)),
  );
  assert.deepEqual(out, []);
}

for (const english of [false, true]) {
  test(`375 pixels are wide enough, and a finger hits everything (${english ? 'English' : 'Chinese'})`, () =>
    site.visit(phone, async page => {
      if (english) await page.locator('#locale-en').click();
      await assertFits(page);
      for (const id of ['chat', 'doubtful', 'inactive']) {
        await page.locator('#secret').fill('');
        await paste(page, sample(id));
        await assertFits(page);
      }
      await bindInVain(page);
      await assertFits(page);
      const small = await page
        .locator('main button, main input, main textarea, .aids summary')
        .evaluateAll(all =>
          all
            .filter(element => element.checkVisibility() && !element.matches('.link'))
            .filter(element => element.getBoundingClientRect().height < 40)
            .map(element => element.outerHTML.slice(0, 80)),
        );
      assert.deepEqual(small, []);
    }));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every text can be read against its ground (${colorScheme})`, () =>
    site.visit({ colorScheme }, async page => {
      assert.deepEqual(await weakTexts(page), []);
      for (const id of ['chat', 'doubtful', 'bound', 'inactive']) {
        await page.locator('#secret').fill('');
        await paste(page, sample(id));
        await page.locator('#bind').click();
        if (id === 'chat') {
          await page.locator('#step-verify').waitFor();
          assert.deepEqual(await weakTexts(page), []);
          await page.locator('#back').click();
          continue;
        }
        await page.locator(id === 'doubtful' ? '#secret-error' : '#code-trouble').waitFor();
        assert.deepEqual(await weakTexts(page), [], id);
      }
      await page.locator('#secret').fill('3F2A-90\u5361C');
      assert.deepEqual(await weakTexts(page), []);
      await page.locator('#product').click();
      assert.deepEqual(await weakTexts(page), [], 'the list of kinds');
      await page.locator('#product').fill('qqqq');
      assert.deepEqual(await weakTexts(page), [], 'a search that finds nothing');
    }));
}
