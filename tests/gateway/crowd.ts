import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Gateway, openGateway } from '../../web/gateway/gateway.ts';
import type { GatewayOptions } from '../../web/gateway/options.ts';
import type { PlatformId } from '../../web/gateway/platforms/platforms.ts';
import { openKeyring } from '../../web/gateway/secrets.ts';
import { openSession } from '../../web/gateway/store/accounts.ts';
import { cardRef } from '../../web/gateway/store/kinds.ts';
import { openStore, type Store, write } from '../../web/gateway/store/open.ts';
import { dynamicToken, payPassword, qrText } from '../../web/gateway/verification.ts';

/** One person who wants to bind one card, with all that the person has at hand. */
export interface Person {
  readonly account: string;
  readonly cookie: string;
  readonly platform: PlatformId;
  readonly secret: string;
  readonly number?: string;
  /** The seal by which the store knows the card. */
  readonly ref: string;
  readonly cardState: 'active' | 'inactive' | 'expired';
  /** Gives a wrong answer first. */
  readonly errs: boolean;
  /** What the verification of an attempt asks for; `undefined` while no SMS has come. */
  answer(attempt: string): string | undefined;
}

/** A gateway with a crowd before it. */
export interface Crowd {
  readonly people: readonly Person[];
  readonly store: Store;
  readonly base: string;
  close(): Promise<void>;
}

const platforms = ['jd', 'taobao', 'pinduoduo', 'suning'] as const;
const kinds = {
  jd: 'jd.ecard',
  taobao: 'taobao.gift-card',
  pinduoduo: 'pinduoduo.gift-card',
  suning: 'suning.gift-card',
} as const satisfies Record<PlatformId, string>;

/** Every so many-th card is wanted by two at once, is not active, is expired; every so many-th person errs first. */
const contested = 20;
const inactive = 50;
const expired = 51;
const erring = 20;

/** A made-up card; no two are alike. */
function cardOf(platform: PlatformId, i: number): { secret: string; number?: string } {
  const serial = String(i).padStart(10, '0');
  if (platform === 'suning')
    return { number: `710028${serial}`, secret: String(i % 1_000_000).padStart(6, '0') };
  return { secret: platform === 'jd' ? `3F2A9B${serial}` : `8K${serial}` };
}

/**
 * Opens a gateway whose store holds the cards, the accounts and the sessions of `count` people, over all platforms in
 * turn. Its clock stands still: codes and tokens stay what they are, however long the run takes.
 */
export async function openCrowd(count: number, options: Partial<GatewayOptions>): Promise<Crowd> {
  const folder = mkdtempSync(join(tmpdir(), 'cardmend-crowd-'));
  const now = Date.now();
  const codes = new Map<string, string>();
  const gateway: Gateway = await openGateway({
    folder,
    demo: true,
    now: () => now,
    // The clock stands still, and what has ended without a binding is started again.
    startsPerMinute: 10 * count,
    startsPerAddress: 10 * count,
    // Who had to wait so long that an SMS is stale for the session would never get another one.
    smsEveryMs: 0,
    onSms: line => {
      const [, code, attempt] = /: (\d{6}) \(attempt (.*)\)/.exec(line) ?? [];
      if (code !== undefined && attempt !== undefined) codes.set(attempt, code);
    },
    ...options,
  });
  const store = openStore(folder);
  const keys = openKeyring(join(folder, 'gateway.key'));

  const person = (i: number): Person => {
    const rival = i % contested === contested - 1;
    const of = rival ? i - 1 : i;
    const platform = platforms[Math.floor(of / 2) % platforms.length] ?? 'jd';
    const card = cardOf(platform, of);
    const ref = cardRef(keys, card);
    const account = `crowd${i}`;
    const token = openSession(store, keys, account, now);
    const cardState = of % inactive === 0 ? 'inactive' : of % expired === 0 ? 'expired' : 'active';
    store.prepare("INSERT INTO accounts (id, phone) VALUES (?, '13700000000')").run(account);
    if (!rival) {
      store
        .prepare('INSERT INTO cards (ref, last4, kind, state, face) VALUES (?, ?, ?, ?, 100)')
        .run(ref, (card.number ?? card.secret).slice(-4), kinds[platform], cardState);
    }
    const answers = {
      jd: (attempt: string) => codes.get(attempt),
      taobao: () => qrText(keys, ref),
      pinduoduo: () => payPassword(keys, account),
      suning: () => dynamicToken(keys, account, now),
    };
    return {
      ...{ account, platform, ...card, ref, cardState },
      cookie: `cardmend_session=${token}`,
      // A wrong token spends the minute, and the clock stands.
      errs: i % erring === 0 && platform !== 'suning',
      answer: answers[platform],
    };
  };
  const people = write(store, () => Array.from({ length: count }, (_, i) => person(i)));

  return {
    people,
    store,
    base: `${await gateway.listen(0)}/api/v1`,
    async close() {
      store.close();
      await gateway.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Lets all do their `work`, at most `most` at a time, in their order. */
export async function together<T, R>(
  all: readonly T[],
  most: number,
  work: (one: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < all.length; i = next++) results[i] = await work(all[i] as T);
  };
  await Promise.all(Array.from({ length: most }, lane));
  return results;
}
