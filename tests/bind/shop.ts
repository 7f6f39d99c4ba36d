/** A demo gateway with made-up cards before it, and the command line that binds them. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../tools/build/paths.ts';
import { openGateway } from '../../web/gateway/gateway.ts';
import type { GatewayOptions } from '../../web/gateway/options.ts';
import { openKeyring } from '../../web/gateway/secrets.ts';
import { openSession } from '../../web/gateway/store/accounts.ts';
import { cardRef } from '../../web/gateway/store/kinds.ts';
import { openStore, type Store, write } from '../../web/gateway/store/open.ts';

export interface ShopCard {
  readonly secret: string;
  /** The seal by which the gateway's store knows it. */
  readonly ref: string;
  readonly state: 'active' | 'inactive' | 'expired' | 'unknown';
}

export interface Shop {
  readonly folder: string;
  readonly base: string;
  readonly store: Store;
  readonly token: string;
  readonly cards: readonly ShopCard[];
  readonly clean: string;
  demo(method: string, path: string, body?: object): Promise<unknown>;
  close(): Promise<void>;
}

const account = 'backoffice';

/** One in fifty is inactive, one in fifty-one is expired, one in sixty the shop does not know. */
function stateOf(i: number): ShopCard['state'] {
  if (i % 50 === 49) return 'inactive';
  if (i % 51 === 50) return 'expired';
  return i % 60 === 59 ? 'unknown' : 'active';
}

export async function openShop(count: number, options: Partial<GatewayOptions> = {}): Promise<Shop> {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-bind-'));
  const data = join(folder, 'gateway');
  const gateway = await openGateway({
    folder: data,
    demo: true,
    synchronous: 'NORMAL',
    holdMs: 100,
    ...options,
  });
  const store = openStore(data);
  const keys = openKeyring(join(data, 'gateway.key'));
  const token = openSession(store, keys, account, Date.now());
  const cards = Array.from({ length: count }, (_, i): ShopCard => {
    const secret = `3F2A9B${String(i).padStart(10, '0')}`;
    return { secret, ref: cardRef(keys, { secret }), state: stateOf(i) };
  });
  write(store, () => {
    store.prepare("INSERT INTO accounts (id, phone) VALUES (?, '13700000000')").run(account);
    const add = store.prepare(
      "INSERT INTO cards (ref, last4, kind, state, face) VALUES (?, ?, 'jd.ecard', ?, 100)",
    );
    for (const { ref, secret, state } of cards)
      if (state !== 'unknown') add.run(ref, secret.slice(-4), state);
  });
  const clean = join(folder, 'clean.csv');
  const rows = cards.map(({ secret }) => `${secret},100,jd.ecard,valid`);
  writeFileSync(clean, `secret,value,cardmend_product,cardmend_verdict\n${rows.join('\n')}\n`);
  const base = `${await gateway.listen(0)}/api/v1`;
  return {
    ...{ folder, base, store, token, cards, clean },
    async demo(method, path, body) {
      const sent =
        body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const response = await fetch(`${base}/demo/${path}`, { method, ...sent });
      assert.equal(response.status, 200);
      return response.json();
    },
    async close() {
      store.close();
      await gateway.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The plan of the gateway's interface; `more` stands in the place of its fields. */
export function planOf(base: string, more: object = {}): object {
  const headers = { authorization: `Bearer $${'{env:SHOP_TOKEN}'}` };
  const ours = { at: '/attempt/id', is: '{key}' };
  const answer = { code: ['/code'], text: ['/text'] };
  const bound = [
    { status: [200] },
    { at: '/ok', is: true },
    ours,
    { at: '/attempt/state', in: ['bound', 'pending'] },
  ];
  const refused = [{ status: [200] }, { at: '/ok', is: false }, { at: '/code', there: true }];
  return {
    platform: 'jd',
    bind: {
      method: 'POST',
      url: `${base}/bindings`,
      headers: { ...headers, 'idempotency-key': '{key}' },
      body: { json: { secret: '{secret}', product: '{product}' } },
      answer: { ...answer, bound, refused },
    },
    ask: {
      method: 'GET',
      url: `${base}/bindings/{key}`,
      headers,
      answer: {
        ...answer,
        ...{ bound, refused },
        unknown: [{ status: [404] }, { at: '/code', is: 'no-such-attempt' }],
      },
    },
    rate: { perSecond: 10_000, burst: 1_000 },
    atOnce: 64,
    timeoutMs: 1_000,
    tries: 60,
    waits: { leastMs: 5, mostMs: 50 },
    stop: { account: 10, platform: 10 },
    ...more,
  };
}

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
}

export function start(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd: string = root,
): Started {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'bind', ...words], {
    cwd,
    env: { PATH: process.env.PATH, LANG: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = new Promise<Ran>(done => child.on('close', status => done({ status, out, errors })));
  return { child, ended };
}

/** Writes the plan beside the cards. @returns its path */
export function writePlan(shop: Shop, more: object = {}): string {
  const path = join(shop.folder, 'plan.json');
  writeFileSync(path, JSON.stringify(planOf(shop.base, more)));
  return path;
}

/** How a card must have ended, by the gateway's store. */
export function truthOf({ store }: Shop, { ref }: ShopCard): 'bound' | 'refused' {
  return store.prepare('SELECT 1 FROM bindings WHERE card = ?').get(ref) === undefined ? 'refused' : 'bound';
}
