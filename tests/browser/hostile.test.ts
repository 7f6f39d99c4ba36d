// What a hostile page, frame, message or text may do to the demo page: nothing.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { paste, refused, sample } from './acts.ts';
import { useSite } from './site.ts';

const site = useSite();
const markup =
  '<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script><svg onload=globalThis.hit=1>';

let other: Server;
before(async () => {
  other = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>other</title><iframe id="framed" src="${site.base}/"></iframe>`);
  });
  await new Promise<void>(done => other.listen(0, '127.0.0.1', done));
});
after(() => other.close());

const hit = () => (globalThis as { hit?: number }).hit;

test('markup that is pasted is text', () =>
  site.visit({}, async page => {
    await paste(page, `${markup}3F2A-90BC-77DE-A4G`);
    await page.waitForTimeout(100);
    assert.equal(await page.evaluate(hit), undefined);
    assert.equal(await page.locator('main img[src="x"], main svg[onload]').count(), 0);
  }));

test('markup that the gateway answers is text', () =>
  site.visit({ expect: /status of 4\d\d/ }, async page => {
    await page.route(/\/attempts\//, route =>
      route.fulfill({ status: 200, json: { ok: false, code: 'nofind', text: markup, message: markup } }),
    );
    await refused(page, sample('chat'));
    assert.equal(await page.evaluate(hit), undefined);
    assert.equal(await page.locator('img[src="x"]').count(), 0);
  }));

test('a text becomes no script: Trusted Types are enforced, with one policy, for the worker of the page', () =>
  site.visit({ expect: /Trusted|TrustedScript|trusted-types/ }, async page => {
    const outcomes = await page.evaluate(() => {
      const { trustedTypes } = globalThis as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): unknown };
      };
      const refusedBy = (work: () => unknown) => {
        try {
          work();
          return 'taken';
        } catch (error) {
          return (error as Error).name;
        }
      };
      return [
        refusedBy(() => {
          document.body.appendChild(document.createElement('p')).innerHTML = '<b>x</b>';
        }),
        refusedBy(() => new Worker('/assets/none.js')),
        refusedBy(() => trustedTypes.createPolicy('another', {})),
      ];
    });
    assert.deepEqual(outcomes, ['TypeError', 'TypeError', 'TypeError']);
  }));

test('a message from anywhere changes nothing', () =>
  site.visit({}, async page => {
    await paste(page, sample('chat'));
    const shown = () => page.locator('main').textContent();
    const earlier = await shown();
    await page.evaluate(() => {
      for (const data of ['submit', { type: 'submit' }, { __proto__: { x: 1 }, secret: 'x' }, [1], null])
        window.postMessage(data, '*');
    });
    await page.waitForTimeout(200);
    assert.equal(await shown(), earlier);
    assert.equal(site.store.bindings(), 0);
  }));

test('no other page can put it into a frame', () =>
  site.visit({}, async page => {
    const outside = await page.context().newPage();
    try {
      await outside.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
      await outside.waitForTimeout(300);
      const [, framed] = outside.frames();
      assert.doesNotMatch(framed?.url() ?? '', new RegExp(`^${site.base}/`));
    } finally {
      await outside.close();
    }
  }));
