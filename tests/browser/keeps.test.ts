// What a reload, a second tab, a lost network and quick fingers must neither forget nor send twice.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { bindThrough, confirmSms, paste, reachVerify, refused, sample, untilReady } from './acts.ts';
import { patienceMs } from './pages.ts';
import { useSite } from './site.ts';

const site = useSite();

/** Counts the requests of one kind that a page sends. */
function counter(page: Page, method: string, path: RegExp): () => number {
  let n = 0;
  page.on('request', request => {
    if (request.method() === method && path.test(request.url())) n += 1;
  });
  return () => n;
}

/** Another page of the same browser; where its test fails it stays open, to be told of. */
async function beside(page: Page, work: (other: Page) => Promise<void>): Promise<void> {
  const other = await page.context().newPage();
  other.setDefaultTimeout(patienceMs);
  await other.goto(`${site.base}/`);
  await other.locator('[data-sample]').first().waitFor({ state: 'attached' });
  await work(other);
  await other.goto('about:blank');
  await other.close();
}

test('loaded again in the middle: it goes on where it was, and binds once', () =>
  site.visit({}, async page => {
    const starts = counter(page, 'PUT', /\/attempts\//);
    await reachVerify(page, sample('chat'));
    await page.reload();
    await page.locator('#step-verify').waitFor();
    await page.locator('#deal', { hasText: '138****5678' }).waitFor();
    await confirmSms(page, site);
    assert.deepEqual([starts(), site.store.bindings()], [1, 1]);
  }));

test('loaded again, a code that was refused is not sent again', () =>
  site.visit({}, async page => {
    await refused(page, sample('unknown'));
    await page.reload();
    await page.locator('[data-sample]').first().waitFor({ state: 'attached' });
    const starts = counter(page, 'PUT', /\/attempts\//);
    await paste(page, sample('unknown'));
    await page.locator('#code-hold').waitFor();
    assert.equal(await page.locator('#bind').getAttribute('aria-disabled'), 'true');
    await page.locator('#bind').click({ force: true });
    await page.waitForTimeout(200);
    assert.equal(starts(), 0);
  }));

test('a second tab knows what the first has under way, and both together bind once', () =>
  site.visit({}, async page => {
    await reachVerify(page, sample('chat'));
    await beside(page, async other => {
      await other.locator('#step-verify').waitFor();
      await other.locator('#deal', { hasText: '138****5678' }).waitFor();
      await confirmSms(other, site);
      await page.locator('#step-done').waitFor();
    });
    assert.equal(site.store.bindings(), 1);
  }));

test('while the first tab waits for its answer the second sends nothing', () =>
  site.visit({}, async page => {
    await paste(page, sample('chat'));
    await site.order({ fault: 'delay', step: 'start', ms: 8_000, times: 1 });
    await page.locator('#bind').click();
    await page.waitForFunction(() => document.querySelector('#bind')?.hasAttribute('data-busy'));
    await beside(page, async other => {
      const starts = counter(other, 'PUT', /\/attempts\//);
      await paste(other, sample('chat'));
      await other.locator('#code-hold').waitFor();
      await other.locator('#bind').click({ force: true });
      await page.locator('#step-verify').waitFor();
      await other.locator('#step-verify').waitFor();
      assert.equal(starts(), 0);
    });
  }));

test('fifty fast clicks send once', () =>
  site.visit({}, async page => {
    const starts = counter(page, 'PUT', /\/attempts\//);
    const confirms = counter(page, 'POST', /\/confirm$/);
    await paste(page, sample('chat'));
    const clicks = (id: string) =>
      page.locator(id).evaluate(button => {
        for (let i = 0; i < 50; i++) (button as HTMLElement).click();
      });
    await clicks('#bind');
    await page.locator('#step-verify').waitFor();
    await page.locator('#answer').fill(site.sms());
    await clicks('#confirm');
    await page.locator('#step-done').waitFor();
    assert.deepEqual([starts(), confirms(), site.store.bindings()], [1, 1, 1]);
  }));

test('offline and back: told, the text kept, then bound', () =>
  site.visit({ expect: /ERR_INTERNET_DISCONNECTED|ERR_FAILED/ }, async page => {
    await paste(page, sample('chat'));
    await page.context().setOffline(true);
    await page.locator('#code-hold').waitFor();
    assert.equal(await page.locator('#bind').getAttribute('aria-disabled'), 'true');
    assert.equal(await page.locator('#secret').inputValue(), sample('chat'));
    await page.context().setOffline(false);
    await untilReady(page, '#bind');
    await bindThrough(page, site);
    assert.equal(site.store.bindings(), 1);
  }));

test('nothing that is kept on the device holds a code or an answer', () =>
  site.visit({}, async page => {
    await reachVerify(page, sample('chat'));
    const sms = site.sms();
    const kept = () =>
      page.evaluate(() =>
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]),
      );
    const before = await kept();
    assert.match(before, /cardmend\.session/, 'the session is kept');
    await confirmSms(page, site);
    for (const text of [before, await kept()]) {
      assert.doesNotMatch(text, /3f2a.?90bc|90bc.?77de/i);
      assert.ok(!text.includes(sms));
    }
  }));
