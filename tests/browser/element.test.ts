// The element in a form: what is typed, what is sent, what is valid, and that it is as a native field is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CardmendField } from '../../dist/element.js';
import { inner, seen, type, useElementSite } from './element_site.ts';

const site = useElementSite();

const right = '3f2a90bc77dea41b';
const display = '3F2A-90BC-77DE-A41B';
const code = '3F2A90BC77DEA41B';

test('a code is laid out as it is typed, and the form sends its plain form', () =>
  site.visit(async page => {
    await type(page, right);
    assert.deepEqual(await seen(page), {
      value: display,
      code,
      verdict: 'valid',
      flags: '',
      message: '',
      shown: '',
    });
    await page.locator('#send').click();
    assert.deepEqual(await page.evaluate(() => globalThis.elementTest.sent), [
      { code, number: '', strict: '', native: '' },
    ]);
  }));

test('a repaired code is told, a doubtful one too, and both are sent', () =>
  site.visit(async page => {
    await type(page, '3f2a9Obc77dea41b');
    const repaired = await seen(page);
    assert.deepEqual([repaired.verdict, repaired.code, repaired.flags], ['repaired', code, '']);
    assert.match(repaired.shown ?? '', /O.*0/);
    await type(page, '3f2a90bc77dea41s');
    const doubtful = await seen(page);
    assert.deepEqual([doubtful.verdict, doubtful.flags], ['doubtful', '']);
    assert.match(doubtful.shown ?? '', /S.*group 4, place 4/);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => globalThis.elementTest.sent[0]?.code), '3F2A90BC77DEA41S');
  }));

test('with `strict` a doubtful code is not valid; messages are in the locale of the attribute', () =>
  site.visit(async page => {
    await type(page, '3f2a90bc77dea41s', 'strict');
    const { verdict, flags, message } = await seen(page, 'strict');
    assert.deepEqual([verdict, flags], ['doubtful', 'patternMismatch']);
    assert.match(message, /\u5361/);
  }));

test('constraint validation: nothing, too little, wrong, and what only the page knows', () =>
  site.visit(async page => {
    const wrong = async () => {
      const { flags, message } = await seen(page);
      return [flags, message] as const;
    };
    assert.deepEqual(await wrong(), ['valueMissing', 'Please type the code of the card.']);
    await type(page, '  ');
    assert.equal((await wrong())[0], 'valueMissing');
    await type(page, '3f2a');
    assert.equal((await wrong())[0], 'tooShort');
    assert.match((await wrong())[1], /^12 more to go/);
    await type(page, '13812345678');
    assert.deepEqual(await wrong(), [
      'patternMismatch',
      'This is a phone number. Please type the code that is on the card.',
    ]);
    await type(page, right);
    assert.deepEqual(await wrong(), ['', '']);
    const custom = (text: string) =>
      page.locator('#code').evaluate((field, said) => (field as CardmendField).setCustomValidity(said), text);
    await custom('Bound already.');
    assert.deepEqual(await wrong(), ['customError', 'Bound already.']);
    await custom('');
    assert.deepEqual(await wrong(), ['', '']);
  }));

test('what is wrong is shown once the person has left, and holds the form back', () =>
  site.visit(async page => {
    const error = () =>
      inner(page).evaluate(input => ({
        invalid: input.getAttribute('aria-invalid'),
        state:
          input.getRootNode() instanceof ShadowRoot &&
          document.querySelector('#code')?.matches(':state(user-invalid)'),
        native: document.querySelector('#code')?.matches(':invalid'),
      }));
    await type(page, '3f2a');
    assert.equal((await seen(page)).shown, '');
    assert.deepEqual(await error(), { invalid: null, state: false, native: true });
    await page.keyboard.press('Tab');
    assert.match((await seen(page)).shown ?? '', /^12 more/);
    assert.deepEqual(await error(), { invalid: 'true', state: true, native: true });
    await page.locator('#native').focus();
    await page.locator('#send').click();
    assert.deepEqual(await page.evaluate(() => globalThis.elementTest.sent), []);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'code');
  }));

test('a form that is sent untouched shows what is missing', () =>
  site.visit(async page => {
    await page.locator('#send').click();
    assert.equal((await seen(page)).shown, 'Please type the code of the card.');
    assert.deepEqual(await page.evaluate(() => globalThis.elementTest.sent), []);
  }));

test('a press on the button that leaves a field which is wrong is a click, though a message then moves the page', () =>
  site.visit(async page => {
    await page.locator('#form').evaluate(form => form.setAttribute('novalidate', ''));
    await type(page, '3f2a');
    const { top } = await page.locator('#send').evaluate(button => button.getBoundingClientRect());
    await page.locator('#send').click();
    assert.equal(await page.evaluate(() => globalThis.elementTest.sent.length), 1);
    await page.waitForFunction(
      before => (document.querySelector('#send')?.getBoundingClientRect().top ?? 0) > before,
      top,
    );
  }));

test("a payment card's number is not sent, whatever the form allows", () =>
  site.visit(async page => {
    await page.locator('#form').evaluate(form => form.setAttribute('novalidate', ''));
    await type(page, 'Visa 4012 8888 8888 1881 CVV 123');
    assert.equal((await seen(page)).verdict, 'refused');
    await page.locator('#send').click();
    assert.deepEqual(await page.evaluate(() => globalThis.elementTest.sent[0]), {
      number: '',
      strict: '',
      native: '',
    });
  }));

test('Enter sends the form by its button, and not by one that is disabled', () =>
  site.visit(async page => {
    await type(page, right);
    await page.locator('#send').evaluate(button => button.toggleAttribute('disabled'));
    await inner(page).press('Enter');
    assert.equal(await page.evaluate(() => globalThis.elementTest.sent.length), 0);
    await page.locator('#send').evaluate(button => button.remove());
    await inner(page).press('Enter');
    assert.equal(await page.evaluate(() => globalThis.elementTest.sent.length), 1);
  }));

test('the page is told of each change, and of the checker', () =>
  site.visit(async page => {
    await page.evaluate(() => globalThis.elementTest.told.splice(0));
    await type(page, '3f2a');
    const told = await page.evaluate(() => globalThis.elementTest.told);
    assert.deepEqual(told.at(0), { status: 'loading', verdict: undefined });
    assert.deepEqual(told.at(1), { status: 'ready', verdict: 'empty' });
    assert.deepEqual(told.slice(-4), Array(4).fill({ status: 'ready', verdict: 'partial' }));
  }));
