// Loading in a mini-program: where the files are looked for, and one clear error for each way in which that can fail.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { root } from '../../tools/build/paths.ts';
import { filesOf, type Loads, openApp } from './app.ts';
import { type Device, SealedPlace } from './sealed.ts';

const wechat: Device = { platform: 'wechat', answers: 'instance' };
const code = '3f2a-90bc-77de-a41b';

test('without options the files are those that the npm build of the tool has put there, in English', async () => {
  const { loads, place } = openApp(wechat, 'dist');
  const checker = await loads.loadChecker({});
  const guide = await loads.loadGuide({});
  assert.deepEqual(place.instantiated, [
    '/miniprogram_npm/cardmend/cardmend-check.wasm.br',
    '/miniprogram_npm/cardmend/cardmend-guide.wasm.br',
  ]);
  assert.equal(checker.locale, 'en');
  assert.equal(checker.check(code, { product: 'jd.ecard' }).verdict, 'valid');
  assert.match(guide.explain({ platform: 'jd', code: 'nofind' }).message, /[a-z]/);
});

test('a part alone is a file of its own', async () => {
  const place = new SealedPlace(wechat, filesOf('dist'));
  const { loadGuide } = place.require('cardmend/guide') as Loads;
  assert.equal((await loadGuide({ locale: 'zh-CN' })).explain({ code: 'nofind' }).causes.length > 0, true);
  assert.equal(place.instantiated.length, 1);
});

for (const [name, device, reason, says] of [
  [
    'too old for WebAssembly',
    { library: 'without WebAssembly' },
    'unsupported',
    /base library 2\.14\.0 .*console/,
  ],
  [
    'too old for .wasm.br',
    { library: 'without .wasm.br' },
    'unreachable',
    /\.wasm\.br takes WeChat base library 2\.14\.0/,
  ],
] as const) {
  test(`a base library that is ${name}: one error that says what to do`, async () => {
    const { loads } = openApp({ ...wechat, ...device }, 'dist');
    await assert.rejects(loads.loadChecker({}), { name: 'CardmendLoadError', reason, message: says });
    const there = openApp({ ...wechat, ...device }, 'dist');
    const checker = await there.loads.loadChecker({
      program: async () => there.place.require('/tools/fallback/cardmend-check.js'),
    });
    assert.equal(checker.runtime, 'javascript');
    assert.equal(checker.check(code, { product: 'jd.ecard' }).verdict, 'valid');
  });
}

test('a file that is not in the package, or not from its root', async () => {
  const { loads } = openApp(wechat, 'dist');
  await assert.rejects(loads.loadChecker({ wasm: '/elsewhere/cardmend-check.wasm.br' }), {
    reason: 'unreachable',
    message: /\/elsewhere\/cardmend-check\.wasm\.br could not be started; is it in the package/,
  });
  for (const wasm of ['cardmend-check.wasm.br', './cardmend-check.wasm.br', 'https://shop.test/a.wasm', 7])
    await assert.rejects(loads.loadChecker({ wasm }), /TypeError: .*starts with '\/'/);
});

test('options that are none', async () => {
  const { loads } = openApp(wechat, 'dist');
  await assert.rejects(loads.loadChecker({ locale: 'fr' }), /RangeError: there is no locale "fr"/);
  await assert.rejects(loads.loadChecker({ platform: 'baidu' }), /RangeError: .*wechat, alipay, douyin/);
  await assert.rejects(loads.loadChecker(null as never), /TypeError: loadChecker takes an object/);
});

test("another part's wasm, and a damaged one", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-mini-'));
  try {
    cpSync(join(root, 'dist/miniprogram'), folder, { recursive: true });
    cpSync(join(folder, 'cardmend-guide.wasm.br'), join(folder, 'other.wasm.br'));
    writeFileSync(join(folder, 'page.wasm.br'), brotliCompressSync(Buffer.from('<!doctype html>')));
    const place = new SealedPlace(wechat, { '/miniprogram_npm/cardmend': folder });
    const { loadChecker } = place.require('cardmend') as Loads;
    const wasm = (name: string) => ({ wasm: `/miniprogram_npm/cardmend/${name}.wasm.br` });
    await assert.rejects(loadChecker(wasm('other')), { reason: 'mismatch', message: /deploy check\.js/ });
    await assert.rejects(loadChecker(wasm('page')), { reason: 'unreachable' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('full() loads the whole as the app says, hands over what was defined, and says so where there is none', async () => {
  const { loads } = openApp(wechat);
  const alone = await loads.loadChecker({});
  await assert.rejects(alone.full(), { reason: 'unreachable', message: /pass \{ whole \}/ });
  let loadings = 0;
  const checker = await loads.loadChecker({
    locale: 'zh-CN',
    whole: (locale: string) => {
      loadings += 1;
      return loads.loadCardmend({ locale, wasm: '/tools/cardmend/cardmend.wasm.br' });
    },
  });
  const [whole, again] = await Promise.all([checker.full(), checker.full()]);
  assert.equal(whole, again);
  assert.equal(loadings, 1);
  assert.equal(whole.locale, 'zh-CN');
});

test('no part exports a Global, which iOS would refuse', async () => {
  const files = readdirSync(join(root, 'dist')).filter(name => /^cardmend(-check|-guide)?\.wasm$/.test(name));
  assert.equal(files.length, 3);
  for (const platform of ['wechat', 'douyin'] as const) {
    const { loads, options } = openApp({ platform, answers: 'instance', ios: true }, 'dist');
    await loads.loadChecker(options.check);
    await loads.loadGuide(options.guide);
    await loads.loadCardmend(options.whole);
  }
});
