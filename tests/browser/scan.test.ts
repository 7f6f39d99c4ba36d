// QR codes by a camera that plays a video, and from pictures.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertNarrow, choose, focused, phone } from './acts.ts';
import { bomb, cameraVideo, png, qrPng } from './qr.ts';
import { useSite } from './site.ts';

const secret = '3F2A-90BC-77DE-A41B';

const folder = mkdtempSync(join(tmpdir(), 'cardmend-scan-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const video = join(folder, 'qr.y4m');
writeFileSync(video, await cameraVideo(secret));

const site = useSite([
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${video}`,
]);

const panel = (page: Page) => page.locator('#scan-panel');
const status = (page: Page) => page.locator('.scan-status');
const field = (page: Page): Promise<string> => page.locator('#secret').inputValue();

/** The page's own reader, since a browser may have one that reads nothing; what the camera does can be seen. */
const prepare = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const scope = globalThis as unknown as Record<string, unknown>;
    scope.BarcodeDetector = undefined;
    const tracks: MediaStreamTrack[] = [];
    scope.tracks = tracks;
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async wanted => {
      const stream = await open(wanted);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });

const camerasOn = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      (globalThis as unknown as { tracks: MediaStreamTrack[] }).tracks.filter(
        ({ readyState }) => readyState === 'live',
      ).length,
  );

/** In the place of the camera's answer, from now on. */
const camera = (act: string) => (page: Page) =>
  page.evaluate(`navigator.mediaDevices.getUserMedia = async wanted => { ${act} }; undefined`);
const refusing = (name: string) => camera(`throw new DOMException('', '${name}')`);

/** A camera that sees a grey wall. */
const wall = camera(`
  const canvas = document.createElement('canvas');
  canvas.width = 640; canvas.height = 480;
  const draw = () => { const pen = canvas.getContext('2d'); pen.fillStyle = '#888'; pen.fillRect(0, 0, 640, 480); };
  draw(); setInterval(draw, 100);
  const stream = canvas.captureStream(10);
  globalThis.tracks.push(...stream.getTracks());
  return stream;
`);

type Picture = Readonly<Record<'name' | 'mimeType', string>> & { readonly buffer: Buffer };

const asPng = (buffer: Buffer): Picture => ({ name: 'card.png', mimeType: 'image/png', buffer });

/** From the button to a picture that is chosen; the camera is refused. */
async function choosePicture(page: Page, picture: Picture): Promise<void> {
  await page.locator('#scan').click();
  await page.locator('.scan-file').setInputFiles(picture);
}

test('the camera reads a code: it stands in the field as if pasted, nothing was sent, the camera is off', () => {
  const asked: string[] = [];
  const watching = async (page: Page): Promise<void> => {
    await prepare(page);
    page.on('request', request => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  };
  return site.visit({ prepare: watching }, async page => {
    await choose(page, 'jd.ecard');
    assert.ok(!asked.some(path => /zxing|ponyfill|view-/.test(path)), 'nothing of it is loaded before');
    await page.locator('#scan').click();
    await page.locator('.verdict[data-verdict=valid]').waitFor();
    assert.equal(await field(page), secret);
    assert.equal(await focused(page), 'secret');
    assert.ok(await panel(page).isHidden());
    assert.ok(await page.locator('#scan').isVisible());
    assert.equal(await camerasOn(page), 0);
    assert.equal(site.store.attempts(), 0);
    assert.equal(asked.filter(path => /zxing_reader-[0-9A-Z]{8}\.wasm$/.test(path)).length, 1);
    assert.deepEqual(
      asked.filter(
        path => !/^GET \/(assets|$|api\/v1\/(session|demo))|^(POST|PUT) \/api\/v1\/(session|demo)/.test(path),
      ),
      [],
    );
  });
});

test('the native reader is used where it reads QR codes; where it fails, the own one goes on', () => {
  return site.visit({ prepare }, async page => {
    await page.evaluate(() => {
      const scope = globalThis as unknown as Record<string, unknown>;
      scope.BarcodeDetector = class {
        static getSupportedFormats = async () => ['qr_code'];
        detect = async () => {
          scope.nativeCalls = Number(scope.nativeCalls ?? 0) + 1;
          if (scope.nativeFails === true) throw new Error('Barcode detection service unavailable');
          return [{ rawValue: '' }, { rawValue: '3F2A-90BC-77DE-A41C' }, { rawValue: '3F2A-90BC-77DE-A41C' }];
        };
      };
    });
    await choose(page, 'jd.ecard');
    await page.locator('#scan').click();
    await panel(page).waitFor({ state: 'hidden' });
    await page.locator('#code-verdict').waitFor();
    assert.equal(await field(page), '3F2A-90BC-77DE-A41C');
    await page.evaluate(() => Object.assign(globalThis, { nativeFails: true, nativeCalls: 0 }));
    await page.locator('#scan').click();
    await page.waitForFunction(
      text => (document.querySelector('#secret') as HTMLTextAreaElement).value === text,
      secret,
    );
    assert.equal(
      await page.evaluate(() => (globalThis as unknown as { nativeCalls: number }).nativeCalls),
      1,
    );
  });
});

for (const [name, error, chinese, english] of [
  ['refused', 'NotAllowedError', '\u4e0d\u80fd\u4f7f\u7528\u6444\u50cf\u5934', 'not allowed'],
  ['missing', 'NotFoundError', '\u6ca1\u6709\u627e\u5230\u6444\u50cf\u5934', 'No camera was found'],
  ['busy', 'NotReadableError', '\u5360\u7528', 'Another program'],
] as const) {
  test(`a camera that is ${name} is told in a sentence; what was typed stays, a picture still works`, () =>
    site.visit({ prepare }, async page => {
      await refusing(error)(page);
      await choose(page, 'jd.ecard');
      await page.locator('#secret').fill('3F2A');
      await page.locator('#scan').click();
      await status(page).filter({ hasText: chinese }).waitFor();
      await page.locator('#locale-en').click();
      await status(page).filter({ hasText: english }).waitFor();
      assert.equal(await field(page), '3F2A');
      await page.locator('.scan-file').setInputFiles(asPng(await qrPng(secret)));
      await page.locator('.verdict[data-verdict=valid]').waitFor();
      assert.equal(await field(page), secret);
    }));
}

test('a camera that is taken away while it looks is told of; so is leaving the page; both can begin again', () =>
  site.visit({ prepare }, async page => {
    await wall(page);
    await page.locator('#scan').click();
    await page.locator('#scan-panel[data-step=looking]').waitFor();
    assert.equal(await camerasOn(page), 1);
    await page.evaluate(() =>
      (globalThis as unknown as { tracks: MediaStreamTrack[] }).tracks[0]?.dispatchEvent(new Event('ended')),
    );
    await status(page).filter({ hasText: '\u65ad\u5f00' }).waitFor();
    assert.equal(await camerasOn(page), 0);
    await page.locator('.scan-keys button').first().click();
    await page.locator('#scan-panel[data-step=looking]').waitFor();
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await status(page).filter({ hasText: '\u6444\u50cf\u5934\u5df2\u5173\u95ed' }).waitFor();
    assert.equal(await camerasOn(page), 0);
  }));

test('a camera that shows nothing is told of as one that serves somebody else', () =>
  site.visit({ prepare, clock: true, ...phone }, async page => {
    await camera(`
      const stream = document.createElement('canvas').captureStream(0);
      globalThis.tracks.push(...stream.getTracks());
      return stream;
    `)(page);
    await page.locator('#scan').click();
    await page.locator('#scan-panel[data-step=starting]').waitFor();
    await page.waitForFunction(() => (globalThis as unknown as { tracks: unknown[] }).tracks.length > 0);
    await page.clock.runFor(11_000);
    await status(page).filter({ hasText: '\u5360\u7528' }).waitFor();
    assert.equal(await camerasOn(page), 0);
  }));

test('after some seconds without a reading it says what may help, and goes on looking; Escape gives up', () =>
  site.visit({ prepare, clock: true, ...phone }, async page => {
    await wall(page);
    await page.locator('#secret').fill('3F2A');
    await page.locator('#scan').click();
    await page.locator('#scan-panel[data-step=looking]').waitFor();
    assert.equal(await page.locator('.scan-tips').count(), 0);
    for (let i = 0; i < 3; i++) await page.clock.runFor(5_000);
    await page.locator('.scan-tips li').nth(4).waitFor();
    await status(page).filter({ hasText: '\u8fd8\u6ca1\u6709\u8bfb\u5230' }).waitFor();
    await assertNarrow(page);
    assert.equal(await camerasOn(page), 1);
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), 'secret');
    assert.equal(await field(page), '3F2A');
    assert.equal(await camerasOn(page), 0);
    assert.ok(await panel(page).isHidden());
  }));

const broken = Buffer.concat([(await qrPng(secret)).subarray(0, 120), Buffer.alloc(40, 7)]);
const pictures: readonly (readonly [string, () => Picture | Promise<Picture>, RegExp])[] = [
  [
    'without a code',
    () => asPng(png(300, 300, (x, y) => (x * y) % 7 === 0)),
    /\u6ca1\u6709\u8bfb\u5230\u4e8c\u7ef4\u7801\u3002/,
  ],
  ['that is broken', () => asPng(broken), /\u5df2\u7ecf\u635f\u574f/],
  [
    'that is none',
    () => ({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('not a picture') }),
    /\u4e0d\u662f\u56fe\u7247/,
  ],
  ['of 100 megapixels without a code', () => asPng(png(10_000, 10_000, () => false)), /\u7279\u522b\u5927/],
  ['of 900 megapixels', () => asPng(bomb(30_000)), /\u592a\u5927/],
];

for (const [name, make, told] of pictures) {
  test(`a picture ${name} is told in a sentence, and what was typed stays`, () =>
    site.visit({ prepare }, async page => {
      await refusing('NotAllowedError')(page);
      await page.locator('#secret').fill('3F2A');
      await choosePicture(page, await make());
      await status(page).filter({ hasText: told }).waitFor();
      assert.equal(await field(page), '3F2A');
      assert.ok(await page.locator('.scan-keys button').first().isVisible());
    }));
}

test('codes in pictures: 100 megapixels, small in a large one, several at once', () =>
  site.visit({ prepare }, async page => {
    await refusing('NotAllowedError')(page);
    await choose(page, 'jd.ecard');
    for (const picture of [await qrPng(secret, 10_000, 0.5), await qrPng(secret, 2_800, 0.04)]) {
      await page.locator('#secret').fill('');
      await choosePicture(page, asPng(picture));
      await page.locator('.verdict[data-verdict=valid]').waitFor();
      assert.equal(await field(page), secret);
    }
  }));

for (const way of ['paste', 'drop'] as const) {
  test(`a picture in a ${way}, on the field: read without a press on anything`, () =>
    site.visit({ prepare }, async page => {
      await choose(page, 'jd.ecard');
      const bytes = [...(await qrPng(secret))];
      await page.locator('#secret').evaluate(
        (element, { way, bytes }) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(bytes)], 'card.png', { type: 'image/png' }));
          element.dispatchEvent(
            way === 'paste'
              ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
              : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
          );
        },
        { way, bytes },
      );
      await page.locator('.verdict[data-verdict=valid]').waitFor();
      assert.equal(await field(page), secret);
      assert.equal(await camerasOn(page), 0);
    }));
}

test('what reads codes cannot be loaded: told, the text stays, the next press tries again', () => {
  let there = false;
  const failing = async (page: Page): Promise<void> => {
    await prepare(page);
    await page.route(/zxing_reader|view-[0-9A-Z]{8}\.js/, route =>
      there ? route.continue() : route.fulfill({ status: 404, body: '' }),
    );
  };
  return site.visit({ prepare: failing, expect: /404|dynamically imported/ }, async page => {
    await page.locator('#secret').fill('3F2A');
    await page.locator('#scan').click();
    await panel(page).filter({ hasText: '\u6ca1\u80fd\u8f7d\u5165' }).waitFor();
    assert.equal(await field(page), '3F2A');
    there = true;
    await choose(page, 'jd.ecard');
    await page.locator('#scan').click();
    await page.locator('.verdict[data-verdict=valid]').waitFor();
  });
});
