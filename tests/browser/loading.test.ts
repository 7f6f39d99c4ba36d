// What the page costs to load: bytes as they travel, time until it answers, and whether anything moves.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { bindInVain, bindThrough, choose, phone, sample } from './acts.ts';
import { paceOf } from './pace.ts';
import { holdRest } from './rest.ts';
import { shiftsOf, watchShifts } from './shifts.ts';
import { useSite } from './site.ts';

const site = useSite([], { parties: true });

/** In KB of 1,000 bytes of brotli, as files travel; the answers of the API are no files. */
const budgets = {
  /** Until what is typed is checked; 38 of them are the small part's own. */
  'first check': 58,
  /** A card of JD, typed right, to its end. */
  'bound without a hitch': 126.7,
  'a refusal explained': 152,
  /** A card that stands in the form until it was looked up: the list, and the hub's entries. */
  'asked whether it is stolen': 145,
} as const;

const table: string[] = [];
after(() => console.log(table.join('\n')));
const note = (name: string, figure: string): void => {
  table.push(`${name.padEnd(32)}${figure.padStart(10)}`);
};

/** Until the page answers, with a processor four times as slow. */
const mostMs = 1_000;

interface File {
  readonly name: string;
  readonly bytes: number;
}

/** In the page: its files, as they travelled; those that were asked for before a mark of its timeline, if one is named. */
function filesOf(mark: string | null): File[] {
  const [end] = mark === null ? [] : performance.getEntriesByName(mark);
  const entries = [
    ...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource'),
  ];
  return (
    (entries as PerformanceResourceTiming[])
      .map(({ name, startTime, encodedBodySize: bytes }) => ({
        name: new URL(name).pathname,
        startTime,
        bytes,
      }))
      .filter(({ name, startTime }) => startTime < (end?.startTime ?? Infinity) && !name.startsWith('/api/'))
      .map(({ name, bytes }) => ({ name, bytes }))
      // Of what begins together the order is nobody's.
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  );
}

const loaded = (page: Page): Promise<File[]> => page.evaluate(filesOf, null);
const beforeChecks = (page: Page): Promise<File[]> => page.evaluate(filesOf, 'cardmend-checks');
const sum = (files: readonly File[]): number => files.reduce((total, { bytes }) => total + bytes, 0);
const named = (files: readonly File[], pattern: RegExp): string[] =>
  files.map(({ name }) => name).filter(name => pattern.test(name));

function weigh(name: string, bytes: number): void {
  note(name, `${(bytes / 1000).toFixed(1)} KB`);
  const budget = (budgets as Readonly<Record<string, number>>)[name];
  if (budget !== undefined)
    assert.ok(bytes <= budget * 1000, `${name}: ${bytes} bytes, ${budget} KB allowed`);
}

test('bytes: the first check, with nothing that is asked for behind it', () =>
  site.visit({ prepare: holdRest, early: true }, async page => {
    await page.waitForFunction(() => performance.getEntriesByName('cardmend-checks').length > 0);
    await page.locator('#secret').pressSequentially('3f2a90bc77dea41b');
    await page.locator('.verdict[data-verdict=valid]').waitFor();
    const files = await loaded(page);
    weigh('first check', sum(files));
    // Its icon a browser asks for when it likes, with nobody waiting.
    const waitedFor = (these: readonly File[]) => these.filter(({ name }) => !/\/icon-/.test(name));
    assert.deepEqual(waitedFor(files), waitedFor(await beforeChecks(page)));
  }));

test('bytes: until the first check nothing is asked for that it does not need', () =>
  site.visit({}, async page => {
    await page.waitForLoadState('networkidle');
    const files = await beforeChecks(page);
    assert.deepEqual(named(files, /rest|later|session|guide/), []);
    assert.ok(sum(files) <= budgets['first check'] * 1000, `${sum(files)} bytes`);
  }));

test('bytes: what tells stolen cards comes once a card stands in the form', () =>
  site.visit({}, async page => {
    await page.waitForLoadState('networkidle');
    const before = await loaded(page);
    assert.deepEqual(named(before, /room-|stolen-|\/lists\/|\/hub\//), []);
    await choose(page, 'jd.ecard');
    const listed = page.waitForResponse(/\/lists\/jd\.ecard\/full/);
    await page.locator('#secret').pressSequentially('3f2a90bc77dea41b');
    await (await listed).finished();
    weigh('asked whether it is stolen', sum(await loaded(page)));
  }));

test('bytes: a card that is bound, a refusal that is explained, a text that the whole reads', () =>
  site.visit({}, async page => {
    await page.waitForLoadState('networkidle');
    await choose(page, 'jd.ecard');
    await page.locator('#secret').pressSequentially('3f2a90bc77dea41b');
    await page.locator('.verdict[data-verdict=valid]').waitFor();
    await bindThrough(page, site);
    const bound = await loaded(page);
    weigh('bound without a hitch', sum(bound));
    assert.deepEqual(named(bound, /guide|cardmend-[0-9A-Z]{8}\.wasm|zxing|ponyfill/), []);
    await page.locator('#another').click();
    await choose(page, 'jd.ecard');
    await page.locator('#secret').fill('c0de-1111-2222-3333');
    await bindInVain(page);
    const refused = await loaded(page);
    weigh('a refusal explained', sum(refused));
    assert.deepEqual(named(refused, /cardmend-[0-9A-Z]{8}\.wasm|zxing|ponyfill/), []);
    await choose(page, 'detect');
    await page.locator('#secret').fill(sample('chat'));
    await page.locator('.verdict[data-verdict=repaired]').waitFor();
    weigh('with the whole', sum(await loaded(page)));
  }));

for (const [name, options] of [
  ['phone', phone],
  ['desk', { viewport: { width: 1280, height: 900 } }],
] as const) {
  test(`on a machine four times as slow it answers within a second, and nothing moves (${name})`, () => {
    const prepare = async (page: Page): Promise<void> => {
      await watchShifts(page);
      const session = await page.context().newCDPSession(page);
      await session.send('Network.setCacheDisabled', { cacheDisabled: true });
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    };
    return site.visit({ ...options, prepare }, async page => {
      await page.waitForLoadState('networkidle');
      const since = (mark: string): Promise<number> =>
        page.evaluate(wanted => performance.getEntriesByName(wanted)[0]?.startTime ?? Infinity, mark);
      // Other work on the machine only ever adds, to the work beside it too: the quickest of some loads is the page's own.
      let quickest = await since('cardmend-answers');
      let pace = await paceOf(page);
      const answers = () => quickest / Math.max(1, pace / 4);
      for (let again = 0; again < 12 && answers() >= mostMs; again++) {
        await page.reload({ waitUntil: 'networkidle' });
        quickest = Math.min(quickest, await since('cardmend-answers'));
        pace = Math.min(pace, await paceOf(page));
      }
      note(`answers, ${name}`, `${Math.round(answers())} ms`);
      note(`checks, ${name}`, `${Math.round(await since('cardmend-checks'))} ms`);
      assert.deepEqual(await shiftsOf(page), [], 'while it loads');
      await choose(page, 'jd.ecard');
      await page.locator('#secret').pressSequentially('3f2a9Obc77dea41b');
      await page.locator('#code-verdict').waitFor();
      assert.deepEqual(await shiftsOf(page), [], 'while somebody types');
      assert.ok(answers() < mostMs, `${quickest} ms at a pace of ${pace}`);
    });
  });
}
