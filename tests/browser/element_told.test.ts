// What the element tells: the page by events, and whoever hears it by its live region.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { CardmendField } from '../../dist/element.js';
import { inner, seen, type, useElementSite } from './element_site.ts';
import { settled } from './modules_site.ts';

const site = useElementSite();
const right = '3f2a90bc77dea41b';

test('the page is told when a finding changes and the verdict does not', () =>
  site.visit(async page => {
    await type(page, '3f2a');
    await page.evaluate(() => globalThis.elementTest.told.splice(0));
    await page.locator('#code').evaluate(element => element.setAttribute('product', 'steam.wallet'));
    const told = () => page.evaluate(() => globalThis.elementTest.told);
    assert.deepEqual(await told(), [{ status: 'ready', verdict: 'partial' }]);
    await page.keyboard.press('Tab');
    await inner(page).focus();
    assert.equal((await told()).length, 1);
  }));

/** Collects what is said aloud from now on. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('#code')?.shadowRoot;
    const region = root?.querySelector('[aria-live]') as Element;
    const said: string[] = [];
    new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, { childList: true });
    Object.assign(globalThis, { said });
  });

test('while somebody types nothing is said; what is shown is said once they pause', () =>
  site.visit(async page => {
    await type(page, '3f2a');
    await page.keyboard.press('Tab');
    await page.waitForTimeout(2_000);
    await listen(page);
    await inner(page).focus();
    await page.keyboard.press('End');
    await page.keyboard.type('90bc77de');
    const { shown } = await seen(page);
    assert.match(shown ?? '', /^4 more/);
    await settled(page, 'said[1]');
    assert.deepEqual(await page.evaluate('said'), [shown, '']);
  }));

test('a text that a script sets is no input of a person', () =>
  site.visit(async page => {
    await type(page, '3f2a');
    const events = await page.locator('#code').evaluate((element, text) => {
      const field = element as CardmendField;
      const heard: string[] = [];
      document.addEventListener('input', ({ type: name }) => heard.push(name));
      field.value = text;
      field.blur();
      field.value = '1111222233334444';
      return heard;
    }, right);
    assert.deepEqual(events, []);
  }));

test('the element that is defined after the page was read has the focus if it asks for it', () =>
  site.visit(async page => {
    await page.evaluate(async () => {
      document.body.insertAdjacentHTML('beforeend', '<late-field id="late" autofocus></late-field>');
      await new Promise(resolve => setTimeout(resolve, 50));
      const path = '/dist/element.js';
      const { defineCardmendField } = (await import(path)) as typeof import('../../dist/element.js');
      defineCardmendField('late-field');
    });
    await page.waitForFunction(() => document.activeElement?.id === 'late');
  }));
