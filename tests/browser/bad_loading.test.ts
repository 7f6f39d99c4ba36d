// Whatever becomes of the wasm on its way to a page, JavaScript stands in for it, or there is one clear error.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page, Route } from 'playwright-core';
import { type ModulesPage, openModulesPage, settled } from './modules_site.ts';

const script = `
import { loadCardmend } from '/dist/index.js';
globalThis.outcome = await loadCardmend(globalThis.options).then(
  cardmend => ({
    runtime: cardmend.runtime,
    reason: cardmend.fallbackReason?.reason ?? null,
    message: cardmend.fallbackReason?.message ?? '',
    verdict: cardmend.check('3f2a-9Obc-77de-a41b', { product: 'jd.ecard' }).verdict,
  }),
  error => ({ name: error.name, reason: error.reason, message: error.message }),
);
`;

interface Outcome {
  readonly runtime?: string;
  readonly reason: string | null;
  readonly message: string;
  readonly verdict?: string;
  readonly name?: string;
}

const open = (policy: string) =>
  openModulesPage({
    ready: 'outcome',
    html: '<!doctype html><meta charset="utf-8"><title>Loading</title><script type="module" src="/load.js"></script>',
    policy,
    scripts: { '/load.js': script },
  });

let site: ModulesPage;
let strict: ModulesPage;
before(async () => {
  site = await open("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
  strict = await open("default-src 'none'; script-src 'self'; connect-src 'self'");
  await Promise.all([site.load(), strict.load()]);
});
after(() => Promise.all([site.close(), strict.close()]));

type Prepare = (page: Page) => Promise<unknown>;

async function outcomeOf(of: ModulesPage, prepare: Prepare, options: object = {}): Promise<Outcome> {
  const browser = of.page.context().browser() as Browser;
  const page = await browser.newPage();
  try {
    await page.addInitScript(`globalThis.options = ${JSON.stringify(options)}`);
    await prepare(page);
    await page.goto(of.page.url());
    return (await settled(page, 'outcome')) as Outcome;
  } finally {
    await page.close();
  }
}

/** The wasm as it is made to come. */
const coming =
  (spoil: (body: Buffer, route: Route) => Promise<void>): Prepare =>
  page =>
    page.route(/cardmend\.wasm$/, async route => {
      const response = await route.fetch();
      await spoil(await response.body(), route);
    });
const asWasm = (body: Buffer) => ({ contentType: 'application/wasm', body });

/** A digit of the version in the name of its build, in its data and at its end. */
function ofAnotherVersion(body: Buffer): Buffer {
  const other = Buffer.from(body);
  const build = /\d+\.\d+\.\d+\+[0-9a-f]{16}/g;
  for (const { index } of body.toString('latin1').matchAll(build)) other.writeUInt8(0x39, index);
  return other;
}

const blocked = 'globalThis.WebAssembly.instantiate = () => Promise.reject(new RangeError("out of memory"))';

const ways: readonly (readonly [string, () => ModulesPage, Prepare, string, RegExp])[] = [
  [
    '404',
    () => site,
    coming((_, route) => route.fulfill({ status: 404, body: 'none' })),
    'unreachable',
    /404/,
  ],
  ['cut off', () => site, page => page.route(/\.wasm$/, route => route.abort()), 'unreachable', /fetched/],
  [
    'truncated',
    () => site,
    coming((body, route) => route.fulfill(asWasm(body.subarray(0, body.length >> 1)))),
    'corrupt',
    /damaged/,
  ],
  [
    'a page in its place',
    () => site,
    coming((_, route) => route.fulfill({ contentType: 'text/html', body: '<p>Sign in</p>' })),
    'corrupt',
    /text\/html/,
  ],
  [
    'that of another version',
    () => site,
    coming((body, route) => route.fulfill(asWasm(ofAnotherVersion(body)))),
    'mismatch',
    /belongs to the wasm/,
  ],
  ['forbidden by the policy', () => strict, async () => {}, 'unsupported', /wasm-unsafe-eval/],
  [
    'without WebAssembly',
    () => site,
    page => page.addInitScript('delete globalThis.WebAssembly'),
    'unsupported',
    /no WebAssembly/,
  ],
  ['without memory', () => site, page => page.addInitScript(blocked), 'unsupported', /2 MiB/],
];

for (const [name, of, prepare, reason, message] of ways) {
  test(`${name}: JavaScript stands in, and says why`, async () => {
    const outcome = await outcomeOf(of(), prepare);
    assert.deepEqual([outcome.runtime, outcome.reason, outcome.verdict], ['javascript', reason, 'repaired']);
    assert.match(outcome.message, message);
  });

  test(`${name}: one clear error where no JavaScript is wanted, or none can be had`, async () => {
    const without: Prepare = async page => {
      await prepare(page);
      await page.route(/fallback/, route => route.fulfill({ status: 404, body: '' }));
    };
    for (const [ready, options] of [
      [prepare, { fallback: false }],
      [without, {}],
    ] as const) {
      const outcome = await outcomeOf(of(), ready, options);
      assert.equal(outcome.name, 'CardmendLoadError', JSON.stringify(outcome));
      assert.equal(outcome.reason, reason);
      assert.match(outcome.message, message);
    }
  });
}

test('a wasm of the wrong type is taken: its bytes say what it is', async () => {
  const prepare = coming((body, route) => route.fulfill({ contentType: 'text/plain', body }));
  assert.equal((await outcomeOf(site, prepare)).runtime, 'wasm');
});

test('where a policy forbids WebAssembly it is not even asked for', async () => {
  const asked: string[] = [];
  await outcomeOf(strict, async page => page.on('request', request => asked.push(request.url())));
  assert.deepEqual(
    asked.filter(url => url.endsWith('.wasm')),
    [],
  );
  assert.equal(asked.filter(url => url.includes('/fallback/')).length, 2);
});

test('a wasm that was named, and is not there, is an error: nobody asked for another', async () => {
  const outcome = await outcomeOf(site, async () => {}, { wasm: '/none/cardmend.wasm' });
  assert.equal(outcome.name, 'CardmendLoadError');
});

test('a wasm that a bundler has put into a data: URL is read though connect-src forbids it, and not repeated', async () => {
  const data = `data:application/wasm;base64,${'AGFzbQEAAAA'.repeat(4000)}`;
  const outcome = await outcomeOf(site, async () => {}, { wasm: data });
  assert.equal(outcome.reason, 'corrupt');
  assert.ok(outcome.message.length < 400, String(outcome.message.length));
  const outer = await outcomeOf(site, async () => {}, { wasm: `/none/${'x'.repeat(5000)}.wasm` });
  assert.ok(outer.message.length < 500, String(outer.message.length));
});
