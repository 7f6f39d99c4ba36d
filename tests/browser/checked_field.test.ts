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
