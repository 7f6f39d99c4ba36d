import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Client, cards, openClient } from './client.ts';

let shop: Client;
const pages = mkdtempSync(join(tmpdir(), 'cardmend-pages-'));
before(async () => {
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>page</title>');
  mkdirSync(join(pages, 'assets'));
  writeFileSync(join(pages, 'assets', 'page-ABCD1234.js'), 'export {};\n');
  writeFileSync(join(pages, 'assets', 'page-ABCD1234.js.br'), 'not really brotli');
  writeFileSync(join(pages, 'assets', 'cardmend-ABCD1234.wasm'), '\0asm');
  shop = await openClient({ pages });
  await shop.signIn();
});
after(async () => {
  await shop.close();
  rmSync(pages, { recursive: true, force: true });
});

test('no secret of a card is in any file of the gateway or line of its log', async () => {
  const started = await shop.start(cards.fresh);
  await shop.confirm(started.id, shop.sms(started.id));
  await shop.start(cards.unknown);
  await shop.start('3f2a-90bc-77de-a41b');
  const needles = [...Object.values(cards), '3f2a-90bc-77de-a41b', '77DEA41B'].map(s => s.toLowerCase());
  const files = readdirSync(shop.folder);
  assert.ok(files.includes('gateway.db') && files.includes('sms.log'));
  for (const file of files) {
    const text = readFileSync(join(shop.folder, file), 'latin1').toLowerCase();
    for (const needle of needles) assert.ok(!text.includes(needle), `${file} holds a secret`);
  }
  const lines = [...shop.smsLines, ...shop.errors].join('\n').toLowerCase();
  for (const needle of needles) assert.ok(!lines.includes(needle));
  assert.match(lines, /sms to 138\*\*\*\*5678: \d{6} \(attempt [0-9a-f-]{36}\)/);
});

test('the key and the SMS log can be read by their owner only', () => {
  for (const file of ['gateway.key', 'sms.log']) {
    assert.equal(statSync(join(shop.folder, file)).mode & 0o077, 0, file);
  }
});

test('the session cookie is out of reach for scripts and other sites', async () => {
  const reply = await shop.call('POST', '/session', { account: 'demo' });
  const cookie = reply.headers.getSetCookie()[0] ?? '';
  assert.match(cookie, /; Path=\/api; HttpOnly; SameSite=Strict$/);
});

test('every answer carries the security headers; pages are under the strict policy', async () => {
  for (const path of ['/', '/assets/page-ABCD1234.js', '/api/v1/health', '/api/v1/nothing', '/nothing']) {
    const { headers } = await fetch(shop.base + path);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(
      policy,
      /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/,
      path,
    );
    assert.ok(!/unsafe-inline|'unsafe-eval'/.test(policy));
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('x-powered-by'), null);
  }
  assert.equal((await fetch(`${shop.base}/api/v1/health`)).headers.get('cache-control'), 'no-store');
});

test('the page is served with right types, caches and brotli', async () => {
  const page = await fetch(`${shop.base}/`);
  assert.match(page.headers.get('content-type') ?? '', /text\/html; charset=utf-8/);
  assert.equal(page.headers.get('cache-control'), 'no-cache');
  const plain = await fetch(`${shop.base}/assets/page-ABCD1234.js`, {
    headers: { 'accept-encoding': 'identity' },
  });
  assert.match(plain.headers.get('content-type') ?? '', /javascript/);
  assert.match(plain.headers.get('cache-control') ?? '', /immutable/);
  const wasm = await fetch(`${shop.base}/assets/cardmend-ABCD1234.wasm`);
  assert.equal(wasm.headers.get('content-type'), 'application/wasm');
  const squeezed = await fetch(`${shop.base}/assets/page-ABCD1234.js`, {
    method: 'HEAD',
    headers: { 'accept-encoding': 'br' },
  });
  assert.equal(squeezed.headers.get('content-encoding'), 'br');
  assert.match(squeezed.headers.get('content-type') ?? '', /javascript/);
  assert.match(squeezed.headers.get('cache-control') ?? '', /immutable/);
});

test('files outside the page are out of reach', async () => {
  for (const path of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/.env',
  ]) {
    assert.ok([400, 403, 404].includes((await fetch(shop.base + path)).status), path);
  }
});
