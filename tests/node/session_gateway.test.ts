// The gateway's four questions as HTTP: the address, the method, the headers and the body of each, and what comes back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatewayOver } from '../../bindings/js/session/runner/gateway.ts';
import type { Call, FetchLike, GatewayOptions } from '../../bindings/js/session/transport.ts';

const { signal } = new AbortController();
const call = { signal } as unknown as Call;
const card = { secret: 'ABCD', number: '12', product: 'jd.ecard' };

function gateway(options: Partial<GatewayOptions> = {}) {
  const asked: unknown[] = [];
  const fetch = (async (url: string, init: object) => {
    asked.push({ url, ...init });
    return { status: 201, headers: { a: 'b' }, text: async () => 'said' };
  }) as unknown as FetchLike;
  return { asked, over: gatewayOver({ fetch, platform: 'jd', channel: 'web', ...options }) };
}

const accept = 'application/json';
const json = { accept, 'content-type': accept };

test('each question, and its answer as it came', async () => {
  const { asked, over } = gateway();
  const reply = { status: 201, headers: { a: 'b' }, text: 'said' };
  assert.deepEqual(await over.start('i', card as never, call), reply);
  assert.deepEqual(await over.confirm('i', '123456', 'k', call), reply);
  assert.deepEqual(await over.resend('i', call), reply);
  assert.deepEqual(await over.status('i', call), reply);
  const base = '/api/v1/attempts/i';
  const body = JSON.stringify({ platform: 'jd', channel: 'web', ...card });
  assert.deepEqual(asked, [
    { url: base, method: 'PUT', headers: json, signal, body },
    {
      ...{ url: `${base}/confirm`, method: 'POST', headers: { ...json, 'idempotency-key': 'k' } },
      ...{ signal, body: '{"answer":"123456"}' },
    },
    { url: `${base}/resend`, method: 'POST', headers: json, signal, body: '{}' },
    { url: base, method: 'GET', headers: { accept }, signal },
  ]);
});

test("a page's own base and headers, and the runtime's fetch where it hands in none", async () => {
  const { asked, over } = gateway({ base: 'https://shop.example/x', headers: { accept: 'own', token: 't' } });
  await over.status('i', call);
  assert.deepEqual(asked, [
    {
      url: 'https://shop.example/x/attempts/i',
      method: 'GET',
      headers: { accept: 'own', token: 't' },
      signal,
    },
  ]);
  const { fetch } = globalThis;
  try {
    globalThis.fetch = async url => new Response(`asked ${url}`, { status: 202 });
    const { status, text } = await gatewayOver({ platform: 'jd', channel: 'web' }).status('i', call);
    assert.deepEqual([status, text], [202, 'asked /api/v1/attempts/i']);
  } finally {
    globalThis.fetch = fetch;
  }
});
