/** The four platforms: the demo gateway's own rules, store and words, asked in this process and on a clock that is handed in. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reply } from '../../bindings/js/session/transport.ts';
import { type Answer, refusal } from '../../web/gateway/answers.ts';
import * as binding from '../../web/gateway/binding.ts';
import { settle } from '../../web/gateway/options.ts';
import { openKeyring } from '../../web/gateway/secrets.ts';
import { audit } from '../../web/gateway/store/audit.ts';
import { ownerOf } from '../../web/gateway/store/cards.ts';
import { cardRef } from '../../web/gateway/store/kinds.ts';
import { openStore, write } from '../../web/gateway/store/open.ts';
import { dynamicToken, payPassword, qrText } from '../../web/gateway/verification.ts';
import type { Person } from './people.ts';

/** What a platform has met of one person. */
export interface Met {
  /** Attempts that were started. */
  starts: number;
  /** Of them those of a code that there is not. */
  wrongCodes: number;
  /** How often it locked the card or the account. */
  locks: number;
  /** How often it asked to slow down. */
  paced: number;
}

export interface Customer {
  readonly met: Met;
  start(attempt: string, secret: string): Reply;
  confirm(attempt: string, key: string, answer: string): Reply;
  resend(attempt: string): Reply;
  status(attempt: string): Reply;
  /** The refusal of an account that lacks rights, in the platform's words. */
  restricted(): Reply;
  /** What the person has at hand for the verification; empty while no SMS has come. */
  answer(attempt: string): string;
  /** Whether the card is this person's. */
  isBound(): boolean;
}

const replyOf = ({ status, body, retryAfter }: Answer): Reply => ({
  status,
  headers: {
    'content-type': 'application/json',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  },
  text: JSON.stringify(body),
});

export class Platform {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cardmend-simulation-'));
  readonly #desk: binding.Desk;
  readonly #sms = new Map<string, string>();

  constructor(now: () => number) {
    const settings = settle({ folder: this.#folder, synchronous: 'NORMAL', now });
    const store = openStore(settings.folder, settings.synchronous);
    // Nothing of it outlives the run.
    for (const fast of ['journal_mode = MEMORY', 'synchronous = OFF', 'locking_mode = EXCLUSIVE'])
      store.pragma(fast);
    this.#desk = {
      store,
      keys: openKeyring(join(settings.folder, 'gateway.key')),
      outbox: { path: '', send: ({ attempt, code }) => this.#sms.set(attempt, code), read: () => [] },
      settings,
      parties: null,
    };
  }

  /** Lets the person have an account, and gives out the card. */
  admit({ index, platform, product, secret, number }: Person): Customer {
    const desk = this.#desk;
    const { store, keys } = desk;
    const account = { id: `person${index}`, phone: '13700000000' };
    const numbered = number === undefined ? {} : { number };
    const ref = cardRef(keys, { secret, ...numbered });
    write(store, () => {
      store.prepare('INSERT INTO accounts (id, phone) VALUES (?, ?)').run(account.id, account.phone);
      store
        .prepare("INSERT INTO cards (ref, last4, kind, state, face) VALUES (?, ?, ?, 'active', 100)")
        .run(ref, secret.slice(-4), product);
    });
    const met: Met = { starts: 0, wrongCodes: 0, locks: 0, paced: 0 };
    const told = (answer: Answer): Reply => {
      if (answer.status === 423 || answer.body.triesLeft === 0) met.locks += 1;
      if (answer.status === 429) met.paced += 1;
      return replyOf(answer);
    };
    return {
      met,
      start: (attempt, typed) => {
        met.starts += 1;
        if (typed !== secret) met.wrongCodes += 1;
        const asked = { platform, product, secret: typed, ...numbered };
        return told(binding.start(desk, account, attempt, asked, { address: account.id, smsWorks: true }));
      },
      confirm: (attempt, key, answer) => told(binding.confirm(desk, account, attempt, key, answer)),
      resend: attempt => told(binding.resend(desk, account, attempt, true)),
      status: attempt => told(binding.status(desk, account, attempt)),
      restricted: () => replyOf(refusal('restricted', {}, 200, platform)),
      answer: attempt => {
        const now = desk.settings.now();
        if (platform === 'jd') return this.#sms.get(attempt) ?? '';
        if (platform === 'taobao') return qrText(keys, ref);
        return platform === 'pinduoduo' ? payPassword(keys, account.id) : dynamicToken(keys, account.id, now);
      },
      isBound: () => ownerOf(store, ref) === account.id,
    };
  }

  /** What the append-only table proves of all bindings. */
  audit(): { readonly bound: number; readonly boundTwice: number; readonly unproved: number } {
    return audit(this.#desk.store, 0);
  }

  close(): void {
    this.#desk.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
