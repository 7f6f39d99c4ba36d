// Dictation in the page, with a recogniser that hears what the test says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertNarrow, choose, focused, phone } from './acts.ts';
import { weakTexts } from './contrast.ts';
import { useSite } from './site.ts';

const site = useSite();

interface FakeRecogniser {
  /** What the page asked for, one word a call. */
  readonly calls: string[];
  say(...parts: string[]): void;
  fail(error: string): void;
}

declare global {
  var recogniser: FakeRecogniser;
  var spoken: string[];
}

/** Puts recognisers in the place of the browser's own, and a speaker that keeps what it should say. */
const fake = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    class Recognition {
      lang = '';
      onresult: ((event: object) => void) | null = null;
      onerror: ((event: object) => void) | null = null;
      onend: (() => void) | null = null;
      parts: string[] = [];
      start(): void {
        current = this;
        globalThis.recogniser.calls.push(`start ${this.lang}`);
      }
      stop(): void {
        globalThis.recogniser.calls.push('stop');
        setTimeout(() => this.onend?.());
      }
      abort(): void {
        globalThis.recogniser.calls.push('abort');
        setTimeout(() => this.onend?.());
      }
    }
    let current: Recognition | null = null;
    globalThis.spoken = [];
    globalThis.recogniser = {
      calls: [],
      say(...parts: string[]) {
        current?.parts.push(...parts);
        const results = (current?.parts ?? []).map(transcript => [{ transcript }]);
        current?.onresult?.({ results });
      },
      fail(error: string) {
        current?.onerror?.({ error });
        current?.onend?.();
      },
    };
    const scope = globalThis as unknown as Record<string, unknown>;
    scope.SpeechRecognition = Recognition;
    scope.webkitSpeechRecognition = Recognition;
    Object.defineProperty(globalThis, 'speechSynthesis', {
      value: {
        cancel: () => {},
        speak: (utterance: SpeechSynthesisUtterance) =>
          globalThis.spoken.push(`${utterance.lang} ${utterance.text}`),
      },
    });
  });

/** From the button to the groups that are read back. */
async function dictate(page: Page, ...parts: string[]): Promise<void> {
  await page.locator('#dictate').click();
  await page.locator('#dictation-finish').waitFor();
  await page.evaluate(said => globalThis.recogniser.say(...said), parts);
  await page.locator('#dictation-finish').click();
}

const groups = (page: Page): Promise<string[]> => page.locator('.read-back li').allTextContents();

test('said, read back, confirmed: the code stands in the field, and nowhere else', () =>
  site.visit({ prepare: fake }, async page => {
    await choose(page, 'jd.ecard');
    await dictate(
      page,
      '\u6211\u7684\u5361\u5bc6\u662f\u4e09F\u4e8cA',
      '\u516b\u5e7aC\u96f6\uff0c\u53cc\u4e03D\u56db',
      '\u4e5d\u96f6B\u5e7a',
    );
    await page.locator('.read-back').waitFor();
    assert.deepEqual(await groups(page), ['3F2A', '81C0', '77D4', '90B1']);
    assert.equal(await focused(page), 'dictation-confirm');
    assert.equal(await page.locator('#secret').inputValue(), '');
    assert.deepEqual(await page.evaluate(() => globalThis.recogniser.calls), ['start zh-CN', 'stop']);
    await page.locator('#dictation-confirm').click();
    assert.equal(await page.locator('#secret').inputValue(), '3F2A-81C0-77D4-90B1');
    assert.equal(await focused(page), 'secret');
    assert.ok(await page.locator('#dictation').isHidden());
    assert.equal(
      await page
        .locator('#dictation')
        .textContent()
        .then(text => text?.trim()),
      '',
    );
    await page.locator('.verdict[data-verdict=valid]').waitFor();
  }));

test('what was not heard for certain is marked and said; another reading can be taken', () =>
  site.visit({ prepare: fake }, async page => {
    await page.locator('#locale-en').click();
    await choose(page, 'jd.ecard');
    await dictate(page, 'three F two P eight one C zero', 'seven seven D four nine zero B one');
    await page.locator('.read-back').waitFor();
    assert.equal(await page.locator('.read-back [data-doubt]').count(), 1);
    await page.locator('#dictation-status').filter({ hasText: 'not heard for certain' }).waitFor();
    await page.locator('.dictation-findings').filter({ hasText: 'Group 1, place 4' }).waitFor();
    const offered = await page.locator('#dictation .candidate').allTextContents();
    assert.ok(offered.length >= 1 && offered.length <= 3);
    await page.locator('#dictation .candidate').first().click();
    assert.equal(await page.locator('#secret').inputValue(), offered[0]);
    assert.equal(await focused(page), 'secret');
  }));

test('a correction in speech is no guess: the person is asked to look', () =>
  site.visit({ prepare: fake }, async page => {
    await choose(page, 'jd.ecard');
    await dictate(page, '\u4e09F\u4e8cA \u4e0d\u5bf9 \u4e09F\u4e8cB');
    await page.locator('.dictation-findings').filter({ hasText: '\u66f4\u6b63' }).waitFor();
  }));

test('read aloud on demand, group by group, in the language of the page', () =>
  site.visit({ prepare: fake }, async page => {
    await choose(page, 'jd.ecard');
    await dictate(page, '3F2A 81C0 77D4 90B1');
    await page.locator('#dictation-speak').click();
    assert.deepEqual(await page.evaluate(() => globalThis.spoken), [
      'zh-CN 3 F 2 A, 8 1 C 0, 7 7 D 4, 9 0 B 1',
    ]);
  }));

test('cancelled, by the button or by Escape: nothing is left, and the focus goes back', () =>
  site.visit({ prepare: fake }, async page => {
    await choose(page, 'jd.ecard');
    for (const leave of [
      () => page.locator('#dictation-cancel').click(),
      () => page.keyboard.press('Escape'),
    ]) {
      await dictate(page, '3F2A 81C0 77D4 90B1');
      await page.locator('.read-back').waitFor();
      await leave();
      assert.equal(await focused(page), 'dictate');
      assert.equal(await page.locator('#secret').inputValue(), '');
      assert.ok(!(await page.content()).includes('81C0'));
    }
    // While it listens, too; what is said afterwards is not heard.
    await page.locator('#dictate').click();
    await page.locator('#dictation-cancel').click();
    await page.evaluate(() => globalThis.recogniser.say('3F2A 81C0'));
    assert.ok(await page.locator('#dictation').isHidden());
    assert.equal((await page.evaluate(() => globalThis.recogniser.calls)).at(-1), 'abort');
  }));

for (const [error, english] of [
  ['not-allowed', 'not allowed'],
  ['service-not-allowed', 'not allowed'],
  ['no-speech', 'Nothing was heard'],
  ['network', 'needs a network'],
  ['audio-capture', 'No microphone'],
  ['language-not-supported', 'stopped'],
] as const) {
  test(`an error is said in a sentence, in both languages: ${error}`, () =>
    site.visit({ prepare: fake }, async page => {
      await page.locator('#dictate').click();
      await page.evaluate(name => globalThis.recogniser.fail(name), error);
      await page.locator('#dictation[data-step=failed]').waitFor();
      const status = page.getByRole('status').and(page.locator('#dictation-status'));
      assert.match((await status.textContent()) ?? '', /[\u4e00-\u9fff]{4}.*\u3002$/);
      assert.equal(await focused(page), 'dictation-again');
      await page.locator('#locale-en').click();
      await status.filter({ hasText: english }).waitFor();
      await page.locator('#dictation-again').click();
      await page.locator('#dictation[data-step=listening]').waitFor();
      assert.equal((await page.evaluate(() => globalThis.recogniser.calls)).at(-1), 'start en');
    }));
}

test('silence, and words that are no code', () =>
  site.visit({ prepare: fake }, async page => {
    await page.locator('#locale-en').click();
    await page.getByRole('heading', { name: 'Bind a gift card' }).waitFor();
    await page.locator('#dictate').click();
    await page.locator('#dictation-finish').click();
    await page.locator('#dictation-status').filter({ hasText: 'Nothing was heard' }).waitFor();
    await page.locator('#dictation-again').click();
    await page.evaluate(() => globalThis.recogniser.say('hello please'));
    await page.locator('#dictation-finish').click();
    await page.locator('#dictation-status').filter({ hasText: 'No code was heard' }).waitFor();
    assert.equal(await page.locator('#dictation-confirm').count(), 0);
  }));

test('the button is hidden where the browser cannot listen', () =>
  site.visit(
    {
      prepare: page =>
        page.addInitScript(() => {
          const scope = globalThis as unknown as Record<string, unknown>;
          scope.SpeechRecognition = undefined;
          scope.webkitSpeechRecognition = undefined;
        }),
    },
    async page => {
      await choose(page, 'jd.ecard');
      assert.ok(await page.locator('#dictate').isHidden());
    },
  ));

test('on a phone, in the dark: it fits, can be read, hit, and says where speech may go', () =>
  site.visit({ ...phone, prepare: fake, colorScheme: 'dark' }, async page => {
    await choose(page, 'xbox.gift-card');
    await page.locator('#dictate').click();
    await page.locator('#dictation').filter({ hasText: '\u5382\u5546' }).waitFor();
    assert.deepEqual(await weakTexts(page), []);
    await page.evaluate(() => globalThis.recogniser.say('RQ7KM 2W9P4 GRT B\u897f HT8V3 MC2Y\u53e3'));
    await page.locator('#dictation-finish').click();
    await page.locator('.read-back').waitFor();
    assert.deepEqual(await weakTexts(page), []);
    await assertNarrow(page);
    for (const key of await page.locator('#dictation button').all())
      assert.ok(((await key.boundingBox())?.height ?? 0) >= 40);
  }));
