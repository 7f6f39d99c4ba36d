// A page with a form that has the element in it; the modules are those of `dist`.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { CardmendField } from '../../dist/element.js';
import { type ModulesPage, type ModulesSiteOptions, openModulesPage } from './modules_site.ts';

/** What the page has for its tests. */
export interface ElementPage {
  /** What #code has told, the raw text left out. */
  readonly told: { readonly status: string; readonly verdict: string | undefined }[];
  /** What each try to send would have sent. */
  readonly sent: Record<string, string>[];
  /** What the policy of the page refused. */
  readonly refused: string[];
}

const script = `
import { defineCardmendField } from '/dist/element.js';
const told = [], sent = [], refused = [];
globalThis.elementTest = { told, sent, refused };
// Some browsers ask for an icon, which is theirs.
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  if (!blockedURI.endsWith('/favicon.ico')) refused.push(violatedDirective);
});
document.querySelector('#code').addEventListener('cardmend-change', ({ detail }) =>
  told.push({ status: detail.status, verdict: detail.result?.verdict }));
addEventListener('submit', event => {
  event.preventDefault();
  sent.push(Object.fromEntries(new FormData(event.target)));
});
const early = document.querySelector('#early');
early.product = 'jd.ecard';
early.value = '3f2a90bc77dea41b';
defineCardmendField();
defineCardmendField();
globalThis.elementReady = true;
`;

const html = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Element</title>
<link rel="stylesheet" href="/page.css">
<form id="form">
  <label for="code">Your code</label>
  <cardmend-field id="code" name="code" product="jd.ecard" required placeholder="as on the card"></cardmend-field>
  <label>Number <cardmend-field id="number" name="number" field="number" product="jd.ecard"></cardmend-field></label>
  <fieldset id="set"><cardmend-field id="strict" name="strict" product="jd.ecard" strict locale="zh-CN"></cardmend-field></fieldset>
  <input id="native" name="native">
  <button id="send">Bind</button>
</form>
<p id="title">The secret</p><p id="hint">16 characters</p>
<cardmend-field id="described" product="jd.ecard" aria-labelledby="title" aria-describedby="hint"></cardmend-field>
<cardmend-field id="early"></cardmend-field>
<script type="module" src="/page.js"></script>`;

const style = `
#code { --cardmend-radius: 7px; --cardmend-padding: 11px; }
#code::part(input) { letter-spacing: 3px; }
#code:state(valid)::part(input) { text-decoration-line: underline; }
`;

export const elementPage: ModulesSiteOptions = {
  html,
  ready: 'elementReady',
  policy:
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; form-action 'self'",
  scripts: { '/page.js': script },
  styles: { '/page.css': style },
};

declare global {
  var elementTest: ElementPage;
  var elementReady: boolean;
}

export class ElementSite {
  readonly #errors: string[] = [];
  #opened: ModulesPage | null = null;

  async open(): Promise<void> {
    this.#opened = await openModulesPage(elementPage);
    this.#opened.page.on('pageerror', error => this.#errors.push(error.message));
  }

  async close(): Promise<void> {
    await this.#opened?.close();
  }

  /** Opens the page anew, and fails on any error in it and on anything that its policy refused. */
  async visit(test: (page: Page) => Promise<void>): Promise<void> {
    assert.ok(this.#opened !== null, 'the site is open');
    await this.#opened.load();
    await test(this.#opened.page);
    assert.deepEqual(this.#errors, []);
    assert.deepEqual(await this.#opened.page.evaluate(() => globalThis.elementTest.refused), []);
  }
}

/** The page for the tests of a file: opened before the first, closed behind the last. */
export function useElementSite(): ElementSite {
  const site = new ElementSite();
  before(() => site.open());
  after(() => site.close());
  return site;
}

/** The native field in an element's shadow tree. */
export function inner(page: Page, id = 'code'): Locator {
  return page.locator(`#${id} input`);
}

/** Types as a person does, once what checks is there. */
export async function type(page: Page, text: string, id = 'code'): Promise<void> {
  await inner(page, id).focus();
  await page.waitForFunction(name => (document.getElementById(name) as CardmendField).status === 'ready', id);
  await inner(page, id).press('Control+A');
  await page.keyboard.type(text);
}

/** What a page sees of an element. */
export function seen(page: Page, id = 'code') {
  return page.locator(`#${id}`).evaluate(element => {
    const field = element as CardmendField;
    const flags: string[] = [];
    for (const flag in field.validity)
      if (flag !== 'valid' && field.validity[flag as keyof ValidityState]) flags.push(flag);
    return {
      value: field.value,
      code: field.code,
      verdict: field.result?.verdict,
      flags: flags.join(),
      message: field.validationMessage,
      shown: field.shadowRoot?.querySelector('[part~="message"]')?.textContent,
    };
  });
}
