import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultOrder } from '../../web/gateway/faults/orders.ts';
import { type Gateway, openGateway } from '../../web/gateway/gateway.ts';
import type { GatewayOptions } from '../../web/gateway/options.ts';

export const cards = {
  fresh: '3F2A90BC77DEA41B',
  fresh2: '8C41E07D5B93F26A',
  fresh3: 'D05B7E1946AC38F2',
  bound: '71D8B3F60A2EC954',
  mine: '5E07C9A1482FB6D3',
  inactive: 'B92F4D7160C8E3A5',
  expired: '2D6A81F3C74E905B',
  unknown: 'F4C013E7A98B52D6',
  kind: '94B7E62C0F15D8A3',
} as const;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect and fail if it is not there
  readonly body: any;
}

export interface Client {
  readonly base: string;
  readonly folder: string;
  readonly smsLines: string[];
  readonly errors: string[];
  clock: number;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  signIn(account?: string): Promise<void>;
  start(secret: string, id?: string): Promise<Reply & { id: string }>;
  confirm(id: string, sms: string, key?: string): Promise<Reply>;
  /** The SMS code last sent for the attempt, read from the log as its reader would. */
  sms(id: string): string;
  order(...orders: (Partial<FaultOrder> & Pick<FaultOrder, 'fault'>)[]): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A demo gateway on a free port over a folder of its own, with a clock that the test turns. */
export async function openClient(options: Partial<GatewayOptions> = {}): Promise<Client> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'cardmend-gateway-'));
  const smsLines: string[] = [];
  const errors: string[] = [];
  let gateway: Gateway;
  let base = '';
  let cookie = '';
  const open = async (): Promise<void> => {
    gateway = await openGateway({
      demo: true,
      now: () => client.clock,
      onSms: line => smsLines.push(line),
      onError: text => errors.push(text),
      ...options,
      folder,
    });
    base = await gateway.listen(0);
  };
  const client: Client = {
    get base() {
      return base;
    },
    folder,
    smsLines,
    errors,
    clock: Date.now(),
    async call(method, path, body, headers = {}) {
      const response = await fetch(`${base}/api/v1${path}`, {
        method,
        headers: {
          cookie,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    },
    async signIn(account = 'demo') {
      const reply = await this.call('POST', '/session', { account });
      assert.equal(reply.status, 200);
      cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    },
    async start(secret, id = randomUUID()) {
      return { ...(await this.call('PUT', `/attempts/${id}`, { secret })), id };
    },
    confirm(id, sms, key = randomUUID()) {
      return this.call('POST', `/attempts/${id}/confirm`, { sms }, { 'idempotency-key': key });
    },
    sms(id) {
      const lines = readFileSync(join(folder, 'sms.log'), 'utf8').trim().split('\n');
      const last = lines.map(line => JSON.parse(line)).findLast(sms => sms.attempt === id);
      assert.ok(last, 'no SMS was sent for the attempt');
      return last.code;
    },
    async order(...orders) {
      assert.equal((await this.call('PUT', '/demo/faults', { orders })).status, 200);
    },
    async restart() {
      await gateway.close();
      await open();
    },
    async close() {
      await gateway.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
  await open();
  return client;
}
