// Vue: checkers in deep refs, options that are made anew, and forms that are reset.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { frameworks, visitApp } from './frameworks_site.ts';
import { useBrowser } from './modules_site.ts';

const browser = useBrowser();
const right = '3f2a90bc77dea41b';
const display = '3F2A-90BC-77DE-A41B';

const imports = `
import { createApp, h, ref } from 'vue';
import { CardmendField, useCardmendField } from '../../dist/vue.js';
import { loadChecker } from '../../dist/check.js';
`;

/** `setup` is the body of a component's function of that name. */
const visit = (setup: string, test: (page: Page) => Promise<void>) =>
  visitApp(frameworks[2], `${imports};createApp({ setup() { ${setup} } }).mount('#root');`, browser(), test);

const checkers = `
const checker = ref(null);
const options = ref({ product: 'jd.ecard' });
const one = useCardmendField(options);
const two = useCardmendField(() => ({ product: 'jd.ecard', ...(checker.value && { checker: checker.value }) }));
loadChecker({ locale: 'en' }).then(loaded => {
  checker.value = loaded;
  options.value = { product: 'jd.ecard', checker: loaded };
});
const told = ({ value }) => value.result?.verdict ?? value.status + value.error;
return () => [
  h('input', { id: 'one', ref: one.field }), h('output', { id: 'told-one' }, told(one.state)),
  h('input', { id: 'two', ref: two.field }), h('output', { id: 'told-two' }, told(two.state)),
  checker.value && h(CardmendField, { id: 'three', product: 'jd.ecard', checker: checker.value }),
];`;

test('Vue: what checks may be held by a deep ref', () =>
  visit(checkers, async page => {
    await page.locator('#three').waitFor();
    for (const id of ['one', 'two']) {
      await page.locator(`#${id}`).focus();
      await page.keyboard.type(right);
      assert.equal(await page.locator(`#${id}`).inputValue(), display);
      assert.equal(await page.locator(`#told-${id}`).textContent(), 'valid');
    }
    await page.locator('#three input').focus();
    await page.keyboard.type(right);
    await page.waitForFunction(`document.querySelector('#three').value === '${display}'`);
  }));

const inlineLoad = `
globalThis.loads = 0;
const tick = globalThis.tick = ref(0);
const code = useCardmendField(() => ({
  product: ['jd.ecard', 'xbox.gift-card'][tick.value],
  load: locale => { globalThis.loads++; return loadChecker({ locale }); },
}));
return () => [h('input', { id: 'plain', ref: code.field }), h('output', code.state.value.result?.verdict)];`;

test('Vue: a function that loads may be made anew with each change', () =>
  visit(inlineLoad, async page => {
    await page.locator('#plain').focus();
    await page.locator('output', { hasText: 'empty' }).waitFor();
    await page.keyboard.type(right);
    await page.locator('output', { hasText: 'valid' }).waitFor();
    await page.evaluate('tick.value++');
    await page.locator('output', { hasText: 'partial' }).waitFor();
    assert.equal(await page.evaluate('loads'), 1);
  }));

const resets = `
const code = globalThis.code = useCardmendField({ product: 'jd.ecard' });
const shown = ref(true);
return () => h('form', [
  shown.value && h('label', [h('input', { id: 'plain', ref: code.field })]),
  h('output', code.state.value.result?.verdict ?? code.state.value.status),
  h('button', { id: 'restore', type: 'reset' }), h('button', { id: 'toggle', type: 'button', onClick: () => { shown.value = false; } }),
]);`;

test('Vue: a reset is followed, and without a field the composable holds nothing', () =>
  visit(resets, async page => {
    await page.locator('#plain').evaluate(input => input.setAttribute('value', 'ffff0000'));
    await page.locator('#plain').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(right);
    await page.locator('output', { hasText: /^valid$/ }).waitFor();
    await page.locator('#restore').click();
    await page.locator('output', { hasText: 'partial' }).waitFor();
    assert.equal(await page.evaluate('code.state.value.raw'), 'FFFF-0000');
    assert.equal(await page.locator('#plain').inputValue(), 'FFFF-0000');
    await page.locator('#toggle').click();
    await page.locator('output', { hasText: 'waiting' }).waitFor();
    assert.equal(await page.evaluate('code.state.value.raw'), '');
  }));
