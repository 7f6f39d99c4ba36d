// A native field with what checks it: before that is there, where it never comes, and in another language.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type ModulesPage, openModulesPage } from './modules_site.ts';

const html = `<!doctype html><html lang="en"><title>Checked</title>
<form id="form"><input id="code" autocomplete="on"><input id="other"></form>
<script type="module" src="/page.js"></script>`;

const script = `
import { attachCheckedField } from '/dist/field.js';
import { loadChecker } from '/dist/check.js';
const code = document.getElementById('code');
let release = () => undefined;
globalThis.fieldTest = {
  attach(options) { globalThis.field = attachCheckedField(code, { product: 'jd.ecard', ...options }); },
  failing: () => Promise.reject(new Error('no network')),
  /** Loads once it is released. */
  held: async locale => { await new Promise(resolve => { release = resolve; }); return loadChecker({ locale }); },
  release: () => release(),
};
`;

let opened: ModulesPage;
before(async () => {
  opened = await openModulesPage({ html, ready: 'fieldTest', scripts: { '/page.js': script } });
});
after(() => opened.close());

/** Attaches with options written in the page's own words. */
async function visit(options: string, test: (page: Page) => Promise<void>): Promise<void> {
  await opened.load();
  await opened.page.evaluate(`fieldTest.attach(${options})`);
  await test(opened.page);
}

const status = (page: Page, wanted: string) =>
  page.waitForFunction(`field.state.status === ${JSON.stringify(wanted)}`);

test('a browser keeps its hands off a field from the first, though nothing ever checks it', () =>
  visit('{ load: fieldTest.failing }', async page => {
    const hints = () =>
      page
        .locator('#code')
        .evaluate(input =>
          ['autocomplete', 'autocorrect', 'spellcheck', 'inputmode'].map(name => input.getAttribute(name)),
        );
    assert.deepEqual(await hints(), ['off', 'off', 'false', null]);
    await page.locator('#code').focus();
    await status(page, 'failed');
    assert.deepEqual(await hints(), ['off', 'off', 'false', null]);
    await page.evaluate("field.set({ load: undefined, locale: 'en' })");
    await status(page, 'ready');
    assert.deepEqual(await hints(), ['off', 'off', 'false', 'text']);
    await page.evaluate('field.detach()');
    assert.deepEqual(await hints(), ['on', null, null, null]);
  }));

test('what was pasted before the checker came is laid out when the field is left', () =>
  visit('{ load: fieldTest.held }', async page => {
    await page.locator('#code').focus();
    await page.keyboard.insertText('3f2a90bc77dea41b');
    await page.evaluate('fieldTest.release()');
    await status(page, 'ready');
    assert.equal(await page.locator('#code').inputValue(), '3f2a90bc77dea41b');
    await page.keyboard.press('Tab');
    assert.equal(await page.locator('#code').inputValue(), '3F2A-90BC-77DE-A41B');
    assert.equal(await page.evaluate('field.state.raw'), '3F2A-90BC-77DE-A41B');
  }));

test('once the page around speaks another language, so does the field with its next focus', () =>
  visit('{}', async page => {
    const message = () => page.evaluate('field.state.result?.findings[0]?.message') as Promise<string>;
    await page.locator('#code').focus();
    await status(page, 'ready');
    await page.keyboard.type('3f2a');
    assert.match(await message(), /^12 more/);
    await page.evaluate(() => {
      document.documentElement.lang = 'zh-CN';
    });
    await page.locator('#other').focus();
    await page.locator('#code').focus();
    await page.waitForFunction("/[\u4e00-\u9fff]/.test(field.state.result?.findings[0]?.message ?? '')");
  }));

test('a field that is reset tells what it began with, and by then nothing of what stood there', () =>
  visit('{ onState: ({ raw }) => { globalThis.told = raw; } }', async page => {
    await page.locator('#code').focus();
    await status(page, 'ready');
    await page.keyboard.type('3f2a90bc77dea41b');
    await page.evaluate('form.reset()');
    await page.waitForFunction("globalThis.told === ''");
    await page.evaluate("form.addEventListener('reset', event => event.preventDefault(), { once: true })");
    await page.keyboard.type('3f2a9');
    await page.evaluate('form.reset()');
    assert.equal(await page.evaluate('field.state.raw'), '3F2A-9');
  }));
