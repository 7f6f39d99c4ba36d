import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGateway } from '../../web/gateway/gateway.ts';
import { type Keyring, openKeyring } from '../../web/gateway/secrets.ts';
import { cardRef } from '../../web/gateway/store/kinds.ts';
import { openStore, type Store, write } from '../../web/gateway/store/open.ts';

export interface Figures {
  readonly asked: number;
  readonly bound: number;
  readonly boundTwice: number;
  /** Bindings of which the client learnt nothing. */
  readonly lost: number;
  /** Ends that the store knows otherwise. */
  readonly untrue: number;
  readonly requests: number;
  readonly troubles: number;
  readonly unproved: number;
  readonly seconds: number;
}

/** A made-up secret of JD's form for each number. */
const secretOf = (i: number): string => (0x3f2a90bc0000 + i).toString(16).toUpperCase().padStart(16, '7');

/**
 * Binds `count` made-up cards, `together` at a time, while faults of every kind strike `share` of all requests. The
 * client is the plainest that is right: after a lost or odd answer it asks how the attempt stands before it sends again.
 */
export async function bindMany(count: number, together: number, share: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-bindings-'));
  const codes = new Map<string, string>();
  const store = openStore(folder, 'NORMAL');
  const keys = openKeyring(join(folder, 'gateway.key'));
  sowCards(store, keys, count);
  const gateway = await openGateway({
    folder,
    demo: true,
    synchronous: 'NORMAL',
    startsPerMinute: 1e9,
    holdMs: 150,
    onSms: line => {
      const [, code, attempt] = /: (\d{6}) \(attempt (.*)\)/.exec(line) ?? [];
      if (code !== undefined && attempt !== undefined) codes.set(attempt, code);
    },
  });
  const base = `${await gateway.listen(0)}/api/v1`;
  const { send, requests } = clientOf(base);
  let troubles = 0;

  const bindOne = async (i: number): Promise<string> => {
    const id = randomUUID();
    const path = `/attempts/${id}`;
    for (let turn = 0; turn < 200; turn++) {
      const { attempt, code } = (await send('GET', path)) ?? {};
      if (attempt?.id === id && attempt.state === 'bound') return 'bound';
      if (attempt?.id === id && attempt.state === 'waiting') {
        const answer = codes.get(id);
        if (answer === undefined) await send('POST', `${path}/resend`);
        else await send('POST', `${path}/confirm`, { answer });
      } else if (code === 'no-such-attempt') await send('PUT', path, { secret: secretOf(i) });
      else troubles += 1;
    }
    return 'given up';
  };

  try {
    await send('POST', '/session', { account: 'demo' });
    await send('PUT', '/demo/faults', { orders: [], random: { share, seed: 15 } });
    const began = performance.now();
    const ends: string[] = [];
    let next = 0;
    await Promise.all(
      Array.from({ length: together }, async () => {
        for (let i = next++; i < count; i = next++) ends[i] = await bindOne(i);
      }),
    );
    const seconds = (performance.now() - began) / 1_000;
    await send('PUT', '/demo/faults', { orders: [] });
    const proof = (await send('GET', '/demo/audit')) ?? {};
    const owner = store.prepare('SELECT account FROM bindings WHERE card = ?');
    const inStore = ends.map((_, i) => owner.get(cardRef(keys, { secret: secretOf(i) })) !== undefined);
    return {
      asked: count,
      bound: ends.filter(end => end === 'bound').length,
      boundTwice: proof.boundTwice ?? -1,
      unproved: proof.unproved ?? -1,
      lost: ends.filter((end, i) => end !== 'bound' && inStore[i]).length,
      untrue: ends.filter((end, i) => (end === 'bound') !== inStore[i]).length,
      requests: requests(),
      troubles,
      seconds,
    };
  } finally {
    store.close();
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function sowCards(store: Store, keys: Keyring, count: number): void {
  write(store, () => {
    const card = store.prepare("INSERT INTO cards VALUES (?, '', 'jd.ecard', 'active', 100)");
    for (let i = 0; i < count; i++) card.run(cardRef(keys, { secret: secretOf(i) }));
  });
}

/** Sends as the person who signed in; `null` for an answer that is lost or no JSON. */
function clientOf(base: string) {
  let sent = 0;
  let cookie = '';
  const send = async (method: string, path: string, body?: unknown): Promise<Body | null> => {
    sent += 1;
    try {
      const response = await fetch(base + path, {
        method,
        signal: AbortSignal.timeout(5_000),
        headers: {
          cookie,
          'idempotency-key': randomUUID(),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (path === '/session') cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      return (await response.json()) as Body;
    } catch {
      return null;
    }
  };
  return { send, requests: (): number => sent };
}

interface Body {
  readonly attempt?: { readonly id: string; readonly state: string };
  readonly code?: string;
  readonly boundTwice?: number;
  readonly unproved?: number;
}
