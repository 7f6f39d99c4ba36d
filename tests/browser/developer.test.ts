// The developer's panel: the gateway's mood, what happened, the code to paste.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { assertNarrow, bindThrough, goTo, paste, phone, reachVerify, refused, sample } from './acts.ts';
import { weakTexts } from './contrast.ts';
import { useSite } from './site.ts';

const site = useSite();

test('a trace has events, decisions and calls with their times, and no code', () =>
  site.visit({}, async page => {
    await refused(page, sample('unknown'));
    await page.locator('#clear').click();
    await page.waitForTimeout(0);
    await page.locator('#aid-trace summary').click();
    await page.locator('#trace li[data-kind=call]').first().waitFor();
    const saved = page.waitForEvent('download');
    await page.locator('#trace-export').click();
    const download = await saved;
    assert.equal(download.suggestedFilename(), 'cardmend-trace.json');
    const text = readFileSync(await download.path(), 'utf8');
    const { format, platform, entries } = JSON.parse(text);
    assert.deepEqual([format, platform], ['cardmend-trace', 'jd']);
    const kinds = new Set(entries.map(({ kind }: { kind: string }) => kind));
    assert.deepEqual([...kinds].sort(), ['call', 'decision', 'event']);
    const call = entries.find(({ kind }: { kind: string }) => kind === 'call');
    assert.equal(call.name, 'start');
    assert.equal(call.facts.code, 'nofind');
    assert.ok(call.ms >= 0);
    const canary = sample('unknown');
    for (const part of [canary, canary.replaceAll('-', ''), ...canary.split('-')])
      assert.ok(!text.includes(part), part);
  }));

test('newest first, filtered by kind, cleared', () =>
  site.visit({}, async page => {
    await page.locator('#aid-trace summary').click();
    await reachVerify(page, sample('chat'));
    await page.locator('#trace li[data-kind=call]').first().waitFor();
    const times = await page.locator('#trace time').allTextContents();
    assert.deepEqual(times, [...times].sort().reverse());
    await page.locator('[name=trace-decision]').uncheck();
    await page.locator('[name=trace-event]').uncheck();
    await page.waitForFunction(() => document.querySelector('#trace li:not([data-kind=call])') === null);
    await page.locator('#trace-clear').click();
    await page.locator('.trace-none').waitFor();
  }));

test('the code to paste is that of the platform which is chosen', () =>
  site.visit({}, async page => {
    await page.locator('#aid-snippet summary').click();
    await goTo(page, 'suning');
    const text = (await page.locator('#snippet').textContent()) ?? '';
    assert.match(text, /platform: 'suning', channel: 'main'/);
    assert.match(text, /from 'cardmend\/session'/);
    assert.ok(text.split('\n').filter(line => line !== '').length <= 11);
  }));

test("the gateway's mood: a fault that was ordered strikes once, and is over", () =>
  site.visit({ expect: /ERR_|404|50\d/ }, async page => {
    await page.locator('#fault').selectOption('http-500');
    await page.locator('#aids-note').waitFor({ state: 'hidden' });
    await paste(page, sample('chat'));
    await bindThrough(page, site);
    assert.equal(site.store.bindings(), 1);
    await page.waitForFunction(() => document.querySelector<HTMLSelectElement>('#fault')?.value === '');
  }));

test('a page whose clock is wrong binds all the same', () =>
  site.visit({}, async page => {
    await page.locator('#mood-skew').selectOption('86400000');
    await paste(page, sample('chat'));
    await bindThrough(page, site);
    await page.locator('#another').click();
    await page.locator('#mood-skew').selectOption('-3600000');
    await paste(page, sample('dots'));
    await bindThrough(page, site);
    assert.equal(site.store.bindings(), 2);
  }));

test('no answer three times: off-peak advice with a time, a reminder, and what it says when the time has come', () =>
  site.visit({ expect: /ERR_|404|50\d/, clock: true }, async page => {
    await site.order({ fault: 'http-503', times: 20 });
    await paste(page, sample('chat'));
    await page.locator('#bind').click();
    const advice = page.locator('#off-peak');
    for (let i = 0; i < 40 && !(await advice.isVisible()); i++) {
      await page.waitForTimeout(50);
      await page.clock.runFor(500);
    }
    assert.match((await page.locator('#off-peak-text').textContent()) ?? '', /\d\d:\d\d/);
    await page.locator('#remind').click();
    assert.equal(await page.locator('#remind').getAttribute('aria-pressed'), 'true');
    const title = await page.title();
    await site.order();
    await page.clock.fastForward(24 * 3_600_000);
    await page.waitForFunction(before => document.title !== before, title);
    await page.locator('#off-peak[data-due]').waitFor();
    await page.locator('#assertive', { hasText: /\u518d\u7ed1\u5b9a/ }).waitFor({ state: 'attached' });
    await page.locator('#remind').click();
    assert.equal(await page.title(), title);
    assert.equal(await page.locator('#secret').inputValue(), sample('chat'));
  }));

test('folded on a phone, and readable when opened', () =>
  site.visit({ ...phone }, async page => {
    for (const id of ['#aid-mood', '#aid-trace', '#aid-snippet']) {
      assert.equal(await page.locator(id).getAttribute('open'), null);
    }
    await page.locator('#aid-trace summary').click();
    await page.locator('#aid-snippet summary').click();
    await reachVerify(page, sample('chat'));
    await page.locator('#trace li').first().waitFor();
    await assertNarrow(page);
    assert.deepEqual(await weakTexts(page), []);
  }));
