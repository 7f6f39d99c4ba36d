import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { bindThrough, choose, sample } from './acts.ts';
import { hold } from './hold.ts';
import { useSite } from './site.ts';

const site = useSite();

/** Every way in which the wasm may not be there, or not be it. */
const spoilt: readonly (readonly [string, (route: Route) => Promise<void>])[] = [
  ['missing', route => route.fulfill({ status: 404, body: 'Not found.' })],
  ['cut off', route => route.abort('connectionreset')],
  ['corrupt', route => corrupt(route)],
  ['half of it', route => half(route)],
  ['a page instead', route => route.fulfill({ contentType: 'text/html', body: '<h1>Sign in</h1>' })],
  ['another module', route => route.fulfill({ contentType: 'application/wasm', body: emptyModule })],
  ['empty', route => route.fulfill({ contentType: 'application/wasm', body: '' })],
];

const emptyModule = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

async function corrupt(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = await response.body();
  for (let i = body.length >> 2; i < body.length; i += 97)
    body.writeUInt8((body.readUInt8(i) ^ 0x55) & 0xff, i);
  await route.fulfill({ response, body });
}

async function half(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({ response, body: body.subarray(0, body.length >> 1) });
}

const without = (spoil: (route: Route) => Promise<void>) => ({
  expect: /404|ERR_CONNECTION_RESET/,
  prepare: (page: Page) => page.route(/\.wasm$/, spoil),
});

for (const [name, spoil] of spoilt) {
  test(`the wasm is ${name}: the page says so, keeps the text and still lets it be sent`, () =>
    site.visit(without(spoil), async page => {
      const note = page.locator('#module-note');
      await note.filter({ hasText: '\u6ca1\u80fd\u8f7d\u5165' }).waitFor();
      await page.locator('#secret').fill('3f2a-90bc-77de-a41b');
      assert.ok(await page.locator('#code-verdict').isHidden());
      await bindThrough(page, site);
      assert.equal(site.store.bindings(), 1);
    }));
}

test("without the module a refusal is told in the shop's words, and the text stays", () =>
  site.visit(
    without(route => route.fulfill({ status: 404, body: '' })),
    async page => {
      await page.locator('#secret').fill(sample('inactive'));
      await page.locator('#bind').click();
      const panel = page.locator('#code-trouble');
      await panel.filter({ hasText: '\u672a\u6fc0\u6d3b' }).waitFor();
      assert.equal(await page.locator('#secret').inputValue(), sample('inactive'));
    },
  ));

test('an empty field is refused without the module too', () =>
  site.visit(
    without(route => route.fulfill({ status: 404, body: '' })),
    async page => {
      await page.locator('#bind').click();
      await page.locator('#secret-error').waitFor();
      assert.equal(site.store.attempts(), 0);
    },
  ));

test('text typed before the module arrived is read when it does', () => {
  let release = (): void => undefined;
  const prepare = async (page: Page): Promise<void> => {
    release = await hold(page, /\.wasm$/);
  };
  return site.visit({ prepare, early: true }, async page => {
    await page.locator('#secret').fill(sample('chat'));
    assert.ok(await page.locator('#module-note').isVisible());
    release();
    await page.locator('.verdict[data-verdict=repaired]').waitFor();
    assert.ok(await page.locator('#module-note').isHidden());
  });
});

/** The whole's wasm alone. */
const whole = /\/cardmend-[0-9A-Z]{8}\.wasm$/;

test('without the whole the page goes on checking, says what it lacks, and tries again at the next need', () => {
  let asked = 0;
  let there = false;
  const prepare = (page: Page) =>
    page.route(whole, async route => {
      asked += 1;
      await (there ? route.continue() : route.fulfill({ status: 404, body: '' }));
    });
  return site.visit({ expect: /404/, prepare }, async page => {
    const secret = page.locator('#secret');
    const note = page.locator('#module-note');
    await choose(page, 'jd.ecard');
    await secret.fill('3f2a-9Obc-77de-a41b');
    await page.locator('.verdict[data-verdict=repaired]').waitFor();
    assert.ok(await note.isHidden());
    // S may be a 5, an A or a D: only the whole says which is likely.
    await secret.fill('3f2a-90bc-77de-a41s');
    await note.filter({ hasText: '\u6682\u65f6\u8f7d\u5165\u4e0d\u4e86' }).waitFor();
    assert.equal(await page.locator('.candidate').count(), 0);
    const before = asked;
    there = true;
    await secret.fill('3f2a-90bc-77de-a4s1');
    await page.locator('.candidate').first().waitFor();
    assert.equal(asked, before + 1);
    assert.ok(await note.isHidden());
    assert.equal(await secret.inputValue(), '3f2a-90bc-77de-a4s1');
  });
});

test('what is typed while the whole is on its way is checked at once, and stays when it comes', () => {
  let release = (): void => undefined;
  const prepare = async (page: Page): Promise<void> => {
    release = await hold(page, whole);
  };
  return site.visit({ prepare }, async page => {
    const secret = page.locator('#secret');
    await choose(page, 'jd.ecard');
    await secret.pressSequentially('3f2a90bc77dea41s');
    await page.locator('#code-verdict').waitFor();
    assert.equal(await page.locator('.candidate').count(), 0);
    release();
    await page.locator('.candidate').first().waitFor();
    assert.equal(await secret.inputValue(), '3F2A-90BC-77DE-A41S');
  });
});

test('a press on the button while the whole is on its way is judged again when it comes', () => {
  let release = (): void => undefined;
  const prepare = async (page: Page): Promise<void> => {
    release = await hold(page, whole);
  };
  return site.visit({ prepare }, async page => {
    await page.locator('#secret').pressSequentially('583927');
    await page.locator('.verdict[data-verdict=partial]').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#secret-error').filter({ hasText: /\S/ }).waitFor();
    assert.ok(await page.locator('#guesses').isHidden());
    release();
    await page.locator('#guesses .link').waitFor();
    assert.equal(site.store.bindings(), 0);
  });
});

test('without what comes behind the first check the page checks, says at a press what it lacks, and tries again', () => {
  let there = false;
  const prepare = (page: Page) =>
    page.route(/\/later-[0-9A-Z]{8}\.js$/, route =>
      there ? route.continue() : route.abort('connectionreset'),
    );
  return site.visit({ expect: /ERR_CONNECTION_RESET/, prepare, early: true }, async page => {
    await choose(page, 'jd.ecard');
    await page.locator('#secret').fill('3f2a90bc77dea41b');
    await page.locator('.verdict[data-verdict=valid]').waitFor();
    await page.locator('#bind').click();
    await page.locator('#code-trouble').filter({ hasText: '\u8f7d\u5165\u4e0d\u4e86' }).waitFor();
    assert.equal(site.store.bindings(), 0);
    there = true;
    await bindThrough(page, site);
    assert.equal(site.store.bindings(), 1);
  });
});

test('a press on the scan before it is there opens it when it is', () => {
  let release = (): void => undefined;
  const prepare = async (page: Page): Promise<void> => {
    release = await hold(page, /\/later-[0-9A-Z]{8}\.js$/);
  };
  return site.visit({ prepare, early: true }, async page => {
    await page.locator('#scan').click();
    release();
    await page.locator('#scan-panel').locator('button').first().waitFor();
  });
});

test('the page asks for its own files and the API, and for nothing twice', () => {
  const files: string[] = [];
  const prepare = async (page: Page): Promise<void> => {
    page.on('request', request => files.push(new URL(request.url()).pathname));
  };
  return site.visit({ prepare }, async page => {
    await page.locator('#secret').fill(sample('chat'));
    await page.locator('.verdict[data-verdict=repaired]').waitFor();
    const assets = files.filter(path => !path.startsWith('/api/'));
    assert.deepEqual([...new Set(assets)].length, assets.length, assets.join(' '));
    for (const path of assets) assert.match(path, /^\/($|assets\/[\w.-]+-[0-9A-Z]{8}\.(js|css|wasm|svg)$)/);
    const wasm = assets.filter(path => path.endsWith('.wasm'));
    assert.match(wasm[0] ?? '', /cardmend-check-/);
    // What binds comes when the page has time for it.
    const later = wasm.slice(1).filter(path => !path.includes('/cardmend-session-'));
    assert.ok(
      later.length <= 1 && later.every(path => /\/cardmend-[0-9A-Z]{8}\.wasm$/.test(path)),
      wasm.join(' '),
    );
  });
});
