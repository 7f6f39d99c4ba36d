/** What every engine is tested with: all vectors, the field, the element in a form, and the demo page's way to the end. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CardmendField } from '../../dist/element.js';
import { sample } from '../browser/acts.ts';
import { elementPage } from '../browser/element_site.ts';
import { fieldHtml } from '../browser/field_site.ts';
import { type ModulesSite, type ModulesSiteOptions, serveModules } from '../browser/modules_site.ts';
import { Site } from '../browser/site.ts';
import { vectorsPage } from '../browser/vectors_page.ts';
import { allQuestions, assertAllNative } from '../node/all_vectors.ts';
import { recordRuntime } from '../node/runtime_records.ts';
import { type Engine, until } from './engine.ts';
import { typings } from './typing.ts';

/** Registers all tests of an engine, which is opened before the first and closed behind the last. */
export function testEngine(open: () => Promise<Engine>): void {
  let engine: Engine | undefined;
  before(async () => {
    engine = await open();
  });
  after(() => engine?.close());
  const opened = () => {
    assert.ok(engine !== undefined, 'the engine is open');
    return engine;
  };
  vectorTests(opened);
  fieldTests(opened);
  elementTests(opened);
  pageTest(opened);
}

/** Serves a page as long as the test runs. */
async function on(engine: Engine, options: ModulesSiteOptions, use: () => Promise<void>): Promise<void> {
  const site: ModulesSite = await serveModules(options);
  try {
    await engine.open(`${site.base}/`);
    await until(engine, name => name in globalThis, options.ready);
    await use();
  } finally {
    site.close();
  }
}

function vectorTests(engine: () => Engine): void {
  for (const wasm of [true, false]) {
    test(`every vector${wasm ? '' : ', under a policy that allows no WebAssembly'}`, async () => {
      await on(engine(), await vectorsPage(wasm), async () => {
        const { name, version } = engine();
        const [runtime, answers] = await engine().run(asked => globalThis.vectors(asked), allQuestions());
        assert.equal(runtime, wasm ? 'wasm' : 'javascript');
        assert.ok(assertAllNative(answers) >= 2000);
        recordRuntime(`${name} ${version}${wasm ? '' : ', no WebAssembly allowed'}`, answers);
      });
    });
  }
}

function fieldTests(engine: () => Engine): void {
  for (const { name, press, undo = 0, shown } of typings) {
    test(`the field: ${name}`, () =>
      on(engine(), { html: fieldHtml, ready: 'test' }, async () => {
        await engine().run(() => {
          globalThis.test.attach('code', { product: 'jd.ecard' });
          document.getElementById('code')?.focus();
        });
        await engine().press(...press);
        for (let i = 0; i < undo; ++i) await engine().undo();
        const stands = await engine().run(() => {
          const { value, selectionStart, selectionEnd } = document.activeElement as HTMLInputElement;
          const [start, end] = [selectionStart ?? 0, selectionEnd ?? 0];
          if (start === end) return `${value.slice(0, start)}|${value.slice(start)}`;
          return `${value.slice(0, start)}[${value.slice(start, end)}]${value.slice(end)}`;
        });
        // Before a separator and behind it a caret is at the same place of the code.
        assert.equal(stands.replace('|-', '-|'), shown.replace('|-', '-|'));
      }));
  }
}

/** Brings the caret into the element, as its label does, once what checks is there. */
async function enter(engine: Engine): Promise<void> {
  await engine.run(() => document.querySelector<HTMLElement>('label[for="code"]')?.click());
  await until(engine, () => (document.getElementById('code') as CardmendField).status === 'ready');
}

function seen(engine: Engine) {
  return engine.run(() => {
    const field = document.getElementById('code') as CardmendField;
    const { valid, valueMissing, tooShort, patternMismatch } = field.validity;
    return {
      value: field.value,
      verdict: field.result?.verdict,
      validity: { valid, valueMissing, tooShort, patternMismatch },
      invalid: field.matches(':invalid'),
      marked: field.matches(':state(user-invalid)'),
      shown: field.shadowRoot?.querySelector('[part~="message"]')?.textContent ?? '',
    };
  });
}

function elementTests(engine: () => Engine): void {
  test('the element: labelled, laid out, sent by Enter in its plain form, nothing refused by the policy', () =>
    on(engine(), elementPage, async () => {
      await enter(engine());
      await engine().press(...'3f2a90bc77dea41b', 'Enter');
      assert.equal((await seen(engine())).value, '3F2A-90BC-77DE-A41B');
      const { sent, refused } = await engine().run(() => globalThis.elementTest);
      assert.deepEqual([sent[0]?.code, refused], ['3F2A90BC77DEA41B', []]);
    }));

  test('the element: what is missing and what is wrong hold the form back, and are shown', () =>
    on(engine(), elementPage, async () => {
      await engine().run(() => document.getElementById('send')?.click());
      const { validity, invalid, shown } = await seen(engine());
      assert.deepEqual([validity.valueMissing, invalid], [true, true]);
      assert.equal(shown, 'Please type the code of the card.');
      await enter(engine());
      await engine().press(...'3f2a', 'Tab');
      const short = await seen(engine());
      assert.deepEqual([short.validity.tooShort, short.marked], [true, true]);
      assert.match(short.shown, /^12 more to go/);
      assert.deepEqual((await engine().run(() => globalThis.elementTest)).sent, []);
    }));

  test('the element: disabled, reset, and dressed by the page', () =>
    on(engine(), elementPage, async () => {
      await enter(engine());
      await engine().press(...'3f2a90');
      const state = await engine().run(() => {
        const field = document.getElementById('code') as CardmendField;
        const inner = field.shadowRoot?.querySelector('input') as HTMLInputElement;
        const { borderTopLeftRadius, letterSpacing } = getComputedStyle(inner);
        (document.getElementById('set') as HTMLFieldSetElement).disabled = true;
        const strict = document.getElementById('strict')?.shadowRoot?.querySelector('input');
        document.forms[0]?.reset();
        return {
          looks: `${borderTopLeftRadius} ${letterSpacing}`,
          disabled: strict?.disabled,
          value: field.value,
        };
      });
      assert.deepEqual(state, { looks: '7px 3px', disabled: true, value: '' });
    }));

  test('the element: a code is not restored', () =>
    on(engine(), elementPage, async () => {
      await enter(engine());
      await engine().press(...'3f2a90bc');
      // A page that is kept whole comes back with all that it held, native fields too: this one is not kept.
      await engine().run(() => {
        addEventListener('unload', () => {});
        location.href = '/dist/check.js';
      });
      await until(engine(), () => location.pathname !== '/');
      await engine().back();
      await until(engine(), () => 'elementReady' in globalThis);
      assert.equal((await seen(engine())).value, '');
    }));
}

/** From a typed code to a card that is bound. */
function pageTest(engine: () => Engine): void {
  test('the demo page: a code is typed, read, and bound', async () => {
    const site = new Site();
    await site.serve();
    const is = (id: string) =>
      until(engine(), name => document.getElementById(name)?.checkVisibility() === true, id);
    const press = (id: string) => engine().run(name => document.getElementById(name)?.click(), id);
    try {
      await site.reset();
      await engine().open(`${site.base}/`);
      await until(engine(), () => document.querySelector('[data-sample]') !== null);
      await engine().run(() => document.getElementById('secret')?.focus());
      await engine().press(...sample('dots').replaceAll('\u00b7', ''));
      await is('code-verdict');
      await press('bind');
      await is('step-sms');
      await engine().run(() => document.getElementById('sms')?.focus());
      await engine().press(...site.sms(), 'Enter');
      await is('step-done');
      assert.equal(site.store.bindings(), 1);
    } finally {
      await site.close();
    }
  });
}
