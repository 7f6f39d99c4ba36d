// The card's number beside its secret: out of a paste, and taken out of its field by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose } from './acts.ts';
import { useSite } from './site.ts';

const site = useSite();

const both = '\u5361\u53f7\uff1a3407519143851884357 PIN\uff1a7023';
const other = '\u5361\u53f7\uff1a6275981234567890123 PIN\uff1a7023';

test('a number that came out of a paste can be cleared, and is not sent then; another paste brings another', () =>
  site.visit({}, async page => {
    const number = page.locator('#number');
    const bare = async () => (await number.inputValue()).replaceAll('-', '');
    await choose(page, 'ikea.gift-card');
    await page.locator('#secret').focus();
    await page.keyboard.insertText(both);
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#number')?.value !== '');
    assert.equal(await bare(), '3407519143851884357');
    await number.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    assert.equal(await bare(), '');
    await page.keyboard.type('62');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    assert.equal(await bare(), '');
    await page.locator('#bind').click();
    await page.locator('#number-error').waitFor();
    await page.locator('#secret').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(other);
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#number')?.value !== '');
    assert.equal(await bare(), '6275981234567890123');
  }));
