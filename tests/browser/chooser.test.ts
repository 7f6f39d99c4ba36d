import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { productIds } from '#tables/keys.ts';
import { chooserKey } from '../../web/page/product/chooser_keys.ts';
import { type KindSection, likeliest, searchKinds } from '../../web/page/product/search.ts';
import { choose, chosen, focused, phone } from './acts.ts';
import { useSite } from './site.ts';

const site = useSite();

const found = (query: string): string[] => searchKinds(query).flatMap(section => section.products);

test('every product stands in exactly one section', () => {
  assert.deepEqual(found('').sort(), [...productIds].sort());
  assert.ok(searchKinds('').every(({ name, products }) => name['zh-CN'] !== '' && products.length > 0));
});

test('a search finds parts of names in both languages, short names, ids and sections', () => {
  for (const [query, product] of [
    ['\u4eac\u4e1c', 'jd.ecard'],
    ['E\u5361', 'jd.ecard'],
    ['jd e', 'jd.ecard'],
    ['JD.ECARD', 'jd.ecard'],
    ['\uff4a\uff44', 'jd.ecard'],
    ['suning', 'suning.gift-card'],
    ['\u82cf \u5b81', 'suning.gift-card'],
    ['steam', 'steam.wallet'],
    ['\u732b\u8d85', 'tmall.supermarket-card'],
    ['\u8bdd\u8d39', 'cmcc.topup'],
    ['  Top-Up  mobile ', 'unicom.topup'],
  ] as const)
    assert.ok(found(query).includes(product), `${query} finds ${product}`);
  assert.ok(!found('steam').includes('jd.ecard'));
  assert.deepEqual(found('qqqq'), []);
  assert.deepEqual(found(' \u3002 ').length, productIds.length, 'marks alone are no search');
});

test('what begins as the search does is meant first; names that are not known are found by their id', () => {
  assert.equal(likeliest('steam', searchKinds('steam')), 'steam.wallet');
  assert.equal(likeliest('qqqq', []), null);
  const sections: KindSection[] = [
    { id: 'a', name: { 'zh-CN': '', en: '' }, products: ['some.card', 'other.card'] },
    { id: 'b', name: { 'zh-CN': '', en: '' }, products: ['third.code'] },
  ];
  assert.deepEqual(
    searchKinds('her car', sections).map(({ id, products }) => [id, products]),
    [['a', ['other.card']]],
  );
});

test('what a key does, while the list is closed and while it is open; all others belong to the field', () => {
  const does = (keys: string, active?: number): string => {
    const parts = keys.split('+');
    const held = { altKey: parts.includes('Alt'), ctrlKey: parts.includes('Control') };
    const event = { ...held, key: parts.at(-1), isComposing: parts.includes('composing') } as KeyboardEvent;
    const found = chooserKey(event, active === undefined ? null : { size: 20, active });
    return found === null ? '' : Object.values(found).join(' ');
  };
  for (const [keys, closed, atNone, atFirst, atLast] of [
    ['ArrowDown', 'unfold', 'mark 0', 'mark 1', 'mark 0'],
    ['ArrowUp', 'unfold', 'mark 19', 'mark 19', 'mark 18'],
    ['Enter', 'unfold', 'take', 'take', 'take'],
    ['PageDown', '', 'mark 7', 'mark 8', 'mark 19'],
    ['PageUp', '', 'mark 0', 'mark 0', 'mark 11'],
    ['Home', '', 'mark 0', 'mark 0', 'mark 0'],
    ['End', '', 'mark 19', 'mark 19', 'mark 19'],
    ['Escape', '', 'fold true', 'fold true', 'fold true'],
    ['Alt+ArrowUp', 'unfold', 'fold false', 'fold false', 'fold false'],
    ['Alt+ArrowDown', 'unfold', '', '', ''],
    ['Control+ArrowDown', '', '', '', ''],
    ['composing+Enter', '', '', '', ''],
    ['a', '', '', '', ''],
  ] as const) {
    const found = [does(keys), does(keys, -1), does(keys, 0), does(keys, 19)];
    assert.deepEqual(found, [closed, atNone, atFirst, atLast], keys);
  }
});

const field = (page: Page) => page.locator('#product');
const list = (page: Page) => page.locator('#product-list');
/** What the field says is marked, by its choice. */
const marked = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const id = document.querySelector('#product')?.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.dataset.choice;
  });

test('the list offers every kind by name, in sections, and begins with finding out', () =>
  site.visit({}, async page => {
    assert.equal(await chosen(page), 'detect');
    await field(page).click();
    const options = list(page).getByRole('option');
    const choices = await options.evaluateAll(all => all.map(each => (each as HTMLElement).dataset.choice));
    assert.equal(choices[0], 'detect');
    assert.deepEqual(choices.slice(1).sort(), [...productIds].sort());
    assert.ok((await list(page).getByRole('group').count()) >= 4);
    const names = await options.allTextContents();
    assert.ok(names.includes('\u4eac\u4e1cE\u5361') && !names.some(name => /^[a-z-]+\.[a-z-]+$/.test(name)));
    await list(page).getByRole('group', { name: '\u8d2d\u7269\u7f51\u7ad9' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#locale-en').click();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#product')?.value === 'Find out the kind',
    );
    await field(page).click();
    await options.filter({ hasText: 'Suning gift card' }).waitFor();
    const english = (await list(page).textContent()) ?? '';
    assert.ok(!/[\u4e00-\u9fff]/.test(english), english);
  }));

test('by keyboard: Tab does not open it, arrows walk, Home and End, Escape keeps what was', () =>
  site.visit({}, async page => {
    await choose(page, 'jd.ecard');
    await page.locator('#rules summary').focus();
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'product');
    assert.equal(await field(page).getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('ArrowDown');
    assert.equal(await field(page).getAttribute('aria-expanded'), 'true');
    assert.equal(await marked(page), 'jd.ecard', 'what is chosen is marked, and in sight');
    await page.keyboard.press('Home');
    assert.equal(await marked(page), 'detect');
    await page.keyboard.press('ArrowUp');
    const last = await marked(page);
    await page.keyboard.press('Home');
    await page.keyboard.press('End');
    assert.equal(await marked(page), last);
    assert.ok(productIds.includes((last ?? '') as (typeof productIds)[number]));
    const seen = await list(page).evaluate(box => {
      const id = document.querySelector('#product')?.getAttribute('aria-activedescendant') ?? '';
      const { top, bottom } = (document.getElementById(id) as HTMLElement).getBoundingClientRect();
      const frame = box.getBoundingClientRect();
      return top >= frame.top - 1 && bottom <= frame.bottom + 1;
    });
    assert.ok(seen, 'what is marked can be seen');
    await page.keyboard.press('PageUp');
    assert.notEqual(await marked(page), last);
    await page.keyboard.press('Escape');
    assert.equal(await field(page).getAttribute('aria-expanded'), 'false');
    assert.equal(await chosen(page), 'jd.ecard');
    assert.equal(await field(page).inputValue(), '\u4eac\u4e1cE\u5361');
    assert.equal(await focused(page), 'product');
  }));

test('typing searches, Enter takes the likeliest; nothing found is said, and changes nothing', () =>
  site.visit({}, async page => {
    await field(page).focus();
    await page.keyboard.type('Steam');
    assert.equal(await marked(page), 'steam.wallet');
    const shown = list(page).getByRole('option');
    assert.equal(await shown.first().getAttribute('data-choice'), 'detect');
    assert.equal(await shown.count(), 2);
    await page.locator('#polite', { hasText: '1 \u79cd\u5361' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    assert.equal(await chosen(page), 'steam.wallet');
    assert.ok(await list(page).isHidden());
    assert.equal(await focused(page), 'product');
    await page.keyboard.type('qqqq');
    await page.locator('.kind-none').waitFor();
    await page.keyboard.press('Enter');
    assert.equal(await chosen(page), 'steam.wallet');
    await page.keyboard.press('Tab');
    assert.ok(await list(page).isHidden(), 'the list closes when the focus leaves');
    assert.match(await field(page).inputValue(), /Steam/);
    // Kinds of this visit stand on top; nothing of it is stored.
    await choose(page, 'jd.ecard');
    await field(page).click();
    const recent = list(page).getByRole('group', { name: '\u521a\u624d\u9009\u8fc7' });
    assert.deepEqual(
      await recent
        .getByRole('option')
        .evaluateAll(all => all.map(each => (each as HTMLElement).dataset.choice)),
      ['steam.wallet'],
    );
    const kept = await page.evaluate(() => Object.keys(localStorage));
    assert.deepEqual(
      kept.filter(key => !key.startsWith('cardmend.session')),
      [],
    );
  }));

test('letters that an input method still composes are no search, and its Enter is no choice', () =>
  site.visit({}, async page => {
    const session = await page.context().newCDPSession(page);
    await field(page).click();
    const all = await list(page).getByRole('option').count();
    await session.send('Input.imeSetComposition', { text: 'qqqq', selectionStart: 4, selectionEnd: 4 });
    assert.equal(await list(page).getByRole('option').count(), all);
    await session.send('Input.insertText', { text: '\u82cf\u5b81' });
    await page.waitForFunction(() => document.querySelectorAll('#product-list [role=option]').length === 2);
    assert.equal(await marked(page), 'suning.gift-card');
    await session.detach();
  }));

test('assistive technology is told what it is, what is chosen and what is marked', () =>
  site.visit({}, async page => {
    const box = page.getByRole('combobox', { name: '\u5361\u79cd' });
    assert.equal(await box.getAttribute('aria-controls'), 'product-list');
    assert.equal(await box.getAttribute('aria-autocomplete'), 'list');
    await choose(page, 'jd.ecard');
    await box.click();
    await page.getByRole('listbox', { name: '\u5361\u79cd' }).waitFor();
    const selected = list(page).getByRole('option', { selected: true });
    assert.deepEqual(await selected.allTextContents(), ['\u4eac\u4e1cE\u5361']);
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(element => element.id));
    assert.equal(new Set(ids).size, ids.length, 'ids are unique');
  }));

for (const large of [false, true]) {
  test(`on a phone the list fits, moves nothing and can be pressed (${large ? 'large' : 'plain'} type)`, () =>
    site.visit(phone, async page => {
      if (large) await page.locator('#large').click();
      const place = () =>
        page.evaluate(() =>
          ['#card', '#secret', '#product'].map(each => {
            const { x, y, width, height } = (
              document.querySelector(each) as HTMLElement
            ).getBoundingClientRect();
            return [x, y + scrollY, width, height];
          }),
        );
      const before = await place();
      await field(page).tap();
      await list(page).waitFor();
      assert.deepEqual(await place(), before, 'nothing moves');
      const [frame, whole] = await page.evaluate(() => [
        (document.querySelector('#product-list') as HTMLElement).getBoundingClientRect().toJSON(),
        document.documentElement.scrollWidth,
      ]);
      assert.ok(frame.left >= 0 && frame.right <= 375 && whole <= 375, JSON.stringify(frame));
      assert.ok(frame.bottom <= 812);
      const heights = await list(page)
        .getByRole('option')
        .evaluateAll(all => all.map(each => each.getBoundingClientRect().height));
      assert.ok(Math.min(...heights) >= 44);
      await list(page).locator('[data-choice="cmcc.topup"]').tap();
      assert.equal(await chosen(page), 'cmcc.topup');
      assert.notEqual(await focused(page), 'product', 'its keyboard goes away');
    }));
}
