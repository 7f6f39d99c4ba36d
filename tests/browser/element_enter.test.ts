// Enter in the element: it sends the form where it would from a native field, and nowhere else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inner, type, useElementSite } from './element_site.ts';

const site = useElementSite();
const right = '3f2a90bc77dea41b';

test('Enter goes the way that a native field goes: a dialog that opens is not confirmed by it', () =>
  site.visit(async page => {
    await type(page, right);
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<dialog id="ask"><button id="yes">Yes</button></dialog>',
      );
      const dialog = document.querySelector('#ask') as HTMLDialogElement;
      addEventListener('submit', () => dialog.showModal());
      dialog.addEventListener('click', () => dialog.close());
    });
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('#ask').evaluate(dialog => (dialog as HTMLDialogElement).open), true);
  }));

for (const event of ['keydown', 'keypress'])
  test(`a page that prevents the ${event} of Enter sends nothing by it`, () =>
    site.visit(async page => {
      await type(page, right);
      await page.evaluate(name => {
        document.querySelector('#form')?.addEventListener(name, pressed => {
          if ((pressed as KeyboardEvent).key === 'Enter') pressed.preventDefault();
        });
      }, event);
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate(() => globalThis.elementTest.sent.length), 0);
    }));

test('an Enter that ends a composition sends nothing', () =>
  site.visit(async page => {
    await type(page, right);
    await inner(page).evaluate(input =>
      input.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'Enter',
          keyCode: 229,
          bubbles: true,
          cancelable: true,
        } as object),
      ),
    );
    assert.equal(await page.evaluate(() => globalThis.elementTest.sent.length), 0);
  }));
