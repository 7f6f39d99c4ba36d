// A page with a strict policy opens a list over HTTP, asks it by set and by range, and hears from a hub of a code that is typed
// there. What it asks for tells neither the code nor whether it was hit; and all of it with the script in place of WebCrypto's
// Ed25519 too.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import * as esbuild from 'esbuild';
import type { Browser, Page, Request } from 'playwright-core';
import type { Hub } from '../../bindings/hub/hub.ts';
import { cardOf } from '../../bindings/js/hub/card.ts';
import { fullHash } from '../../bindings/lists/add.ts';
import { root } from '../../tools/build/paths.ts';
import { openBrowser } from '../../web/browser.ts';
import { newParty, publicKeys, reportOf, signedEntry } from '../hub/parties.ts';
import { post, withHub } from '../hub/support.ts';
import { codeOf, codes, newList, product } from '../lists/support.ts';
import { type ModulesSite, serveModules, settled } from './modules_site.ts';

const own = newList();
const party = newParty('A');
const [listed, free, reported] = [codeOf(17), codeOf(5_000), codeOf(6_000)];
/** As in docs/use: what a page needs for the module, and nothing more. */
const policy = "script-src 'self' 'wasm-unsafe-eval'";
const html =
  '<!doctype html><title>x</title><input id="code"><output id="verdict"></output><script type="module" src="/page.js"></script>';

/** What the page is, but for the hub's address and whether it loads the set: both stand in its address. */
const pageScript = `
  const asked = new URLSearchParams(location.search);
  const { loadCardmend } = await import('/dist/index.js');
  const { httpTransport, openList, watchListed } = await import('/dist/lists.js');
  const { BlockedCards, subscribe } = await import('/dist/hub.js');
  const root = await (await fetch('/list/root.1.json')).text();
  const [cardmend, list] = await Promise.all([
    loadCardmend({ locale: 'en' }),
    openList({ transport: httpTransport('/list'), root, product: '${product}', set: !asked.has('range') }),
  ]);
  const live = new BlockedCards();
  if (asked.has('hub'))
    subscribe({ hub: asked.get('hub'), store: live, publishers: ${JSON.stringify(publicKeys([party]))} });
  const [field, verdict] = [document.querySelector('#code'), document.querySelector('#verdict')];
  let watch;
  field.oninput = () => {
    watch?.stop();
    verdict.textContent = '';
    const onChange = result => (verdict.textContent = result.verdict);
    watch = watchListed(cardmend, list, field.value, { check: { product: '${product}' }, live, onChange });
  };
  globalThis.standing = list.standing;
`;

/** A runtime before Ed25519, and nothing else. */
const withoutEd25519 = `{
  const { importKey } = crypto.subtle;
  crypto.subtle.importKey = (...given) =>
    given[2] === 'Ed25519' ? Promise.reject(new DOMException('', 'NotSupportedError')) : importKey.apply(crypto.subtle, given);
}`;

let browser: Browser;
let site: ModulesSite;

before(async () => {
  await own.add(codes(0, 2_000));
  const { rangeBits } = await own.publish({ now: Date.now() });
  assert.ok(rangeBits >= 2, `${rangeBits}`);
  site = await serveModules({
    ...{
      html,
      policy,
      ready: 'standing',
      scripts: { '/page.js': pageScript, '/vectors.js': await vectorScript() },
    },
    folders: { '/list': own.places.public },
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  site?.close();
});

interface Visit {
  readonly page: Page;
  readonly requests: Request[];
  /** Types a code, and waits for what is said of it. */
  type(code: string): Promise<string>;
  /** The files of the list that were asked for since the last time, without what names them, and their sizes. */
  asked(): Promise<readonly string[]>;
}

async function visit(without: boolean, query: string, work: (visit: Visit) => Promise<void>): Promise<void> {
  const page = await browser.newPage();
  const requests: Request[] = [];
  const troubles: string[] = [];
  page.on('request', request => requests.push(request));
  page.on('pageerror', error => troubles.push(error.message));
  page.on('console', message => message.type() === 'error' && troubles.push(message.text()));
  let told = 0;
  const said = () => page.evaluate("document.querySelector('#verdict').textContent") as Promise<string>;
  try {
    if (without) await page.addInitScript(withoutEd25519);
    await page.goto(`${site.base}/?${query}`);
    assert.equal(((await settled(page, 'standing')) as { version: number }).version, 1);
    await work({
      ...{ page, requests },
      async type(code) {
        await page.fill('#code', code);
        for (;;) {
          const verdict = await said();
          if (verdict !== '') return verdict;
          await sleep(5);
        }
      },
      async asked() {
        const own = requests.slice(told).filter(request => request.url().includes('/list/'));
        told = requests.length;
        return Promise.all(
          own.map(async request => {
            const bytes = (await (await request.response())?.body())?.length;
            return `${new URL(request.url()).pathname.split('/')[2]} ${bytes}`;
          }),
        );
      },
    });
    const script = requests.some(request => request.url().endsWith('/dist/lists_ed25519.js'));
    assert.equal(script, without);
    assert.deepEqual(troubles, []);
  } finally {
    await page.close();
  }
}

/** Nothing that leaves the page is a code, or the hash of one, in whatever form. */
async function tellsNothing(requests: readonly Request[]): Promise<void> {
  const settings = JSON.parse(readFileSync(own.places.settings, 'utf8'));
  const secrets: string[] = [];
  for (const code of [listed, free, reported]) {
    const hash = Buffer.from(await fullHash(settings, code));
    const number = hash.readUIntBE(0, 6);
    secrets.push(
      code,
      hash.toString('hex').slice(0, 11),
      String(number),
      hash.subarray(0, 6).toString('base64'),
    );
  }
  for (const request of requests) {
    const sent = [
      request.method(),
      request.url(),
      JSON.stringify(await request.allHeaders()),
      request.postData() ?? '',
    ];
    const text = decodeURIComponent(sent.join('\n').replace(/%(?![0-9a-f]{2})/gi, '%25')).toLowerCase();
    for (const secret of secrets) assert.equal(text.includes(secret.toLowerCase()), false, request.url());
  }
}

async function report(hub: Hub, number: number, kind: 'block' | 'withdraw'): Promise<void> {
  const card = await cardOf(JSON.parse(readFileSync(own.places.settings, 'utf8')), reported);
  assert.ok(card);
  const [answer] = await post(hub.address, signedEntry(party, number, { ...reportOf(), ...card, kind }));
  assert.equal(answer?.answer, 'added');
}

const question = ['group 1024', 'range 7040'];

for (const without of [false, true]) {
  const how = without ? ', without Ed25519 of its own' : '';

  test(`a page asks a list by its set, and only a hit asks for a range${how}`, () =>
    visit(without, '', async ({ type, asked, requests }) => {
      await asked();
      assert.equal(await type(free), 'valid');
      assert.deepEqual(await asked(), []);
      assert.equal(await type(listed.toLowerCase()), 'doubtful');
      assert.deepEqual(await asked(), question);
      await tellsNothing(requests);
    }));

  test(`a page that asks by range asks for as much, hit or miss${how}`, () =>
    visit(without, 'range', async ({ type, asked, requests }) => {
      await asked();
      assert.equal(await type(free), 'valid');
      assert.deepEqual(await asked(), question);
      assert.equal(await type(listed), 'doubtful');
      assert.deepEqual(await asked(), question);
      await tellsNothing(requests);
    }));

  test(`a report in the hub blocks the code that is typed on an open page, within a second${how}`, t =>
    withHub(
      [party],
      hub =>
        visit(without, `hub=${encodeURIComponent(hub.address)}`, async ({ page, type, asked, requests }) => {
          await asked();
          assert.equal(await type(reported), 'valid');
          const times: number[] = [];
          for (const [i, verdict] of (['doubtful', 'valid', 'doubtful'] as const).entries()) {
            const began = Date.now();
            await report(hub, i + 1, verdict === 'valid' ? 'withdraw' : 'block');
            while ((await page.textContent('#verdict')) !== verdict) {
              assert.ok(Date.now() - began < 20_000, verdict);
              await sleep(5);
            }
            times.push(Date.now() - began);
          }
          t.diagnostic(JSON.stringify({ times }));
          assert.ok((times.sort((a, b) => a - b)[1] ?? 0) < 1_000, times.join());
          // The page asked nobody for that.
          assert.deepEqual(await asked(), []);
          assert.equal(requests.filter(request => request.isNavigationRequest()).length, 1);
          await tellsNothing(requests);
        }),
      { origin: '*' },
    ));
}

/** The vectors of lists, in a page: the functions are none of the package's. */
async function vectorScript(): Promise<string> {
  const names = ['hashes', 'files', 'signatures'] as const;
  const vectors = names.map(
    name => `${name}: ${readFileSync(join(root, `tests/vectors/lists/${name}.json`), 'utf8')}`,
  );
  const contents = `
    import { hashCode } from './bindings/js/lists/code_hash.ts';
    import { verify } from './bindings/js/lists/ed25519_script.ts';
    import { signatureCheck } from './bindings/js/lists/ed25519.ts';
    import { numbersOf, readSetFile } from './bindings/js/lists/set_file.ts';
    import { inSlices } from './bindings/js/lists/slices.ts';
    const { hashes, files, signatures } = { ${vectors.join(',')} };
    const bytes = hex => Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
    const problems = [];
    const same = (name, a, b) => JSON.stringify(a) === JSON.stringify(b) || problems.push(name);
    for (const { hash, ...given } of hashes)
      same(given.product, (await hashCode(given, given.code)).toString(16).padStart(12, '0'), hash);
    for (const { name, numbers, removed, bytes: hex } of files) {
      const found = await inSlices(numbersOf(readSetFile(bytes(hex))));
      same(name, [[...found.numbers], [...found.removed]], [numbers, removed]);
    }
    const own = await signatureCheck();
    for (const check of [own, verify])
      for (const { name, key, message, signature } of signatures) {
        const given = [key, signature, message].map(bytes);
        same(name, await check(...given), true);
        given[1][5] ^= 1;
        same(name, await check(...given), false);
      }
    globalThis.found = { problems, cases: hashes.length + files.length + signatures.length };
  `;
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: root, loader: 'js' },
    ...{
      bundle: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      write: false,
      logLevel: 'error',
    },
    external: ['./lists_ed25519.js'],
  });
  return outputFiles[0]?.text ?? '';
}

test('the vectors of lists hold in the browser', async () => {
  const page = await browser.newPage();
  try {
    await page.goto(`${site.base}/?range`);
    await settled(page, 'standing');
    await page.addScriptTag({ url: '/vectors.js', type: 'module' });
    const { problems, cases } = (await settled(page, 'found')) as { problems: string[]; cases: number };
    assert.deepEqual(problems, []);
    assert.ok(cases >= 6, `${cases}`);
  } finally {
    await page.close();
  }
});
