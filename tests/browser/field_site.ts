// A page with nothing but fields, one of which has the layout attached; the modules are those of `dist`.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { CDPSession, Page } from 'playwright-core';
import { type ModulesPage, openModulesPage } from './modules_site.ts';

/** What the page has for its tests. */
export interface FieldPage {
  /** Attaches the layout to the element of this id, and takes it off what had it. */
  attach(id: string, options: object): void;
  readonly field: {
    readonly raw: string;
    put(text: string): void;
    setProduct(id?: string): void;
    detach(): void;
  };
  /** What onChange was told. */
  readonly told: string[];
  /** What layout says of a text, the caret at its end. */
  layout(text: string): string;
}

/** Ready when there is `test`. */
export const fieldHtml = `<!doctype html><title>Field</title>
<input id="code" spellcheck="true"><textarea id="area"></textarea><input id="short" maxlength="17"><input id="other">
<input id="year" type="number">
<script type="module">
  import { loadCardmend } from '/dist/index.js';
  import { attachField } from '/dist/field.js';
  const cardmend = await loadCardmend();
  const told = [];
  let field = null;
  globalThis.test = {
    told,
    get field() { return field; },
    layout: text => cardmend.layout(text, text.length, { product: 'jd.ecard' }).value,
    attach(id, options) {
      field?.detach();
      told.length = 0;
      field = attachField(document.getElementById(id), cardmend, { onChange: raw => told.push(raw), ...options });
    },
  };
</script>`;

/** The field of one test, with the caret written as `|` and a selection in brackets. */
export class FieldUnderTest {
  constructor(
    readonly page: Page,
    readonly cdp: CDPSession,
  ) {}

  async attach(id = 'code', options: object = { product: 'jd.ecard' }): Promise<void> {
    await this.page.evaluate(([name, given]) => globalThis.test.attach(name, given), [id, options] as const);
    await this.page.locator(`#${id}`).focus();
  }

  /** As `3F2A|-9`. */
  shown(): Promise<string> {
    return this.page.evaluate(() => {
      const { value, selectionStart, selectionEnd } = document.activeElement as HTMLInputElement;
      const [start, end] = [selectionStart ?? 0, selectionEnd ?? 0];
      if (start === end) return `${value.slice(0, start)}|${value.slice(start)}`;
      return `${value.slice(0, start)}[${value.slice(start, end)}]${value.slice(end)}`;
    });
  }

  /** Presses keys one after the other, and gives what was shown after each. */
  async press(...keys: string[]): Promise<string[]> {
    const shown: string[] = [];
    for (const key of keys) {
      await this.page.keyboard.press(key);
      shown.push(await this.shown());
    }
    return shown;
  }

  async select(start: number, end = start): Promise<void> {
    await this.page.evaluate(
      ([from, to]) => (document.activeElement as HTMLInputElement).setSelectionRange(from, to),
      [start, end] as const,
    );
  }

  /** Puts a text into the clipboard as a person does, from another field. */
  async copy(text: string): Promise<void> {
    await this.page.locator('#other').fill(text);
    await this.page.locator('#other').press('Control+A');
    await this.page.locator('#other').press('Control+C');
    await this.page.locator('#code').focus();
  }

  /** What an input method shows while it composes. */
  async compose(text: string): Promise<void> {
    await this.cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  /** Ends the composition with this text. */
  async commit(text: string): Promise<void> {
    await this.cdp.send('Input.insertText', { text });
    await this.page.evaluate(() => new Promise(resolve => setTimeout(resolve, 20)));
  }

  told(): Promise<string[]> {
    return this.page.evaluate(() => [...globalThis.test.told]);
  }
}

declare global {
  var test: FieldPage;
}

/** The page of fields for the tests of a file: opened before the first, closed behind the last. */
export function useFieldSite(): FieldSite {
  const site = new FieldSite();
  before(() => site.open());
  after(() => site.close());
  return site;
}

export class FieldSite {
  readonly #errors: string[] = [];
  #opened: ModulesPage | null = null;
  #cdp: CDPSession | null = null;

  async open(): Promise<void> {
    this.#opened = await openModulesPage({ html: fieldHtml, ready: 'test' });
    const { page } = this.#opened;
    this.#cdp = await page.context().newCDPSession(page);
    page.on('pageerror', error => this.#errors.push(error.message));
  }

  async close(): Promise<void> {
    await this.#opened?.close();
  }

  /** Opens the page, attaches the layout to the first field as a JD card's, and fails on any error in the page. */
  async visit(test: (field: FieldUnderTest) => Promise<void>): Promise<void> {
    assert.ok(this.#opened !== null && this.#cdp !== null, 'the site is open');
    await this.#opened.load();
    const field = new FieldUnderTest(this.#opened.page, this.#cdp);
    await field.attach();
    await test(field);
    assert.deepEqual(this.#errors, []);
  }
}
