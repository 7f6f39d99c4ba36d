import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { productIds } from '#tables/keys.ts';
import { bindThrough, bindToVerify, choose, chosen, confirmSms, focused, paste, sample } from './acts.ts';
import { useSite } from './site.ts';

const site = useSite();

const cells = (page: Page) => page.locator('#panel-groups .cell');
const groups = (page: Page): Promise<number[]> =>
  page.locator('#panel-groups .group').evaluateAll(all => all.map(group => group.children.length));

test('a kind changes the groups, the hint, the name on the card and the keyboard', () =>
  site.visit({}, async page => {
    const expected = [
      ['jd.ecard', [4, 4, 4, 4], /16/, 'text'],
      ['steam.wallet', [5, 5, 5], /15/, 'text'],
      ['cmcc.topup', [18], /18/, 'numeric'],
      ['xbox.gift-card', [5, 5, 5, 5, 5], /25/, 'text'],
      ['pinduoduo.gift-card', [], /\u6ca1\u6709\u516c\u5f00/, 'text'],
    ] as const;
    for (const [product, lengths, hint, keyboard] of expected) {
      await choose(page, product);
      assert.deepEqual(await groups(page), lengths);
      assert.match((await page.locator('#secret-hint').textContent()) ?? '', hint);
      assert.equal(await page.locator('#secret').getAttribute('inputmode'), keyboard);
    }
    await choose(page, 'detect');
    assert.deepEqual(await groups(page), [4, 4, 4, 4]);
  }));

/** Chooses one kind after the other, within the page: a mouse takes a fifth of a second for each. */
function showEach(products: readonly string[]) {
  const right = (element: Element | null) => element?.getBoundingClientRect().right ?? 0;
  return products.map(product => {
    const field = document.querySelector<HTMLInputElement>('#product');
    field?.click();
    const rows = document.querySelectorAll<HTMLElement>(`#product-list [data-choice="${product}"]`);
    rows[rows.length - 1]?.click();
    return {
      product,
      chosen: field?.dataset.choice,
      inner: window.innerWidth,
      whole: document.documentElement.scrollWidth,
      panel: right(document.querySelector('#panel')),
      last: Math.max(0, ...[...document.querySelectorAll('#panel .cell')].map(right)),
    };
  });
}

test('every kind fits on a phone of 320 pixels and on a desk, in both languages and large type', () =>
  site.visit({ viewport: { width: 320, height: 700 } }, async page => {
    for (const [width, large, english] of [
      [320, false, true],
      [320, true, false],
      [1280, false, false],
    ] as const) {
      await page.setViewportSize({ width, height: 700 });
      if ((await page.locator('#large').getAttribute('aria-checked')) !== String(large))
        await page.locator('#large').click();
      await page.locator(english ? '#locale-en' : '#locale-zh-CN').click();
      const shown = await page.evaluate(showEach, productIds);
      assert.equal(shown.length, productIds.length);
      for (const { product, chosen, inner, whole, panel, last } of shown) {
        assert.equal(chosen, product);
        assert.ok(whole <= inner, `${product} at ${width}: ${whole}`);
        assert.ok(last <= panel, `${product} at ${width}: the cells stay in the panel`);
      }
    }
  }));

test('a card that the text names is found out: name, groups, number; and it is bound as that', () =>
  site.visit({}, async page => {
    await paste(page, sample('cmcc'), 'detect');
    await page.locator('.verdict[data-verdict=valid]').waitFor();
    assert.match(await page.locator('#product').inputValue(), /\u4e2d\u56fd\u79fb\u52a8/);
    assert.equal(await chosen(page), 'detect');
    assert.equal((await cells(page).locator('.now').allTextContents()).join(''), '718293645018273649');
    await bindThrough(page, site);
    assert.match((await page.locator('#card-product').textContent()) ?? '', /\u4e2d\u56fd\u79fb\u52a8/);
    assert.equal(await page.locator('#done-facts dd').nth(1).textContent(), '\u00a550');
    assert.equal(site.store.bindings(), 1);
  }));

test('the number beside the secret is shown on the card, in its printed groups', () =>
  site.visit({}, async page => {
    await paste(page, sample('message'), 'detect');
    await page.locator('#card-number', { hasText: 'JDV1000200030004' }).waitFor();
    assert.ok(await page.locator('#number-row').isHidden(), 'binding a JD card needs no number');
    await page.locator('#secret').fill('');
    await page.locator('#card-number').waitFor({ state: 'hidden' });
  }));

test('number and secret in one paste: both are put where they belong, and bound', () =>
  site.visit({}, async page => {
    await paste(page, sample('suning'), 'detect');
    await page.locator('#number-row').waitFor();
    assert.equal((await page.locator('#number').inputValue()).replace(/\D/g, ''), '7100284639155728');
    await page.locator('#card-number', { hasText: '7100 2846 3915 5728' }).waitFor();
    await bindThrough(page, site);
    assert.match((await page.locator('#done-facts dd').first().textContent()) ?? '', /5728$/);
  }));

test('a number that is asked for: missing, half, wrong, then right, by keyboard', () =>
  site.visit({}, async page => {
    await choose(page, 'suning.gift-card');
    await page.locator('#secret').focus();
    await page.keyboard.type('583927');
    await page.keyboard.press('Enter');
    await page.locator('#number-error').waitFor();
    assert.equal(await focused(page), 'number');
    assert.equal(await page.locator('#number').getAttribute('inputmode'), 'numeric');
    await page.keyboard.type('71002846');
    await page.locator('#number-note').waitFor();
    assert.equal(await page.locator('#number').inputValue(), '7100-2846');
    await page.keyboard.press('Enter');
    await page.locator('#number-error').waitFor();
    assert.equal(await page.locator('#number').getAttribute('aria-invalid'), 'true');
    assert.equal(site.store.attempts(), 0);
    await page.keyboard.type('39155728');
    await page.locator('#number-note').waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await page.locator('#step-verify').waitFor();
    await confirmSms(page, site);
    assert.equal(await page.locator('#number').inputValue(), '', 'forgotten with the secret');
    assert.equal(site.store.bindings(), 1);
  }));

test('the wrong kind chosen: the shop says so, and the right one goes on', () =>
  site.visit({}, async page => {
    await paste(page, '718293645018273649', 'junnet.all');
    await page.locator('#secret').fill('7182936450182736497');
    await page.locator('#bind').click();
    await page.locator('#code-trouble').waitFor();
    await choose(page, 'cmcc.topup');
    await page.locator('#code-trouble').waitFor({ state: 'hidden' });
    await page.locator('#secret').fill('718293645018273649');
    await bindToVerify(page);
  }));

test('it is not clear which kind: nothing is sent until a person has said it; by keyboard', () =>
  site.visit({}, async page => {
    await paste(page, sample('unclear'), 'detect');
    const choices = page.locator('#guesses .candidate');
    await choices.first().waitFor();
    assert.ok((await choices.count()) >= 2);
    for (const text of await choices.locator('small').allTextContents()) {
      assert.match(text, /\u53ef\u80fd/, 'its likelihood is in words');
      assert.ok(!/[\d%]/.test(text), 'and no number that nobody has measured');
    }
    await page.locator('#secret').press('Enter');
    await page.locator('#secret-error').waitFor();
    assert.equal(site.store.attempts(), 0);
    const product = await choices.first().getAttribute('data-product');
    await choices.first().focus();
    await page.keyboard.press('Enter');
    assert.equal(await chosen(page), product);
    await page.locator('.verdict[data-verdict=valid]').waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'secret');
    await page.locator('#guesses').waitFor({ state: 'hidden' });
    // Back to finding out: the question is there again, and leads to the whole list too.
    await choose(page, 'detect');
    await page.locator('#guesses .link').click();
    assert.equal(await focused(page), 'product');
    await page.locator('#product-list').waitFor();
  }));

test('while a code is being typed nobody is asked for its kind; a press on the button asks', () =>
  site.visit({}, async page => {
    await page.locator('#secret').focus();
    await page.keyboard.type('583927');
    await page.locator('.verdict[data-verdict=partial]').waitFor();
    assert.ok(await page.locator('#guesses').isHidden());
    await page.keyboard.press('Enter');
    await page.locator('#guesses .link').waitFor();
    assert.match((await page.locator('#secret-error').textContent()) ?? '', /\u54ea\u4e00\u79cd/);
    await page.keyboard.type('1');
    await page.locator('#guesses').waitFor({ state: 'hidden' });
  }));

test('another kind than the chosen one: one press changes to it', () =>
  site.visit({}, async page => {
    await paste(page, sample('steam'), 'cmcc.topup');
    const change = page.locator('#code-findings li[data-kind=other-product] button', { hasText: 'Steam' });
    await change.click();
    assert.equal(await chosen(page), 'steam.wallet');
    await page.locator('.verdict[data-verdict=valid]').waitFor();
  }));

for (const [id, kind, weight] of [
  ['number', 'number-in-secret-field', 'wrong'],
  ['phone', 'phone-number', 'wrong'],
  ['masked', 'masked-code', 'wrong'],
  ['sheet', 'scientific-notation', 'wrong'],
  ['lost', 'group-too-short', 'doubt'],
] as const) {
  test(`a sample of what is no code (${id}): said in words, marked in the text, not sent`, () =>
    site.visit({}, async page => {
      await page.locator(`[data-sample=${id}]`).dispatchEvent('click');
      await page.locator(`#code-findings li[data-kind=${kind}][data-weight=${weight}]`).waitFor();
      assert.equal(await page.locator('#secret').inputValue(), sample(id));
      assert.ok((await page.locator('.backdrop mark').count()) >= 1);
      await page.locator('#bind').click();
      await page.locator('#secret-error').waitFor();
      assert.equal(site.store.attempts(), 0);
    }));
}
