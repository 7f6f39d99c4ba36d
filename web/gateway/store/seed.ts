import seed from '../cards.json' with { type: 'json' };
import type { Keyring } from '../secrets.ts';
import { note } from './audit.ts';
import { cardRef } from './kinds.ts';
import { type Store, write } from './open.ts';

/** Texts to try, by what they show; `product` is what the form is to be set to. */
export const samples: readonly Sample[] = seed.samples;

/** Puts in the made-up accounts and cards that are not there yet; what happened to the others stays. */
export function sow(store: Store, keys: Keyring, at: number): void {
  const account = store.prepare('INSERT INTO accounts (id, phone) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const card = store.prepare(
    'INSERT INTO cards (ref, last4, kind, state, face) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const bound = store.prepare(
    'INSERT INTO bindings (card, account, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  write(store, () => {
    for (const { id, phone } of seed.accounts) account.run(id, phone);
    for (const { boundTo, ...each } of seed.cards as readonly SeedCard[]) {
      const ref = cardRef(keys, each);
      const last4 = (each.number ?? each.secret).slice(-4);
      const { changes } = card.run(ref, last4, each.kind, each.state, each.face);
      if (changes > 0 && boundTo !== undefined) bound.run(ref, boundTo, at);
    }
  });
}

/** Forgets everything but the sessions, and sows anew: the demo's start over. */
export function resow(store: Store, keys: Keyring, at: number): void {
  write(store, () => {
    for (const table of [
      'bindings',
      'attempts',
      'confirmations',
      'tries',
      'pace',
      'spent_tokens',
      'fault_orders',
      'demo_settings',
      'cards',
    ]) {
      store.exec(`DELETE FROM ${table}`);
    }
    note(store, { at, account: '', card: '', attempt: '', platform: '', event: 'reset' });
  });
  sow(store, keys, at);
}

interface Sample {
  readonly id: string;
  readonly group: string;
  readonly raw: string;
  readonly platform?: string;
  readonly product?: string;
}

interface SeedCard {
  readonly secret: string;
  readonly number?: string;
  /** Where it is meant to be bound, for a reader; the kind decides. JD if omitted. */
  readonly platform?: string;
  readonly kind: string;
  readonly state: string;
  readonly face: number;
  readonly boundTo?: string;
}
