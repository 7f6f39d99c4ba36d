import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bindToVerify, paceMs, reachVerify, refused, sample, untilReady } from './acts.ts';
import { useSite } from './site.ts';

const site = useSite();

for (const id of ['bound', 'mine', 'inactive', 'expired', 'unknown', 'kind']) {
  test(`a card that is ${id}: why, and what to do, in order; the typed text stays`, () =>
    site.visit({}, async page => {
      const panel = await refused(page, sample(id));
      const text = (await panel.locator('.trouble-text').textContent()) ?? '';
      assert.ok(text.length > 8, text);
      // One's own card needs no remedy.
      if (id !== 'mine') assert.ok((await panel.locator('.plan li').count()) >= 1, 'there is a next step');
      for (const minutes of await panel.locator('.minutes').allTextContents()) assert.match(minutes, /\d/);
      assert.equal(await page.locator('#secret').inputValue(), sample(id));
      assert.ok(await panel.evaluate(element => element === document.activeElement), 'the focus is on it');
      await page.locator('#assertive', { hasText: text.slice(0, 6) }).waitFor({ state: 'attached' });
      assert.equal(site.store.bindings(), 0);
    }));
}

test('different refusals are told differently', () =>
  site.visit({ clock: true }, async page => {
    const texts = new Set<string>();
    for (const id of ['mine', 'inactive', 'expired', 'kind', 'unknown']) {
      await page.clock.fastForward(paceMs);
      await page.locator('#secret').fill('');
      texts.add((await (await refused(page, sample(id))).locator('.trouble-text').textContent()) ?? '');
    }
    assert.equal(texts.size, 5);
  }));

test('a locked card: a hard stop; another card goes on', () =>
  site.visit({ expect: /423/ }, async page => {
    await reachVerify(page, sample('chat'));
    const right = site.sms();
    const wrong = ['000000', '111111', '222222', '333333'].filter(sms => sms !== right).slice(0, 3);
    for (const [i, sms] of wrong.entries()) {
      await page.locator('#answer').fill(sms);
      await page.locator('#confirm').click();
      if (i === 2) break;
      await page.locator('#verify-trouble').waitFor();
      await page.waitForFunction(() => document.activeElement?.id === 'verify-trouble');
      assert.match((await page.locator('#answer-tries').textContent()) ?? '', new RegExp(`${2 - i}`));
    }
    await page.locator('#code-trouble[data-tier=block]').waitFor();
    assert.equal(await page.locator('#secret').inputValue(), sample('chat'), 'the typed text stays');
    assert.equal(await page.locator('#bind').getAttribute('aria-disabled'), 'true');
    await page.locator('#bind').click({ force: true });
    await page.locator('#secret').fill('');
    await reachVerify(page, sample('dots'));
  }));

test('a wrong SMS code: a word, and the next one binds', () =>
  site.visit({}, async page => {
    await reachVerify(page, sample('chat'));
    const right = site.sms();
    await page.locator('#answer').fill('12');
    await page.keyboard.press('Enter');
    await page.locator('#answer-error').waitFor();
    await page.locator('#answer').fill(right === '000000' ? '111111' : '000000');
    await page.keyboard.press('Enter');
    await page.locator('#verify-trouble').waitFor();
    await page.locator('#answer').fill(right);
    assert.ok(await page.locator('#verify-trouble').isHidden());
    await page.keyboard.press('Enter');
    await page.locator('#step-done').waitFor();
    assert.equal(site.store.bindings(), 1);
  }));

test('too many requests: the button counts down, then works', () =>
  site.visit({ expect: /429/, clock: true }, async page => {
    await site.order({ fault: 'http-429', step: 'start', times: 1 });
    await refused(page, sample('chat'));
    const button = page.locator('#bind');
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    assert.match((await button.textContent()) ?? '', /[78] /);
    await page.clock.fastForward(9_000);
    await untilReady(page, '#bind');
    await button.click();
    await page.locator('#step-verify').waitFor();
  }));

test('an SMS that could not be sent can be asked for again', () =>
  site.visit({ expect: /503/, clock: true }, async page => {
    await site.order({ fault: 'sms-down', step: 'start', times: 1 });
    await refused(page, sample('chat'));
    await page.clock.fastForward(31_000);
    await untilReady(page, '#bind');
    await bindToVerify(page);
  }));

test('signed out meanwhile: signing in again goes on', () =>
  site.visit({ expect: /401/ }, async page => {
    await page.context().clearCookies();
    await refused(page, sample('chat'));
    await page.locator('#code-trouble button').click();
    await page.locator('#code-trouble').waitFor({ state: 'hidden' });
    await bindToVerify(page);
  }));
