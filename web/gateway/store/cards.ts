import type { Store } from './open.ts';

export interface Card {
  readonly ref: string;
  readonly last4: string;
  readonly kind: string;
  readonly state: string;
  readonly face: number;
}

export function findCard(store: Store, ref: string): Card | null {
  return (
    (store.prepare('SELECT ref, last4, kind, state, face FROM cards WHERE ref = ?').get(ref) as Card) ?? null
  );
}

/** Whose the card is; `null` if it is free. */
export function ownerOf(store: Store, ref: string): string | null {
  const row = store.prepare('SELECT account FROM bindings WHERE card = ?').get(ref) as
    | { account: string }
    | undefined;
  return row?.account ?? null;
}

/** Binds the card unless it is bound; says whether it did. */
export function bind(store: Store, ref: string, account: string, attempt: string, at: number): boolean {
  const { changes } = store
    .prepare('INSERT INTO bindings (card, account, attempt, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING')
    .run(ref, account, attempt, at);
  return changes === 1;
}

export function cardsOf(store: Store, account: string): { readonly last4: string; readonly face: number }[] {
  const rows = store
    .prepare(
      'SELECT last4, face FROM bindings JOIN cards ON cards.ref = bindings.card WHERE account = ? ORDER BY at DESC',
    )
    .all(account) as { last4: string; face: number }[];
  return rows.map(({ last4, face }) => ({ last4, face }));
}
