// The element as a part of its page: labels, states, reset, restoring, loading, looks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CardmendField } from '../../dist/element.js';
import { inner, seen, type, useElementSite } from './element_site.ts';
import { hold } from './hold.ts';

const site = useElementSite();
const display = '3F2A-90BC-77DE-A41B';

test('a label names the field within, and brings the caret there', () =>
  site.visit(async page => {
    await page.getByText('Your code').click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'code');
    assert.equal(await inner(page).evaluate(input => input.matches(':focus')), true);
    assert.equal(await page.getByRole('textbox', { name: 'Your code' }).count(), 1);
    assert.equal(await page.getByRole('textbox', { name: 'Number' }).count(), 1);
    await page.locator('#code').evaluate(element => element.setAttribute('aria-label', 'Secret'));
    assert.equal(await page.getByRole('textbox', { name: 'Secret', exact: true }).count(), 1);
  }));

test('what the page names as the name and the description is read of the field within', () =>
  site.visit(async page => {
    const read = async () => {
      const cdp = await page.context().newCDPSession(page);
      const { nodes } = await cdp.send('Accessibility.getFullAXTree');
      return nodes
        .filter(({ role }) => role?.value === 'textbox')
        .map(({ name, description }) => `${name?.value}: ${description?.value}`);
    };
    assert.ok((await read()).includes('The secret: 16 characters'), String(await read()));
    await page.locator('#hint').evaluate(hint => {
      hint.textContent = 'In capitals';
    });
    await inner(page, 'described').focus();
    assert.ok((await read()).includes('The secret: In capitals'), String(await read()));
  }));

test('a browser is told of the keyboard, and of what the page wants', () =>
  site.visit(async page => {
    await type(page, '3');
    const attribute = (name: string) => inner(page).getAttribute(name);
    assert.equal(await attribute('autocapitalize'), 'characters');
    assert.equal(await attribute('autocomplete'), 'off');
    assert.equal(await attribute('placeholder'), 'as on the card');
    await page.locator('#number').evaluate(element => element.setAttribute('autocomplete', 'one-time-code'));
    await type(page, '3', 'number');
    assert.equal(await inner(page, 'number').getAttribute('autocomplete'), 'one-time-code');
    await page.locator('#code').evaluate(element => {
      element.setAttribute('autocomplete', 'one-time-code');
      element.setAttribute('product', 'telecom.topup');
    });
    assert.equal(await attribute('inputmode'), 'numeric');
    assert.equal(await attribute('autocomplete'), 'one-time-code');
  }));

test('disabled by its set of fields, and read only', () =>
  site.visit(async page => {
    await page.locator('#set').evaluate(set => set.toggleAttribute('disabled', true));
    assert.equal(await inner(page, 'strict').isDisabled(), true);
    assert.equal(await page.evaluate(() => new FormData(document.forms[0]).has('strict')), false);
    await page.locator('#set').evaluate(set => set.toggleAttribute('disabled', false));
    assert.equal(await inner(page, 'strict').isDisabled(), false);
    await page.locator('#code').evaluate(element => {
      (element as CardmendField).readOnly = true;
    });
    await inner(page).press('3');
    const { value, flags } = await seen(page);
    assert.deepEqual([value, flags], ['', 'valueMissing']);
    assert.equal(
      await page.locator('#code').evaluate(element => (element as CardmendField).willValidate),
      false,
    );
  }));

test('reset gives back what the page began with', () =>
  site.visit(async page => {
    await type(page, '3f2a90');
    await page.locator('#form').evaluate(form => (form as HTMLFormElement).reset());
    assert.deepEqual((await seen(page)).value, '');
    await page.locator('#code').evaluate(element => element.setAttribute('value', '3f2a90bc'));
    assert.equal((await seen(page)).value, '3F2A-90BC');
    await type(page, '12');
    await page.locator('#code').evaluate(element => element.setAttribute('value', 'ffff0000'));
    assert.equal((await seen(page)).value, '12');
    await page.locator('#form').evaluate(form => (form as HTMLFormElement).reset());
    assert.equal((await seen(page)).value, 'FFFF-0000');
  }));

test('a code is never restored, though a native field beside it is', () =>
  site.visit(async page => {
    await page.locator('#code').evaluate(element => element.setAttribute('autocomplete', 'on'));
    await type(page, '3f2a90bc77dea41b');
    await page.locator('#native').fill('kept');
    await page.goto('about:blank');
    await page.goBack();
    await page.waitForFunction('globalThis.elementReady');
    assert.equal(await page.locator('#native').inputValue(), 'kept');
    assert.equal((await seen(page)).value, '');
    assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0);
  }));

test('a browser that fills the field in is taken at its word; one that restores is not', () =>
  site.visit(async page => {
    const called = (reason: 'restore' | 'autocomplete') =>
      page.locator('#code').evaluate((element, why) => {
        (element as CardmendField).formStateRestoreCallback('3F2A90BC77DEA41B', why);
        return (element as CardmendField).value;
      }, reason);
    assert.equal(await called('restore'), '');
    assert.match(await called('autocomplete'), /^3F2A/);
  }));

test('nothing but the script is loaded before a field needs it', () =>
  site.visit(async page => {
    // What the page of before asks for is on its way no more.
    await page.waitForFunction(() => (document.querySelector('#early') as CardmendField).status === 'ready');
    const asked: string[] = [];
    page.on('request', request => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await page.waitForFunction('globalThis.elementReady');
    // The page itself gives the last of its fields a text.
    await page.waitForFunction(() => (document.querySelector('#early') as CardmendField).status === 'ready');
    assert.equal(
      await page.evaluate(() => (document.querySelector('#code') as CardmendField).status),
      'waiting',
    );
    assert.deepEqual(
      asked.filter(path => path.endsWith('.wasm')),
      ['/dist/cardmend-check.wasm'],
    );
    await type(page, '3f2a9');
    assert.equal((await seen(page)).value, '3F2A-9');
    assert.equal(asked.filter(path => path.endsWith('.wasm')).length, 1);
  }));

test('a text that an input method composes is left alone, though what checks arrives meanwhile', () =>
  site.visit(async page => {
    const cdp = await page.context().newCDPSession(page);
    const release = await hold(page, /\.wasm$/);
    await page.evaluate(() => document.querySelector('#early')?.remove());
    await page.reload();
    await page.evaluate(() => document.querySelector('#early')?.remove());
    await inner(page).focus();
    await cdp.send('Input.imeSetComposition', { text: '3f2a9', selectionStart: 5, selectionEnd: 5 });
    release();
    await page.waitForFunction(() => (document.querySelector('#code') as CardmendField).status === 'ready');
    assert.equal((await seen(page)).value, '3f2a9');
    await cdp.send('Input.insertText', { text: '3f2a9' });
    await page.waitForFunction(() => (document.querySelector('#code') as CardmendField).value === '3F2A-9');
    await page.unroute(/\.wasm$/);
  }));

test('what was set before the element was defined counts', () =>
  site.visit(async page => {
    await page.waitForFunction(() => (document.querySelector('#early') as CardmendField).status === 'ready');
    const { value, verdict } = await seen(page, 'early');
    assert.deepEqual([value, verdict], [display, 'valid']);
  }));

test('a checker that fails leaves a plain field; the next focus tries again', () =>
  site.visit(async page => {
    const outcome = await page.evaluate(async () => {
      const path = '/dist/element.js';
      const { defineCardmendField } = (await import(path)) as typeof import('../../dist/element.js');
      let tries = 0;
      const load = async () => {
        tries += 1;
        throw new Error('no network');
      };
      defineCardmendField('failing-field', { load });
      const field = document.createElement('failing-field') as CardmendField;
      field.product = 'jd.ecard';
      document.body.append(field);
      field.value = '3f2a';
      await field.load();
      const before = `${field.value} ${field.status} ${field.validity.valid} ${tries}`;
      field.focus();
      await field.load();
      return [before, `${field.status} ${tries}`];
    });
    assert.deepEqual(outcome, ['3f2a failed true 1', 'failed 2']);
  }));

test('any part checks, and a product that it does not know is told as what it is', () =>
  site.visit(async page => {
    const outcome = await page.evaluate(async () => {
      const path = '/dist/index.js';
      const { loadCardmend } = (await import(path)) as typeof import('../../dist/index.js');
      const field = document.querySelector('#code') as CardmendField;
      field.checker = await loadCardmend({ locale: 'zh-CN' });
      field.value = '3f2a90bc77dea41b';
      const right = `${field.status} ${field.result?.verdict}`;
      const failed = new Promise(resolve =>
        field.addEventListener(
          'cardmend-change',
          ({ detail }) => resolve(`${detail.status} ${detail.error}`),
          { once: true },
        ),
      );
      field.product = 'no.such-card';
      const wrong = await failed;
      field.product = 'jd.ecard';
      return [right, String(wrong).slice(0, 50), field.status];
    });
    assert.deepEqual(outcome, ['ready valid', 'failed RangeError: there is no product "no.such-ca', 'ready']);
  }));

test('the page dresses it by properties, parts and states', () =>
  site.visit(async page => {
    const looks = () =>
      inner(page).evaluate(input => {
        const { borderRadius, paddingLeft, letterSpacing, textDecorationLine } = getComputedStyle(input);
        return [borderRadius, paddingLeft, letterSpacing, textDecorationLine].join(' ');
      });
    assert.equal(await looks(), '7px 11px 3px none');
    await type(page, '3f2a90bc77dea41b');
    assert.equal(await looks(), '7px 11px 3px underline');
  }));
