import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultOrder } from '../../web/gateway/faults/orders.ts';
import { type Gateway, openGateway } from '../../web/gateway/gateway.ts';
import type { GatewayOptions } from '../../web/gateway/options.ts';
import { platforms } from '../../web/gateway/platforms/platforms.ts';

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

/** JD's texts by its codes. */
export const answers = Object.fromEntries(
  Object.values(platforms.jd.answers).map(({ code, text }) => [code, text]),
) as Readonly<Record<keyof typeof platforms.jd.answers, string>>;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect and fail if it is not there
  readonly body: any;
}

/** A demo gateway on a free port over a folder of its own, with a clock that the test turns. */
export async function openClient(options: Partial<GatewayOptions> = {}): Promise<Client> {
  const client = new Client(options);
  await client.open();
  return client;
}

export class Client {
  readonly folder: string;
  readonly smsLines: string[] = [];
  readonly errors: string[] = [];
  clock = Date.now();
  readonly #options: Partial<GatewayOptions>;
  #gateway: Gateway | null = null;
  #base = '';
  #cookie = '';

  constructor(options: Partial<GatewayOptions>) {
    this.#options = options;
    this.folder = options.folder ?? mkdtempSync(join(tmpdir(), 'cardmend-gateway-'));
  }

  get base(): string {
    return this.#base;
  }

  async open(): Promise<void> {
    this.#gateway = await openGateway({
      demo: true,
      now: () => this.clock,
      onSms: line => this.smsLines.push(line),
      onError: text => this.errors.push(text),
      ...this.#options,
      folder: this.folder,
    });
    this.#base = await this.#gateway.listen(0);
  }

  async restart(): Promise<void> {
    await this.#gateway?.close();
    await this.open();
  }

  async close(): Promise<void> {
    await this.#gateway?.close();
    if (this.#options.folder === undefined) rmSync(this.folder, { recursive: true, force: true });
  }

  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const response = await fetch(`${this.#base}/api/v1${path}`, {
      method,
      headers: {
        cookie: this.#cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  async signIn(account = 'demo'): Promise<void> {
    const reply = await this.call('POST', '/session', { account });
    assert.equal(reply.status, 200);
    this.#cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  }

  async start(secret: string, id: string = randomUUID()): Promise<Reply & { id: string }> {
    return { ...(await this.call('PUT', `/attempts/${id}`, { secret })), id };
  }

  confirm(id: string, sms: string, key: string = randomUUID()): Promise<Reply> {
    return this.call('POST', `/attempts/${id}/confirm`, { answer: sms }, { 'idempotency-key': key });
  }

  /** The SMS code last sent for the attempt, read from the log as its reader would. */
  sms(id: string): string {
    const lines = readFileSync(join(this.folder, 'sms.log'), 'utf8').trim().split('\n');
    const last = lines.map(line => JSON.parse(line)).findLast(sms => sms.attempt === id);
    assert.ok(last, 'no SMS was sent for the attempt');
    return last.code;
  }

  async order(...orders: (Partial<FaultOrder> & Pick<FaultOrder, 'fault'>)[]): Promise<void> {
    assert.equal((await this.call('PUT', '/demo/faults', { orders })).status, 200);
  }
}
