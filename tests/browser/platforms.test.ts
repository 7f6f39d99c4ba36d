// The good way on each platform: what is chosen, what is asked for, what happens with the money and when.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  assertNarrow,
  bindToVerify,
  chosen,
  fillFromPhone,
  goTo,
  type OwnPlatform,
  ownSamples,
} from './acts.ts';
import { weakTexts } from './contrast.ts';
import { useSite } from './site.ts';

const site = useSite();

interface Expected {
  readonly product: string;
  readonly title: RegExp;
  readonly autocomplete: string;
  /** Bound at once, or bound with the money still to come. */
  readonly done: RegExp;
}

const platforms: Readonly<Record<OwnPlatform, Expected>> = {
  jd: {
    product: 'jd.ecard',
    title: /\u77ed\u4fe1\u9a8c\u8bc1/,
    autocomplete: 'one-time-code',
    done: /\u7ed1\u5b9a\u6210\u529f/,
  },
  taobao: {
    product: 'taobao.gift-card',
    title: /\u4e8c\u7ef4\u7801/,
    autocomplete: 'off',
    done: /\u6b3e\u9879\u7a0d\u540e\u5230\u8d26/,
  },
  pinduoduo: {
    product: 'pinduoduo.gift-card',
    title: /\u652f\u4ed8\u5bc6\u7801/,
    autocomplete: 'off',
    done: /\u7ed1\u5b9a\u6210\u529f|\u6b3e\u9879\u7a0d\u540e\u5230\u8d26/,
  },
  suning: {
    product: 'suning.gift-card',
    title: /\u52a8\u6001\u4ee4\u724c/,
    autocomplete: 'off',
    done: /\u6b3e\u9879\u7a0d\u540e\u5230\u8d26/,
  },
};

const names = Object.keys(platforms) as OwnPlatform[];

/** To the second step with the platform's own card. */
async function reach(page: Page, platform: OwnPlatform): Promise<void> {
  await goTo(page, platform);
  await page.locator(`[data-sample=${ownSamples[platform]}]`).dispatchEvent('click');
  await page.locator('#code-verdict').waitFor();
  await bindToVerify(page);
}

for (const platform of names) {
  const { title, autocomplete, done } = platforms[platform];
  test(`${platform}: the whole way, and one binding`, () =>
    site.visit({}, async page => {
      await reach(page, platform);
      assert.match((await page.locator('#verify-title').textContent()) ?? '', title);
      assert.equal(await page.locator('#answer').getAttribute('autocomplete'), autocomplete);
      // What cannot be undone is shown before it is done: the value, the account, and that it cannot be undone.
      const deal = (await page.locator('#deal').textContent()) ?? '';
      assert.match(deal, /\u00a5\d+/);
      assert.match(deal, /138\*\*\*\*5678/);
      assert.match(deal, /\u4e0d\u80fd\u64a4\u9500/);
      assert.equal(site.store.bindings(), 0);
      await fillFromPhone(page);
      await page.locator('#confirm').click();
      await page.locator('#step-done').waitFor();
      assert.match((await page.locator('#done-title').textContent()) ?? '', done);
      assert.equal(site.store.bindings(), 1);
      assert.ok(await page.locator('#verify-trouble').isHidden(), 'money that comes later is no failure');
    }));
}

test('a platform is shown with what it asks for, its attempts, its money and its support', () =>
  site.visit({}, async page => {
    const told = new Set<string>();
    await page.locator('#rules summary').click();
    for (const platform of names) {
      await goTo(page, platform);
      const facts = await page.locator('#rules-list dd').allTextContents();
      assert.equal(facts.length, 4);
      assert.ok(facts.every(text => text.length > 1));
      told.add(facts.join());
      const step = await page.locator('#steps-verify').textContent();
      assert.ok((await page.locator('#rules-short').textContent())?.includes(step ?? '?'));
    }
    assert.equal(told.size, names.length);
  }));

test("the kind of card follows the platform, and stays the person's to choose", () =>
  site.visit({}, async page => {
    assert.equal(await chosen(page), 'detect');
    for (const platform of [...names].reverse()) {
      await goTo(page, platform);
      assert.equal(await chosen(page), platforms[platform].product);
    }
    await page.locator('#product').click();
    await page.locator('#product-list [data-choice="detect"]').click();
    await page.locator('#channel').selectOption('finance');
    assert.equal(await chosen(page), 'detect', 'another channel is no other platform');
  }));

test('by keyboard alone: one stop, arrows between the platforms', () =>
  site.visit({}, async page => {
    await page.locator('#platform-jd').focus();
    await page.keyboard.press('ArrowRight');
    assert.ok(await page.locator('#platform-taobao').isChecked());
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'channel');
  }));

test('money that waits for its receipt arrives when it is confirmed', () =>
  site.visit({}, async page => {
    await reach(page, 'taobao');
    await fillFromPhone(page);
    await page.locator('#confirm').click();
    await page.locator('#look').waitFor();
    await page.locator('#phone button').click();
    await page.locator('#done-title', { hasText: '\u7ed1\u5b9a\u6210\u529f' }).waitFor();
    assert.ok(await page.locator('#look').isHidden());
  }));

test('a pay password is hidden until it is asked to be shown', () =>
  site.visit({}, async page => {
    await reach(page, 'pinduoduo');
    const answer = page.locator('#answer');
    assert.equal(await answer.getAttribute('type'), 'password');
    await answer.fill('12');
    await page.locator('#reveal').click();
    assert.equal(await answer.getAttribute('type'), 'text');
    assert.equal(await answer.inputValue(), '12');
    await page.locator('#confirm').click();
    await page.locator('#answer-error').waitFor();
    assert.equal(site.store.bindings(), 0);
  }));

for (const locale of ['zh-CN', 'en']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`second and last step on a narrow phone, ${locale}, ${colorScheme}`, () =>
      site.visit({ viewport: { width: 320, height: 700 }, colorScheme }, async page => {
        await page.locator(`#locale-${locale}`).click();
        await reach(page, 'suning');
        const whole = async (): Promise<void> => {
          await assertNarrow(page);
          assert.deepEqual(await weakTexts(page), []);
          assert.doesNotMatch(
            (await page.locator('main').textContent()) ?? '',
            /[{}]|undefined|\b(verify|rules|deal|done)\.[a-z]/,
          );
        };
        await whole();
        await fillFromPhone(page);
        await page.locator('#confirm').click();
        await page.locator('#step-done').waitFor();
        await whole();
      }));
  }
}
