import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { passUntil, paste, reachVerify, sample, untilReady } from './acts.ts';
import { useSite } from './site.ts';

const site = useSite();

const story = sample('chat');
/** What a browser itself says of a lost or spoilt answer, and of an attempt that is not there. */
const lost = /ERR_|404|50\d/;

async function confirm(page: Page): Promise<void> {
  await page.locator('#answer').fill(site.sms());
  await page.locator('#confirm').click();
}

/** Counts the requests of one kind that the page sends. */
function counter(page: Page, method: string, path: RegExp): () => number {
  let n = 0;
  page.on('request', request => {
    if (request.method() === method && path.test(request.url())) n += 1;
  });
  return () => n;
}

/** The names of the attempts that a page starts, in that order. */
function attemptsStarted(page: Page): string[] {
  const names: string[] = [];
  page.on('request', request => {
    if (request.method() === 'PUT' && /\/attempts\//.test(request.url())) names.push(request.url());
  });
  return names;
}

for (const fault of [
  'drop',
  'http-500',
  'http-502',
  'http-503',
  'html-200',
  'invalid-json',
  'odd-json',
] as const) {
  test(`${fault} after the binding: looked first, bound once`, () =>
    site.visit({ expect: lost }, async page => {
      const confirms = counter(page, 'POST', /\/confirm$/);
      await reachVerify(page, story);
      await site.order({ fault, step: 'confirm', moment: 'after', times: 1 });
      await confirm(page);
      await page.locator('#step-done').waitFor();
      assert.ok(await page.locator('#done-checked').isVisible(), 'it says that it looked');
      assert.equal(site.store.bindings(), 1);
      assert.equal(confirms(), 1);
    }));

  test(`${fault} before anything was done: looked first, sent again under its name, bound once`, () =>
    site.visit({ expect: lost, clock: true }, async page => {
      const names = attemptsStarted(page);
      await site.order({ fault, step: 'start', times: 1 });
      await paste(page, story);
      await page.locator('#bind').click();
      // This one says how long to wait before it may be asked; the card goes out again by itself all the same.
      if (fault === 'http-503') await passUntil(page, '#step-verify');
      await page.locator('#step-verify').waitFor();
      await confirm(page);
      await page.locator('#step-done').waitFor();
      assert.equal(names.length, 2);
      assert.equal(new Set(names).size, 1);
      assert.equal(site.store.bindings(), 1);
    }));
}

test('a reset connection: the browser sends again by itself, and it is bound once', () =>
  site.visit({ expect: lost }, async page => {
    await reachVerify(page, story);
    await site.order({ fault: 'reset', step: 'confirm', moment: 'after', times: 1 });
    await confirm(page);
    await page.locator('#step-done').waitFor();
    assert.equal(site.store.bindings(), 1);
  }));

test('a time-out after the binding: looked first, bound once', () =>
  site.visit({ expect: lost, clock: true }, async page => {
    const confirms = counter(page, 'POST', /\/confirm$/);
    const looks = counter(page, 'GET', /\/attempts\/[^/]+$/);
    await reachVerify(page, story);
    await site.order({ fault: 'time-out', step: 'confirm', moment: 'after', times: 1 });
    await confirm(page);
    await page.waitForFunction(() => document.querySelector('#confirm')?.hasAttribute('data-busy'));
    while (site.store.bindings() === 0) await page.waitForTimeout(10);
    await page.clock.fastForward(31_000);
    await page.locator('#step-done').waitFor();
    assert.equal(confirms(), 1);
    assert.ok(looks() >= 1);
    assert.equal(site.store.bindings(), 1);
  }));

test('a time-out before the binding: told that nothing is bound, then bound once', () =>
  site.visit({ expect: lost, clock: true }, async page => {
    await reachVerify(page, story);
    await site.order({ fault: 'time-out', step: 'confirm', times: 1 });
    await confirm(page);
    await page.waitForFunction(() => document.querySelector('#confirm')?.hasAttribute('data-busy'));
    await page.clock.fastForward(31_000);
    await page.locator('#verify-trouble[data-outcome=not-done]').waitFor();
    assert.notEqual(await page.locator('#answer').inputValue(), '');
    await page.clock.fastForward(60_000);
    await untilReady(page, '#confirm');
    await page.locator('#confirm').click();
    await page.locator('#step-done').waitFor();
    assert.equal(site.store.bindings(), 1);
  }));

test('the outcome cannot be learnt: no second sending, only asking; then it is learnt', () =>
  site.visit({ expect: lost, clock: true }, async page => {
    const confirms = counter(page, 'POST', /\/confirm$/);
    await reachVerify(page, story);
    await site.order(
      { fault: 'http-500', step: 'confirm', moment: 'after', times: 1 },
      { fault: 'http-502', step: 'status', times: 100 },
    );
    await confirm(page);
    const unknown = '#verify-trouble[data-outcome=unknown]';
    await passUntil(page, unknown);
    assert.match((await page.locator('#verify-trouble h2').textContent()) ?? '', /\u4e0d\u786e\u5b9a/);
    // Typing does not make it forgotten.
    await page.locator('#answer').fill('123123');
    assert.ok(await page.locator(unknown).isVisible());
    await site.order();
    await passUntil(page, '#step-done');
    assert.equal(confirms(), 1);
    assert.equal(site.store.bindings(), 1);
  }));

test('a double click and Enter together send once', () =>
  site.visit({}, async page => {
    const starts = counter(page, 'PUT', /\/attempts\//);
    const confirms = counter(page, 'POST', /\/confirm$/);
    await site.order({ fault: 'delay', ms: 300, times: 2 });
    await paste(page, story);
    await page.locator('#bind').dblclick();
    await page.locator('#secret').press('Enter');
    await page.locator('#step-verify').waitFor();
    await page.locator('#answer').fill(site.sms());
    await page.locator('#confirm').dblclick();
    await page.locator('#step-done').waitFor();
    assert.deepEqual([starts(), confirms(), site.store.bindings()], [1, 1, 1]);
  }));

test('the gateway is down: a clear message, the text kept; up again, bound once', () =>
  site.visit({ expect: lost, clock: true }, async page => {
    await paste(page, story);
    await page.locator('#code-verdict').waitFor();
    await site.stopGateway();
    try {
      await page.locator('#bind').click();
      await passUntil(page, '#code-trouble[data-outcome=unknown]');
      assert.ok(((await page.locator('#code-trouble .trouble-text').textContent()) ?? '').length > 8);
      assert.equal(await page.locator('#secret').inputValue(), story);
    } finally {
      await site.startGateway();
    }
    // The card goes out again by itself: it was pressed for a short while ago.
    await passUntil(page, '#step-verify');
    await confirm(page);
    await page.locator('#step-done').waitFor();
    assert.equal(site.store.bindings(), 1);
  }));

test('a slow answer: the button says so and the field waits', () =>
  site.visit({}, async page => {
    await site.order({ fault: 'delay', step: 'start', ms: 3_000, times: 1 });
    await paste(page, story);
    await page.locator('#bind').click();
    assert.equal(await page.locator('#bind').getAttribute('aria-disabled'), 'true');
    assert.ok(await page.locator('#secret').evaluate(area => (area as HTMLTextAreaElement).readOnly));
    await page.locator('#step-verify').waitFor();
  }));
