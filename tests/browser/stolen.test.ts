// A card that is reported on one page is stopped on another that is open, as a code that nobody knows; and what travelled for it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page, Request, Response } from 'playwright-core';
import checkTexts from '../../data/messages/zh-CN/check.json' with { type: 'json' };
import texts from '../../web/page/texts/zh-CN.json' with { type: 'json' };
import { assertNarrow, bindThrough, paste, phone, sample } from './acts.ts';
import { useSite } from './site.ts';

const site = useSite([], { parties: true, reportsPerMinute: 1000 });

const code = '3F2A90BC77DEA41B';
const other = '8C41E07D5B93F26A';
const reports = 5;

/** Until a page follows the hub: its panel says so. */
async function follows(page: Page): Promise<void> {
  await page.locator('#aid-travel > summary').click();
  await page.locator('#travel-facts [data-hub=fine]').waitFor();
}

async function openReport(page: Page): Promise<void> {
  await page.locator('#lost > summary').click();
  await page.locator('#lost-code').waitFor();
}

/** Reports a card at a platform's desk, up to the last press. */
async function fillReport(page: Page, secret: string, platform: string): Promise<void> {
  await page.locator('#lost-platform').selectOption(platform);
  await page.locator('#lost-product').selectOption('jd.ecard');
  await page.locator('#lost-code').fill(secret);
  await page.locator('#lost-next').click();
  await page.locator('#lost-confirm').waitFor();
}

const stopped = (page: Page) => page.locator('#code-findings [data-kind=code-not-known]');

/** In the page: when the form is stopped, and when it is free again, by the page's clock. */
const watchForm = (page: Page) =>
  page.evaluate(() => {
    const at: number[] = [];
    Object.assign(globalThis, { changedAt: at });
    let was = false;
    const look = (): void => {
      const is = document.querySelector('#code-findings [data-kind=code-not-known]') !== null;
      if (is !== was) at.push(Date.now());
      was = is;
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true });
  });

/** Everything that went between a page and its server, in both directions. */
function overhear(page: Page): { readonly sent: Request[]; readonly came: Response[] } {
  const heard = { sent: [] as Request[], came: [] as Response[] };
  page.on('request', request => heard.sent.push(request));
  page.on('response', response => heard.came.push(response));
  return heard;
}

const windows = Array.from({ length: code.length - 7 }, (_, i) => code.slice(i, i + 8));
function assertNoCode(text: string, where: string): void {
  const plain = text.toUpperCase();
  for (const part of [...windows, '3F2A-90BC', '90BC-77DE', '77DE-A41B'])
    assert.ok(!plain.includes(part), `${where} holds ${part}`);
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );

test('reported on one page, stopped on another within a second and without a reload; withdrawn, free again', t =>
  site.visit({}, async first => {
    await paste(first, code);
    await follows(first);
    await watchForm(first);
    const url = first.url();
    const second = await first.context().newPage();
    try {
      const heard = overhear(first);
      await second.goto(url);
      await openReport(second);
      await second.locator('#platform-pinduoduo').check();
      const times: { stop: number[]; free: number[] } = { stop: [], free: [] };
      for (let i = 0; i < reports; ++i) {
        await fillReport(second, code, 'pinduoduo');
        const reported = Date.now();
        await second.locator('#lost-confirm').click();
        await stopped(first).waitFor();
        await second.locator('#lost-withdraw').waitFor();
        if (i === 0) await assertGeneric(first);
        const withdrawn = Date.now();
        await second.locator('#lost-withdraw').click();
        await stopped(first).waitFor({ state: 'detached' });
        const [stop = 0, free = 0] = (await first.evaluate('changedAt.splice(0)')) as number[];
        times.stop.push(stop - reported);
        times.free.push(free - withdrawn);
        await second.locator('#lost-code').waitFor();
      }
      const median = (ms: number[]) => ms.sort((a, b) => a - b)[Math.floor(ms.length / 2)] ?? 0;
      const figures = { stopMs: median(times.stop), freeMs: median(times.free) };
      t.diagnostic(JSON.stringify({ median: figures, all: times }));
      assert.ok(figures.stopMs < 3_000 && figures.freeMs < 3_000);
      assert.equal(first.url(), url);
      assert.equal(await first.locator('#travel-rows li[data-ms]').count(), reports);
      assert.match(
        (await first.locator('#travel-search').textContent()) ?? '',
        /9 \u4e2a\u7247\u6bb5\uff1a\u4e00\u4e2a\u90fd\u6ca1\u6709/,
      );
      await assertNowhere(first, heard);
      // Nothing of it stays: the card is bound as any other.
      await first.locator('#bind:not([aria-disabled])').waitFor();
      await bindThrough(first, site);
    } finally {
      await second.close();
    }
  }));

/** As a code that the shop does not know, in every word. */
async function assertGeneric(page: Page): Promise<void> {
  const words = async (place: string) => ((await page.locator(place).textContent()) ?? '').trim();
  assert.equal(await words('#code-verdict'), texts['verdict.refused']);
  assert.equal(await words('#code-findings li span'), checkTexts['finding.code-not-known']);
  assert.equal(await page.locator('#bind').getAttribute('aria-disabled'), 'true');
  assert.equal(await words('#bind'), texts['code.blocked']);
  assert.doesNotMatch(await words('#step-code'), /\u76d7|\u6302\u5931|\u62fc\u591a\u591a|\u540d\u5355/);
  // A press sends nothing.
  await page.locator('#bind').dispatchEvent('click');
  await page.locator('#secret').press('Enter');
  assert.equal(site.store.attempts(), 0);
}

/** No code in what the page was sent and asked, in what it keeps, and in what the server keeps. */
async function assertNowhere(page: Page, { sent, came }: ReturnType<typeof overhear>): Promise<void> {
  for (const request of sent)
    assertNoCode(`${request.url()} ${request.postData() ?? ''}`, `a request to ${request.url()}`);
  for (const response of came)
    if (!/\/hub\/events/.test(response.url()))
      assertNoCode((await response.body()).toString('latin1'), response.url());
  assertNoCode(
    await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
    'the storage',
  );
  assertNoCode((await page.locator('#travel').textContent()) ?? '', 'the panel');
  for (const file of filesBelow(site.store.folder)) assertNoCode(readFileSync(file, 'latin1'), file);
}

test('what was listed long ago is stopped too, and another card is not', () =>
  site.visit({}, async page => {
    await paste(page, sample('stolen'));
    await stopped(page).waitFor();
    await assertGeneric(page);
    await page.locator('#secret').fill(other);
    await page.locator('.verdict[data-verdict=valid]').waitFor();
    await page.locator('#locale-en').click();
    await page.locator('#secret').fill(sample('stolen'));
    await stopped(page).filter({ hasText: 'This code is none of those' }).waitFor();
  }));

/** The panel names the trouble, by its own name. */
async function mood(page: Page, name: string, trouble: string): Promise<void> {
  await page.locator('#travel-mood').selectOption(name);
  await page.locator(`#travel-rows li[data-trouble="${trouble}"]`).first().waitFor();
}

test('a hub that forges, repeats, shows another log, fails or falls silent is named, and stops no card', () =>
  site.visit({ expect: /ERR_|503/ }, async page => {
    await paste(page, code);
    await follows(page);
    // There is something to be repeated, and the forged entry is of the card in the form.
    await openReport(page);
    await fillReport(page, other, 'taobao');
    await page.locator('#lost-confirm').click();
    await page.locator('#travel-rows li[data-ms]').first().waitFor();
    const passes = async () => {
      assert.equal(await stopped(page).count(), 0);
      assert.equal(await page.locator('#bind').getAttribute('aria-disabled'), null);
    };
    await mood(page, 'forges', 'bad-signature');
    await passes();
    await mood(page, 'repeats', 'repeated');
    await mood(page, 'rewrites', 'other-log');
    await page.locator('#travel-facts [data-hub=other-log]').waitFor();
    await mood(page, 'fails', 'unreachable');
    await passes();
    await mood(page, 'stalls', 'stalled');
    await passes();
    assert.match(
      (await page.locator('#travel-facts').textContent()) ?? '',
      /\u7b2c \d+ \u6761\uff0c\u5171 \d+ \u6761\uff1b\d+ \u79d2\u524d\u6709\u6d88\u606f/,
    );
    // The card is bound while nothing is heard.
    await bindThrough(page, site);
    await page.locator('#travel-mood').selectOption('honest');
    await page.locator('#travel-facts [data-hub=fine]').waitFor();
  }));

test('a clock that is days off: the list is refused by name, what was had holds, and no card is stopped by it', () =>
  site.visit({}, async page => {
    await paste(page, code);
    await follows(page);
    await page.locator('#travel-facts [data-list=fine]').waitFor();
    for (const [skew, refused] of [
      ['slow', 'future'],
      ['fast', 'expired'],
      ['right', 'fine'],
    ] as const) {
      await page.locator('#travel-skew').selectOption(skew);
      await page.locator(`#travel-facts [data-list=${refused}]`).waitFor();
      assert.equal(await stopped(page).count(), 0);
      await page.locator('#secret').fill(sample('stolen'));
      await stopped(page).waitFor();
      await page.locator('#secret').fill(code);
      await stopped(page).waitFor({ state: 'detached' });
    }
  }));

test('what is no code is not reported; on a phone nothing is cut off', () =>
  site.visit(phone, async page => {
    await openReport(page);
    await page.locator('#lost-next').click();
    await page
      .locator('#lost-error', { hasText: '\u4e0d\u662f\u8fd9\u79cd\u5361\u7684\u5361\u5bc6' })
      .waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'lost-code');
    await fillReport(page, '3f2a 9Obc 77de a41b', 'suning');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'lost-question');
    await assertNarrow(page);
    await page.locator('#lost-confirm').click();
    await page.locator('#lost-done').waitFor();
    await page.locator('#locale-en').click();
    await page.locator('#lost-done', { hasText: 'A41B is reported' }).waitFor();
    await assertNarrow(page);
    await page.locator('#lost-end').click();
    assert.equal(await page.locator('#lost-code').inputValue(), '');
    // It holds until it is taken back.
    await paste(page, code);
    await stopped(page).waitFor();
  }));
