// Whole lists of cards in the page: read by a worker, shown as they are read, given back as files; nothing is sent.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Download, Page } from 'playwright-core';
import { assertAccessible } from './axe.ts';
import { useSite } from './site.ts';

const site = useSite();

/** Made-up codes of JD's form: sixteen characters. */
const secretOf = (i: number): string => {
  const hex =
    (0x10000 + ((i * 40503) % 0x10000)).toString(16).slice(1) + (0x1000000 + i).toString(16).slice(1);
  return `${hex}77DEA4`.toUpperCase().slice(0, 16);
};

/** Every twentieth row is wrong: a character too few. */
function list(rows: number): string {
  const lines = ['\u5361\u53f7,\u5361\u5bc6,\u9762\u503c'];
  for (let i = 0; i < rows; ++i) {
    const secret = i % 20 === 7 ? secretOf(i).slice(1) : secretOf(i);
    lines.push(`JDV1${1_000_000_000_000 + i},${secret},${i % 2 === 0 ? 100 : 500}`);
  }
  return `${lines.join('\r\n')}\r\n`;
}

const folder = mkdtempSync(join(tmpdir(), 'cardmend-lists-'));
after(() => rmSync(folder, { recursive: true }));

/** A file on the disk: the browser reads it as it reads a person's. */
function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const choose = (page: Page, ...files: readonly string[]) => page.locator('#batch-files').setInputFiles(files);

const ended = (page: Page) => page.locator('#batch a[download]').first().waitFor();
const tile = (page: Page, kind: string) =>
  page.locator(`.batch-tile[data-kind="${kind}"] strong`).textContent();

async function downloaded(page: Page, name: RegExp): Promise<string> {
  const [download] = (await Promise.all([
    page.waitForEvent('download'),
    page.locator('#batch a[download]').filter({ hasText: name }).click(),
  ])) as readonly [Download, unknown];
  return readFile(await download.path(), 'utf8');
}

test('a list of 40,000 cards: a report, a clean file, the exceptions, and nothing is sent', () =>
  site.visit({}, async page => {
    await page.locator('#batch-files').waitFor({ state: 'attached' });
    const asked: string[] = [];
    page.on('request', request => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await page.evaluate(() => {
      const tasks: number[] = [];
      Object.assign(globalThis, { longTasks: tasks });
      new PerformanceObserver(seen => {
        for (const { duration } of seen.getEntries()) tasks.push(duration);
      }).observe({ entryTypes: ['longtask'] });
    });
    const begun = Date.now();
    await choose(page, file('cards.csv', list(40_000)));
    await page.locator('.batch-tile').first().waitFor();
    const first = Date.now() - begun;
    await ended(page);
    const whole = Date.now() - begun;
    const tasks = await page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);
    console.log(`first report ${first} ms, all ${whole} ms, long tasks ${tasks.map(Math.round)}`);
    assert.equal(await tile(page, 'rows'), '40000');
    assert.equal(await tile(page, 'exceptions'), '2000');
    const clean = (await downloaded(page, /clean/)).split('\r\n');
    assert.equal(clean[0], '\ufeff\u5361\u53f7,\u5361\u5bc6,\u9762\u503c,cardmend_product,cardmend_verdict');
    assert.equal(clean.length, 1 + 38_000 + 1);
    assert.equal(clean[1], `JDV11000000000000,${secretOf(0)},100,jd.ecard,valid`);
    const exceptions = (await downloaded(page, /exceptions/)).split('\r\n');
    assert.equal(exceptions.length, 1 + 2_000 + 1);
    assert.match(exceptions[1] ?? '', /^cards\.csv,9,/);
    assert.deepEqual(
      asked.filter(one => !/^GET \/assets\//.test(one) && !/\/api\/v1\/demo\//.test(one)),
      [],
    );
    const shown = (await page.locator('#batch').textContent()) ?? '';
    assert.ok(!shown.includes(secretOf(7).slice(1, 9)), 'no code stands in the page');
  }));

test('GBK, a workbook and messages are read; a file that is none is refused in one sentence', () =>
  site.visit({ locale: 'en' }, async page => {
    const gbk = Buffer.concat([
      Buffer.from([0xbf, 0xa8, 0xba, 0xc5, 0x2c, 0xbf, 0xa8, 0xc3, 0xdc, 0x0d, 0x0a]),
      Buffer.from(`JDV11000000000001,${secretOf(1)}\r\n`),
    ]);
    await choose(page, file('gbk.csv', gbk), file('chat.txt', `JDV11000000000002 ${secretOf(2)}\n`));
    await ended(page);
    assert.equal(await tile(page, 'rows'), '2');
    assert.match(await downloaded(page, /gbk\.clean/), /^\ufeff\u5361\u53f7,\u5361\u5bc6,/);
    await choose(page, file('empty.csv', ''));
    const refusal = page.locator('#batch [role=alert]');
    await refusal.waitFor();
    assert.match((await refusal.textContent()) ?? '', /^empty\.csv /);
    assert.equal(await page.locator('#batch a[download]').count(), 0);
    await choose(page, file('broken.xlsx', 'no workbook'));
    await page.locator('#batch [role=alert]').filter({ hasText: 'broken.xlsx' }).waitFor();
  }));

test('a list that is dropped anywhere is taken, and the page stays', () =>
  site.visit({}, async page => {
    await page.evaluate(text => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
      const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      const tell = () => document.querySelector('h1')?.dispatchEvent(drop);
      // The page listens as soon as it has what listens.
      if (document.querySelector('#batch[data-open]')) tell();
      else
        new MutationObserver(tell).observe(document.querySelector('#batch') as Element, { attributes: true });
    }, list(30));
    await ended(page);
    assert.equal(await tile(page, 'rows'), '30');
  }));

test('another list takes the place of the one before, and a stopped one leaves nothing', () =>
  site.visit({}, async page => {
    await choose(page, file('first.csv', list(100)));
    await ended(page);
    await choose(page, file('large.csv', list(150_000)));
    await page.locator('#batch-report button').click();
    assert.equal(await page.locator('#batch a[download], .batch-tile').count(), 0);
    await choose(page, file('second.csv', list(60)));
    await ended(page);
    assert.equal(await tile(page, 'rows'), '60');
  }));

test('axe finds nothing in a report with its list of exceptions, nor in a refusal', () =>
  site.visit({ locale: 'en' }, async page => {
    await choose(page, file('cards.csv', list(400)));
    await ended(page);
    assert.ok(
      (await page.locator('#batch-report .batch-rows tbody tr').count()) > 1,
      'exceptions are listed',
    );
    await assertAccessible(page, 'a report');
    await choose(page, file('empty.csv', ''));
    await page.locator('#batch [role=alert]').waitFor();
    await assertAccessible(page, 'a refusal');
  }));
