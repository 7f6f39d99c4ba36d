// Loading: from everything it may be loaded from, and one clear error for everything that may be wrong.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CardmendLoadError, type LoadFailure, type LoadOptions, loadCardmend } from '../../dist/index.js';
import { root } from '../../tools/build/paths.ts';

const path = join(root, 'dist/cardmend.wasm');
const bytes = new Uint8Array(readFileSync(path));
interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly location?: string;
  readonly body: Uint8Array | string;
}
const answers: Record<string, () => Answer> = {
  '/good.wasm': () => ({ type: 'application/wasm', body: bytes }),
  '/octets.wasm': () => ({ type: 'application/octet-stream', body: bytes }),
  '/page.wasm': () => ({ type: 'text/html', body: '<!doctype html><p>Sign in</p>' }),
  '/moved.wasm': () => ({ status: 302, location: '/page.wasm', body: '' }),
  '/other.wasm': () => ({
    type: 'application/wasm',
    body: new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
  }),
};
let server: Server;
let origin = '';
let requests: string[] = [];

before(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const answer: Answer = answers[request.url ?? '']?.() ?? { status: 404, body: 'no such file' };
    response
      .writeHead(answer.status ?? 200, {
        'content-type': answer.type ?? 'text/plain',
        ...(answer.location !== undefined && { location: answer.location }),
      })
      .end(answer.body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());

const works = async (wasm?: LoadOptions['wasm']) => {
  const cardmend = await loadCardmend(wasm === undefined ? {} : { wasm });
  assert.equal(cardmend.check('3f2a-90bc-77de-a41b', { product: 'jd.ecard' }).code, '3F2A90BC77DEA41B');
  // Not by the JavaScript that stands in where something is wrong with the wasm.
  assert.equal(cardmend.runtime, 'wasm');
  return cardmend;
};

test('from the file beside the module, which is the default', async () => {
  const cardmend = await works();
  assert.equal(cardmend.version, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
  assert.equal(cardmend.locale, 'en');
});

test('from URLs, responses, bytes and a compiled module', async () => {
  requests = [];
  await works(pathToFileURL(path));
  await works(`${origin}/good.wasm`);
  await works(new URL(`${origin}/octets.wasm`));
  await works(fetch(`${origin}/good.wasm`));
  await works(await fetch(`${origin}/good.wasm`));
  await works(bytes);
  await works(bytes.buffer);
  await works(new DataView(bytes.buffer));
  await works(await WebAssembly.compile(bytes));
  await works(WebAssembly.compile(bytes));
  await works(Promise.resolve(bytes));
  assert.equal(requests.length, 4);
});

test('instances are independent of each other', async () => {
  const [one, other] = await Promise.all([works(), works()]);
  const result = one?.check('3F2A', { product: 'jd.ecard' });
  other?.wipe();
  assert.equal(result?.findings[0]?.kind, 'too-short');
});

const changed = (at: number) => {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

/** The build's name stands at the very end; a digit of it changed makes it another build. */
const otherBuild = () => {
  const copy = bytes.slice();
  copy[copy.length - 1] = copy[copy.length - 1] === 0x30 ? 0x31 : 0x30;
  return copy;
};

const failures: readonly (readonly [string, LoadFailure, RegExp, () => LoadOptions['wasm']])[] = [
  ['missing', 'unreachable', /404/, () => `${origin}/none.wasm`],
  [
    'a missing file',
    'unreachable',
    /none\.wasm could not be read.* deployed beside/,
    () => pathToFileURL(join(root, 'dist/none.wasm')),
  ],
  ['an origin that is down', 'unreachable', /could not be fetched/, () => 'http://127.0.0.1:9/x.wasm'],
  ['a URL that cannot be resolved', 'unreachable', /absolute/, () => 'cardmend.wasm'],
  ['a request that failed', 'unreachable', /request/, () => Promise.reject(new Error('cut'))],
  ['a page', 'corrupt', /no WebAssembly: .*:\d+\/page\.wasm \(text\/html\)/, () => `${origin}/page.wasm`],
  ['a page after a redirect', 'corrupt', /no WebAssembly: .*:\d+\/page\.wasm/, () => `${origin}/moved.wasm`],
  ['a page as a response', 'corrupt', /no WebAssembly: .*\/page\.wasm/, () => fetch(`${origin}/page.wasm`)],
  ['another program of an address', 'mismatch', /\/other\.wasm .*another pro/, () => `${origin}/other.wasm`],
  ['nothing', 'corrupt', /no WebAssembly: the bytes given as \{ wasm \}/, () => new Uint8Array()],
  ['half of it', 'corrupt', /could not be compiled/, () => bytes.slice(0, bytes.length >> 1)],
  ['a bit turned in its data', 'corrupt', /bytes differ/, () => changed(bytes.length - 200)],
  ['another program', 'mismatch', /another program/, () => new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])],
  [
    "another part's",
    'mismatch',
    /; is it cardmend\.wasm, and not the wasm of another part\? Else deploy index\.js and cardmend\.wasm/,
    () => readFileSync(join(root, 'dist/cardmend-check.wasm')),
  ],
  ['another build', 'mismatch', /belongs to the wasm .*clear caches/, otherBuild],
];

for (const [name, reason, message, wasm] of failures) {
  test(`${name}: one clear error with its reason`, async () => {
    const error: unknown = await loadCardmend({ wasm: wasm() as string }).catch(error => error);
    assert.ok(error instanceof CardmendLoadError, String(error));
    assert.equal(error.reason, reason, error.message);
    assert.match(error.message, message);
  });
}

test('a failed request keeps its cause', async () => {
  const cause = new Error('cut');
  await assert.rejects(loadCardmend({ wasm: Promise.reject(cause) }), { reason: 'unreachable', cause });
});

test('misuse: a wasm of another kind, a locale that there is none of', async () => {
  await assert.rejects(loadCardmend({ wasm: 7 as never }), TypeError);
  await assert.rejects(loadCardmend({ wasm: Promise.resolve(7) }), TypeError);
  await assert.rejects(loadCardmend({ fallback: 'no' as never }), {
    name: 'TypeError',
    message: /fallback must be true or false/,
  });
  await assert.rejects(loadCardmend({ locale: 'fr' as never }), { name: 'RangeError', message: /zh-CN/ });
  await assert.rejects(loadCardmend(null as never), TypeError);
});

test('a locale whose file is missing is told as such', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'cardmend-'));
  try {
    cpSync(join(root, 'dist'), copy, { recursive: true });
    writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
    rmSync(join(copy, 'lines/whole/zh-CN.js'));
    const other = (await import(
      pathToFileURL(join(copy, 'index.js')).href
    )) as typeof import('../../dist/index.js');
    await assert.rejects(other.loadCardmend({ locale: 'zh-CN' }), {
      name: 'CardmendLoadError',
      reason: 'locale',
    });
    await other.loadCardmend({ locale: 'en' });
  } finally {
    rmSync(copy, { recursive: true });
  }
});

test('the wasm keeps to the first WebAssembly: it validates with every later feature off', () => {
  const { status, stderr } = spawnSync(
    process.env.CARDMEND_WASM_OPT ?? 'wasm-opt',
    ['--mvp-features', path, '-o', '/dev/null'],
    {
      encoding: 'utf8',
    },
  );
  assert.equal(status, 0, stderr);
});
