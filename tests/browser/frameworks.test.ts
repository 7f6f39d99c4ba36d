// The adapters for React and Vue: rendered on a server, taken over in the browser, and used there, under the strict policy.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { CardmendField } from '../../dist/element.js';
import { bundled, type Framework, frameworks, visitApp } from './frameworks_site.ts';
import { type ModulesPage, openModulesPage, useBrowser } from './modules_site.ts';

const browser = useBrowser();

let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'cardmend-frameworks-'));
});
after(() => rmSync(folder, { recursive: true }));

/** What a server sends. */
async function rendered(framework: Framework): Promise<string> {
  const file = join(folder, `${framework.name.replace(/\W/g, '')}.mjs`);
  writeFileSync(file, await bundled(framework, framework.server, 'node'));
  return ((await import(pathToFileURL(file).href)) as { html: string }).html;
}

async function use(page: Page): Promise<void> {
  const text = (id: string) => page.locator(`#${id}`).textContent();
  const value = () => page.locator('#code').evaluate(element => (element as CardmendField).value);
  await page.waitForFunction(() => (document.querySelector('#begun') as CardmendField).value === '3F2A-90');
  await page.locator('#plain').focus();
  await page.locator('#plain-verdict', { hasText: 'empty' }).waitFor();
  await page.keyboard.type('3f2a9Obc77dea41b');
  assert.equal(await page.locator('#plain').inputValue(), '3F2A-9OBC-77DE-A41B');
  assert.equal(await text('plain-verdict'), 'repaired');
  await page.locator('#toggle').click();
  assert.equal(await page.locator('#plain').count(), 0);
  await page.locator('#toggle').click();
  await page.locator('#fill').click();
  await page.locator('#plain-verdict', { hasText: 'valid' }).waitFor();
  assert.equal(await page.locator('#plain').inputValue(), '3F2A-90BC-77DE-A41B');

  await page.getByLabel('Code').focus();
  await page.locator('#verdict', { hasText: 'empty' }).waitFor();
  await page.keyboard.type('3f2a90bc77');
  assert.deepEqual([await value(), await text('verdict')], ['3F2A-90BC-77', 'partial']);
  await page.locator('#other').click();
  await page.waitForFunction(
    () => (document.querySelector('#code') as CardmendField).value === '3F2A9-0BC77',
  );
  const state = () =>
    page.locator('#code').evaluate(element => {
      const { required, disabled, form } = element as CardmendField;
      return [required, disabled, form ? new FormData(form).get('code') : 'no form'];
    });
  assert.deepEqual(await state(), [true, false, '3F2A9-0BC77']);
  await page.locator('#lock').click();
  assert.deepEqual(await state(), [true, true, null]);
  await page.locator('#lock').click();
  assert.deepEqual(await state(), [true, false, '3F2A9-0BC77']);
  await page.locator('#enter').click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'code');
}

for (const framework of frameworks) {
  test(`${framework.name}: rendered on a server, taken over without a difference, and used`, async () => {
    const html = await rendered(framework);
    assert.match(html, /<cardmend-field [^>]*product="jd\.ecard"/);
    assert.match(html, /<cardmend-field [^>]*class="wide"/);
    assert.match(html, /<cardmend-field [^>]*value="3f2a90"/i);
    assert.match(html, /<cardmend-field [^>]*required[ =>]/);
    assert.doesNotMatch(html, /<cardmend-field [^>]*disabled/);
    const site: ModulesPage = await openModulesPage(
      {
        html: `<!doctype html><meta charset="utf-8"><title>${framework.name}</title><div id="root">${html}</div><script type="module" src="/page.js"></script>`,
        ready: 'pageReady',
        policy: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
        scripts: {
          '/page.js': `${await bundled(framework, framework.client, 'browser')};globalThis.pageReady = true;`,
        },
      },
      browser(),
    );
    try {
      const said: string[] = [];
      site.page.on('pageerror', error => said.push(error.message));
      site.page.on('console', message => {
        if (['error', 'warning'].includes(message.type())) said.push(message.text());
      });
      await site.load();
      await site.page.waitForFunction(() => customElements.get('cardmend-field') !== undefined);
      await use(site.page);
      assert.deepEqual(said, []);
    } finally {
      await site.close();
    }
  });
}

test('Vue: the model is the text, both ways', () =>
  visitApp(
    frameworks[2],
    `import { createApp, h, ref } from 'vue'; import { CardmendField } from '../../dist/vue.js';
     const text = globalThis.model = ref('3f2a90');
     createApp({ render: () => h(CardmendField, { id: 'code', product: 'jd.ecard', modelValue: text.value, 'onUpdate:modelValue': typed => { text.value = typed; } }) }).mount('#root');`,
    browser(),
    async page => {
      await page.waitForFunction("globalThis.model.value === '3F2A-90'");
      await page.evaluate("globalThis.model.value = 'ffff0'");
      await page.waitForFunction("document.querySelector('#code').value === 'FFFF-0'");
      await page.locator('#code input').press('End');
      await page.keyboard.type('1');
      await page.waitForFunction("globalThis.model.value === 'FFFF-01'");
    },
  ));
