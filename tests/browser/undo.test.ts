// What the page puts into the field, and takes out of it, can be undone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose } from './acts.ts';
import { useSite } from './site.ts';

const site = useSite();

test('"Clear" can be undone', () =>
  site.visit({}, async page => {
    await choose(page, 'jd.ecard');
    const secret = page.locator('#secret');
    await secret.click();
    await page.keyboard.type('3f2a90');
    await page.locator('#clear').click();
    assert.equal(await secret.inputValue(), '');
    await page.keyboard.press('Control+Z');
    assert.equal(await secret.inputValue(), '3F2A-90');
  }));

test('once a paste is undone, what is typed is grouped again', () =>
  site.visit({}, async page => {
    await choose(page, 'jd.ecard');
    const secret = page.locator('#secret');
    await secret.click();
    await page.keyboard.type('3f2a');
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('3f2a90bc77dea41b');
    assert.equal(await secret.inputValue(), '3f2a90bc77dea41b');
    await page.keyboard.press('Control+Z');
    assert.equal(await secret.inputValue(), '3F2A');
    await page.keyboard.press('End');
    await page.keyboard.type('90');
    assert.equal(await secret.inputValue(), '3F2A-90');
  }));
