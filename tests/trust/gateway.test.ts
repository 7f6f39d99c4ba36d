// The gateway keeps no code: whatever is sent to any of its routes, in whatever place, is in no file of its folder, no line of
// its logs and no answer.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../tools/build/paths.ts';
import { type Client, cards, openClient } from '../gateway/client.ts';
import { formsOf, newCanary, Search } from './canary.ts';

const canary = newCanary();
const { code, number, answer } = canary;
const search = new Search(canary);
const id = '00000000-0000-4000-8000-00000000000';

let shop: Client;
before(async () => {
  shop = await openClient({ startsPerMinute: 10_000, paceFirstMs: 0, parties: true });
  await shop.signIn();
});
after(() => shop.close());

type Row = readonly [
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
];

const key = { 'idempotency-key': '11111111-1111-4111-8111-111111111111' };

/** For each route calls that are right, wrong, and that have a code where none belongs. */
const rows: Readonly<Record<string, readonly Row[]>> = {
  'GET /health': [
    ['GET', '/health'],
    ['GET', `/health?code=${code}`],
  ],
  'PUT /attempts/:attempt': [
    ...Object.values(formsOf(canary)).map((secret, i): Row => ['PUT', `/attempts/${id}${i}`, { secret }]),
    ['PUT', `/attempts/${id}a`, { secret: code, number, product: 'jd.ecard', platform: 'suning' }],
    ['PUT', `/attempts/${id}b`, { secret: [code], number: { code } }],
    ['PUT', `/attempts/${id}c`, { [code]: code }],
    ['PUT', `/attempts/${id}d`, `{"secret": "${code}`],
    ['PUT', `/attempts/${code}`, { secret: code }],
    ['PUT', `/attempts/${id}e`, { secret: code, product: code, platform: code, channel: code }],
  ],
  'GET /attempts/:attempt': [
    ['GET', `/attempts/${id}0`],
    ['GET', `/attempts/${code}`],
  ],
  'POST /attempts/:attempt/confirm': [
    ['POST', `/attempts/${id}f/confirm`, { answer }, key],
    ['POST', `/attempts/${id}f/confirm`, { answer: code }, { 'idempotency-key': code }],
    ['POST', `/attempts/${id}0/confirm`, { answer: [answer] }, key],
  ],
  'POST /attempts/:attempt/resend': [
    ['POST', `/attempts/${id}f/resend`, {}],
    ['POST', `/attempts/${code}/resend`, {}],
  ],
  'GET /cards': [
    ['GET', '/cards'],
    ['GET', `/cards?code=${code}`],
  ],
  'POST /bindings': [
    ['POST', '/bindings', { secret: code, number }, key],
    ['POST', '/bindings', { secret: code }, { 'idempotency-key': code }],
  ],
  'GET /bindings/:key': [['GET', `/bindings/${code}`]],
  'GET /session': [['GET', '/session']],
  'POST /session': [
    ['POST', '/session', { account: code }],
    ['POST', '/session', { account: [code] }],
  ],
  'GET /faults': [['GET', '/demo/faults']],
  'PUT /faults': [
    ['PUT', '/demo/faults', { orders: [{ fault: code }] }],
    ['PUT', '/demo/faults', code],
  ],
  'GET /load': [['GET', '/demo/load']],
  'PUT /load': [['PUT', '/demo/load', { ratePerSecond: code }]],
  'GET /samples': [['GET', '/demo/samples']],
  'GET /phone': [
    ['GET', '/demo/phone'],
    ['GET', `/demo/phone?attempt=${code}`],
  ],
  'GET /audit': [['GET', '/demo/audit']],
  'POST /receipt': [
    ['POST', '/demo/receipt', { code }],
    ['POST', '/demo/receipt'],
  ],
  'POST /reset': [['POST', '/demo/reset', { code }]],
  'GET /parties': [['GET', '/parties']],
  'POST /parties/:platform/reports': [
    ['POST', '/parties/jd/reports', { kind: 'block', product: 'jd.ecard', secret: code, reason: 'stolen' }],
    [
      'POST',
      '/parties/jd/reports',
      { kind: 'withdraw', product: 'jd.ecard', secret: code, reason: 'stolen' },
    ],
    ['POST', `/parties/${code}/reports`, { kind: code, product: code, secret: [code], reason: code }],
  ],
  // Beside the interface.
  'GET /hub/events': [['GET', `/../../hub/events?after=${code}`]],
  'GET /travel': [['GET', '/demo/travel']],
  'PUT /travel': [
    ['PUT', '/demo/travel', { mood: 'forges' }],
    ['PUT', '/demo/travel', { mood: code }],
  ],
  'DELETE /session': [['DELETE', '/session']],
};

test('every route of the gateway is in the table', () => {
  const folder = join(root, 'web/gateway/routes');
  const sources = [join(root, 'web/gateway/gateway.ts')].concat(
    readdirSync(folder).map(name => join(folder, name)),
  );
  const routes = sources.flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/app\.(get|put|post|delete|patch)\b[^(]*\(\s*'([^']*)'/g)].map(
      ([, method, path]) => `${method?.toUpperCase()} ${path}`,
    ),
  );
  assert.ok(routes.length > 15, String(routes.length));
  assert.deepEqual(
    routes.filter(route => !(route in rows)),
    [],
  );
});

test('no code that was sent is in an answer, a log or a file', async () => {
  const waiting = `${id}f`;
  await shop.call('PUT', `/attempts/${waiting}`, { secret: cards.fresh });
  const found: string[] = [];
  for (const [route, calls] of Object.entries(rows))
    for (const [i, [method, path, body, headers]] of calls.entries()) {
      const reply = await shop.call(method, path, body, headers);
      const said = JSON.stringify([reply.body, [...reply.headers]]);
      if (search.inText(said).length > 0) found.push(`${route} ${i}: its answer`);
    }
  const files = (readdirSync(shop.folder, { recursive: true }) as string[]).filter(name =>
    statSync(join(shop.folder, name)).isFile(),
  );
  for (const name of files)
    if (search.inBytes(readFileSync(join(shop.folder, name))).length > 0) found.push(name);
  if (search.inText([...shop.smsLines, ...shop.errors].join('\n')).length > 0) found.push('a log');
  assert.deepEqual(found, []);
});
