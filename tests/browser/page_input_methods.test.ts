// The page's fields while an input method composes: what is sent and what stays is what stands in them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose } from './acts.ts';
import { useSite } from './site.ts';

const site = useSite();

test('a code composed over another one and sent at once is the one that is sent', () =>
  site.visit({}, async page => {
    const composed = '3f2a90bc77dea41b';
    const cdp = await page.context().newCDPSession(page);
    await choose(page, 'jd.ecard');
    await page.locator('#secret').click();
    await page.keyboard.type('1111222233334444');
    await page.locator('.verdict[data-verdict=valid]').waitFor();
    await page.keyboard.press('Control+A');
    const sent = page.waitForRequest(request => (request.postData() ?? '').includes('"secret"'));
    await cdp.send('Input.imeSetComposition', { text: composed, selectionStart: 16, selectionEnd: 16 });
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
    await Promise.all([
      cdp.send('Input.insertText', { text: composed }),
      cdp.send('Input.dispatchKeyEvent', { ...key, type: 'keyDown', text: '\r' }),
      cdp.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' }),
    ]);
    assert.match((await sent).postData() ?? '', new RegExp(composed.toUpperCase()));
  }));

test('a number that is being composed stays when the page draws itself anew', () =>
  site.visit({}, async page => {
    const cdp = await page.context().newCDPSession(page);
    await choose(page, 'ikea.gift-card');
    await page.locator('#number').click();
    await cdp.send('Input.imeSetComposition', { text: '627598', selectionStart: 6, selectionEnd: 6 });
    // What the field beside it holds is drawn with everything else.
    await page.locator('#secret').evaluate(field => {
      (field as HTMLTextAreaElement).value = '7023';
      field.dispatchEvent(new InputEvent('input', { inputType: 'insertText', data: '3' }));
    });
    assert.equal(await page.locator('#number').inputValue(), '627598');
    await cdp.send('Input.insertText', { text: '627598062' });
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#number')?.value.replaceAll('-', '') === '627598062',
    );
  }));
