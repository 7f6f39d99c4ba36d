// The element while an input method composes: what is read and sent is what stands in the field.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import type { CardmendField } from '../../dist/element.js';
import { inner, type, useElementSite } from './element_site.ts';

const site = useElementSite();

const before = '3f2a90bc77dea41b';
const composed = '1111222233334444';

const compose = (cdp: CDPSession, text: string) =>
  cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

/** As a phone's keyboard does: what was composed is committed, and "Go" is pressed in the same moment. */
async function commitAndGo(cdp: CDPSession, text: string): Promise<void> {
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
  await Promise.all([
    cdp.send('Input.insertText', { text }),
    cdp.send('Input.dispatchKeyEvent', { ...key, type: 'keyDown', text: '\r' }),
    cdp.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' }),
  ]);
}

const sent = (page: Page) => page.evaluate(() => globalThis.elementTest.sent.map(({ code }) => code));

for (const [name, text] of [
  ['an empty field', ''],
  ['another code', before],
] as const) {
  test(`a code that is composed over ${name} and sent at once is the one that is sent`, () =>
    site.visit(async page => {
      const cdp = await page.context().newCDPSession(page);
      await type(page, text);
      await inner(page).press('Control+A');
      await compose(cdp, composed);
      await commitAndGo(cdp, composed);
      await page.waitForFunction(() => globalThis.elementTest.sent.length > 0);
      assert.deepEqual(await sent(page), [composed]);
      assert.equal(await inner(page).inputValue(), '1111-2222-3333-4444');
    }));
}

test('while it composes the form knows the whole text, and the page is told once that is over', () =>
  site.visit(async page => {
    const cdp = await page.context().newCDPSession(page);
    await type(page, before.slice(0, 4));
    await page.evaluate(() => globalThis.elementTest.told.splice(0));
    await compose(cdp, before.slice(4));
    const known = () =>
      page.locator('#code').evaluate(element => {
        const field = element as CardmendField;
        const form = field.form as HTMLFormElement;
        return [field.code, field.validity.valid, new FormData(form).get('code'), field.result?.verdict];
      });
    const whole = before.toUpperCase();
    assert.deepEqual(await known(), [whole, true, whole, 'valid']);
    assert.deepEqual(await page.evaluate(() => globalThis.elementTest.told), []);
    await cdp.send('Input.insertText', { text: before.slice(4) });
    await page.waitForFunction(() => globalThis.elementTest.told.length > 0);
    assert.deepEqual(await known(), [whole, true, whole, 'valid']);
  }));
