// React: texts to begin with, options that are made anew by each rendering, and forms that are reset.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { CardmendField } from '../../dist/element.js';
import { type Framework, frameworks, visitApp } from './frameworks_site.ts';
import { useBrowser } from './modules_site.ts';

const browser = useBrowser();
const right = '3f2a90bc77dea41b';
const display = '3F2A-90BC-77DE-A41B';

const imports = `
import { createElement as h, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { CardmendField, useCardmendField } from '../../dist/react.js';
`;

/** `page` is the source of a component called Page. */
const visit = (framework: Framework, page: string, test: (page: Page) => Promise<void>) =>
  visitApp(
    framework,
    `${imports}${page};createRoot(document.getElementById('root')).render(h(StrictMode, null, h(Page)));`,
    browser(),
    test,
  );

const defaults = `function Page() {
  const [text, setText] = useState('${right}');
  const [two, setTwo] = useState(false);
  Object.assign(globalThis, { setText, setTwo });
  const field = (id, defaultValue) => h(CardmendField, { id, name: id, product: 'jd.ecard', defaultValue });
  return h('form', null, field('one', text), two && field('two', text));
}`;

for (const framework of frameworks.slice(0, 2)) {
  test(`${framework.name}: another text to begin with leaves what a person typed, and a later field has its own`, () =>
    visit(framework, defaults, async page => {
      const value = (id: string) =>
        page.locator(`#${id}`).evaluate(element => (element as CardmendField).value);
      const settled = (id: string, text: string) =>
        page.waitForFunction(
          ([name = '', wanted]) => (document.getElementById(name) as CardmendField | null)?.value === wanted,
          [id, text],
        );
      await settled('one', display);
      await page.evaluate("setText('ffff0000')");
      await settled('one', 'FFFF-0000');
      await page.locator('#one input').press('Control+A');
      await page.keyboard.type('1111222233334444');
      await page.evaluate(`setText('${right}')`);
      await page.evaluate('setTwo(true)');
      await settled('two', display);
      assert.equal(await value('one'), '1111-2222-3333-4444');
      await page.locator('#two input').press('End');
      await page.keyboard.type('9');
      await page.evaluate('document.querySelector("form").reset()');
      await settled('one', display);
      assert.equal(await value('two'), display);
    }));
}

const inlineLoad = `import { loadChecker } from '../../dist/check.js';
globalThis.loads = 0;
function Page() {
  const [language, setLanguage] = useState('en');
  globalThis.setLanguage = setLanguage;
  const code = useCardmendField({ product: 'jd.ecard', locale: language, load: locale => {
    globalThis.loads++;
    return loadChecker({ locale });
  } });
  return h('label', null, 'Code', h('input', { id: 'plain', ref: code.ref }),
    h('output', null, code.result?.verdict ?? code.status), h('p', null, code.result?.findings[0]?.message));
}`;

test('React: a function that loads may be written where the hook is called', () =>
  visit(frameworks[0], inlineLoad, async page => {
    await page.locator('#plain').focus();
    await page.locator('output', { hasText: 'empty' }).waitFor();
    await page.keyboard.type('3f2a');
    await page.locator('output', { hasText: 'partial' }).waitFor();
    assert.equal(await page.locator('#plain').inputValue(), '3F2A');
    assert.equal(await page.evaluate('loads'), 1);
    await page.evaluate("setLanguage('zh-CN')");
    await page.locator('p', { hasText: '\u8fd8' }).waitFor();
    assert.equal(await page.evaluate('loads'), 2);
  }));

const resets = `function Page() {
  const code = useCardmendField({ product: 'jd.ecard' });
  const [shown, show] = useState(true);
  globalThis.state = code;
  return h('form', { action: async form => { globalThis.sent = form.get('code'); } },
    shown && h('label', null, 'Code', h('input', { id: 'plain', name: 'code', ref: code.ref })),
    h('output', null, code.result?.verdict ?? code.status),
    h('button', { id: 'restore', type: 'reset' }, 'reset'), h('button', { id: 'send' }, 'send'),
    h('button', { id: 'toggle', type: 'button', onClick: () => show(!shown) }, 'toggle'));
}`;

test('React: after a reset, of React 19 too, and without a field the hook holds nothing', () =>
  visit(frameworks[0], resets, async page => {
    const fill = async () => {
      await page.locator('#plain').focus();
      await page.keyboard.type(right);
      await page.locator('output', { hasText: /^valid$/ }).waitFor();
    };
    const raw = () => page.evaluate('state.raw');
    await fill();
    await page.locator('#restore').click();
    await page.locator('output', { hasText: 'empty' }).waitFor();
    assert.equal(await raw(), '');
    await fill();
    await page.locator('#send').click();
    await page.locator('output', { hasText: 'empty' }).waitFor();
    assert.deepEqual([await raw(), await page.evaluate('sent')], ['', display]);
    await fill();
    await page.locator('#toggle').click();
    await page.locator('output', { hasText: 'waiting' }).waitFor();
    assert.equal(await raw(), '');
  }));
