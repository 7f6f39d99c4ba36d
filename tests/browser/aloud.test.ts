// Guidance read aloud by a voice that keeps what it should say; high contrast.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { bindInVain, bindThrough, paste, phone, sample } from './acts.ts';
import { weakTexts } from './contrast.ts';
import { forget } from './pages.ts';
import { useSite } from './site.ts';

const site = useSite();

interface Heard {
  readonly said: string[];
  stopped: number;
  /** Ends what is being spoken. */
  end(): void;
}

const heard = (page: Page): Promise<{ said: string[]; stopped: number }> =>
  page.evaluate(() => {
    const { said, stopped } = (globalThis as unknown as { heard: Heard }).heard;
    return { said, stopped };
  });

/** Puts a speaker with the voices of these languages in the place of the browser's own. */
const speaking =
  (...languages: string[]) =>
  (page: Page): Promise<unknown> =>
    page.addInitScript(given => {
      const queue: SpeechSynthesisUtterance[] = [];
      const heard = {
        said: [] as string[],
        stopped: 0,
        end() {
          for (const utterance of queue.splice(0))
            utterance.onend?.(new Event('end') as SpeechSynthesisEvent);
        },
      };
      class Utterance {
        lang = '';
        constructor(readonly text: string) {}
      }
      const scope = globalThis as unknown as Record<string, unknown>;
      Object.assign(scope, { heard, SpeechSynthesisUtterance: Utterance });
      Object.defineProperty(globalThis, 'speechSynthesis', {
        configurable: true,
        value: {
          getVoices: () => given.map(lang => ({ lang, name: lang })),
          addEventListener: () => {},
          cancel: () => {
            heard.stopped += 1;
            queue.splice(0);
          },
          speak: (utterance: SpeechSynthesisUtterance & { voice?: { lang: string } }) => {
            queue.push(utterance);
            heard.said.push(`${utterance.voice?.lang} ${utterance.text}`);
          },
        },
      });
    }, languages);

const button = (page: Page, step: string) => page.locator(`#step-${step} .aloud`);

test('findings, trouble and the end are read aloud in sentences, in the language of the page; a press stops', () =>
  site.visit({ prepare: speaking('en-US', 'zh-TW', 'zh-CN') }, async page => {
    assert.ok(await button(page, 'code').isHidden(), 'nothing to read yet');
    await paste(page, sample('doubtful'));
    await page.locator('.candidate').first().waitFor();
    await button(page, 'code').click();
    const first = await heard(page);
    assert.match(first.said[0] ?? '', /^zh-CN .*\u6838\u5bf9/);
    assert.ok(first.said.length > 2, first.said.join('|'));
    assert.ok(
      first.said.some(text => / [0-9A-F] [0-9A-F] [0-9A-F] [0-9A-F], /.test(text)),
      'codes are spelt',
    );
    assert.ok(!first.said.some(text => text.includes('\u6807\u51fa')), 'no buttons');
    assert.equal(await button(page, 'code').getAttribute('aria-pressed'), 'true');
    await button(page, 'code').click();
    assert.equal(await button(page, 'code').getAttribute('aria-pressed'), 'false');
    assert.ok((await heard(page)).stopped > first.stopped);

    await page.locator('#secret').fill(sample('inactive'));
    const panel = await bindInVain(page);
    const message = (await panel.locator('.trouble-text').textContent()) ?? '';
    await button(page, 'code').click();
    assert.ok(
      (await heard(page)).said.some(text => text.slice(6) !== '' && message.startsWith(text.slice(6))),
    );
    await page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard.end());
    assert.equal(await button(page, 'code').getAttribute('aria-pressed'), 'false');

    // Another text, and leaving the page, make it silent.
    await button(page, 'code').click();
    const before = (await heard(page)).stopped;
    await page.locator('#locale-en').click();
    await page.getByRole('heading', { name: 'Bind a gift card' }).waitFor();
    await page.waitForFunction(
      stopped => (globalThis as unknown as { heard: Heard }).heard.stopped > stopped,
      before,
    );
    await button(page, 'code').click();
    assert.match((await heard(page)).said.at(-1) ?? '', /^en-US /);
    await page.evaluate(() => dispatchEvent(new Event('pagehide')));
    assert.equal((await heard(page)).stopped > before + 1, true);

    await page.locator('#secret').fill(sample('chat'));
    await page.locator('.verdict[data-verdict=repaired]').waitFor();
    await bindThrough(page, site);
    await button(page, 'done').click();
    assert.ok(
      !(await heard(page)).said.slice(-6).some(text => /9 0 B C/.test(text)),
      'a bound code is not read',
    );
  }));

for (const [name, prepare] of [
  ['no voice for the language', speaking('fr-FR')],
  [
    'no speech',
    (page: Page) =>
      page.addInitScript('delete globalThis.speechSynthesis; delete Window.prototype.speechSynthesis'),
  ],
] as const) {
  test(`where there is ${name} there is no button`, () =>
    site.visit({ prepare, ...(name === 'no speech' && { locale: 'fr' }) }, async page => {
      await paste(page, sample('doubtful'));
      assert.ok(await button(page, 'code').isHidden());
    }));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`high contrast by a switch, remembered, or as the device is set: every text 7:1 (${colorScheme})`, () =>
    site.visit({ ...phone, colorScheme }, async page => {
      const contrast = page.locator('#contrast');
      await contrast.click();
      assert.equal(await contrast.getAttribute('aria-checked'), 'true');
      await page.reload();
      await page.locator('#contrast[aria-checked=true]').waitFor({ state: 'attached' });
      assert.deepEqual(await weakTexts(page, 7), []);
      await paste(page, sample('doubtful'));
      assert.deepEqual(await weakTexts(page, 7), []);
      await page.locator('#secret').fill(sample('inactive'));
      await bindInVain(page);
      assert.deepEqual(await weakTexts(page, 7), []);
      await contrast.click();
      await page.emulateMedia({ contrast: 'more' });
      assert.equal(await contrast.getAttribute('aria-checked'), 'false', 'the person has the last word');
      await forget(page);
      await page.reload();
      await page.locator('#contrast[aria-checked=true]').waitFor({ state: 'attached' });
      await page.emulateMedia({ contrast: 'no-preference' });
      await page.locator('#contrast[aria-checked=false]').waitFor();
    }));
}
