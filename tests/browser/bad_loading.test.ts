// Whatever becomes of the wasm on its way to a page, JavaScript stands in for it, or there is one clear error.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { type ModulesPage, openModulesPage, settled } from './modules_site.ts';

/** What the address asks for, ahead of every other script. */
const first = `
const { options, before } = JSON.parse(decodeURIComponent(location.hash.slice(1) || '{}'));
globalThis.options = options;
if (before === 'without WebAssembly') delete globalThis.WebAssembly;
if (before === 'without memory')
  globalThis.WebAssembly.instantiate = () => Promise.reject(new RangeError('out of memory'));
`;

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
    html: '<!doctype html><meta charset="utf-8"><title>Loading</title><script src="/first.js"></script><script type="module" src="/load.js"></script>',
    policy,
    scripts: { '/first.js': first, '/load.js': script },
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

/** What the page is to make of its globals before any other script. */
type Before = 'without WebAssembly' | 'without memory';

/** Loads the same page again, at another address each time: a new page would start a new process of the browser. */
let loads = 0;
async function outcomeOf(
  { page }: ModulesPage,
  prepare: Prepare,
  asked: { readonly options?: object; readonly before?: Before | undefined } = {},
): Promise<Outcome> {
  try {
    await prepare(page);
    const address = new URL(`/?${++loads}`, page.url());
    address.hash = encodeURIComponent(JSON.stringify(asked));
    await page.goto(address.href);
    return (await settled(page, 'outcome')) as Outcome;
  } finally {
    await page.unrouteAll();
    page.removeAllListeners('request');
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

const nothing: Prepare = async () => {};

const ways: readonly (readonly [string, () => ModulesPage, Prepare, string, RegExp, Before?])[] = [
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
  ['forbidden by the policy', () => strict, nothing, 'unsupported', /wasm-unsafe-eval/],
  ['without WebAssembly', () => site, nothing, 'unsupported', /no WebAssembly/, 'without WebAssembly'],
  ['without memory', () => site, nothing, 'unsupported', /2 MiB/, 'without memory'],
];

for (const [name, of, prepare, reason, message, before] of ways) {
  test(`${name}: JavaScript stands in, and says why`, async () => {
    const outcome = await outcomeOf(of(), prepare, { before });
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
      const outcome = await outcomeOf(of(), ready, { options, before });
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
  const outcome = await outcomeOf(site, nothing, { options: { wasm: '/none/cardmend.wasm' } });
  assert.equal(outcome.name, 'CardmendLoadError');
});

test('a wasm that a bundler has put into a data: URL is read though connect-src forbids it, and not repeated', async () => {
  const data = `data:application/wasm;base64,${'AGFzbQEAAAA'.repeat(4000)}`;
  const outcome = await outcomeOf(site, nothing, { options: { wasm: data } });
  assert.equal(outcome.reason, 'corrupt');
  assert.ok(outcome.message.length < 400, String(outcome.message.length));
  const outer = await outcomeOf(site, nothing, { options: { wasm: `/none/${'x'.repeat(5000)}.wasm` } });
  assert.ok(outer.message.length < 500, String(outer.message.length));
});
