import type { Store } from './open.ts';

/** How long the card is still locked for the account; 0 if it is not. */
export function lockedFor(store: Store, account: string, card: string, now: number): number {
  const row = store
    .prepare('SELECT locked_until FROM tries WHERE account = ? AND card = ?')
    .get(account, card) as { locked_until: number } | undefined;
  return Math.max(0, (row?.locked_until ?? 0) - now);
}

/** Counts one refusal; the last one allowed locks. Returns how many are left, 0 if it is locked now. */
export function countRefusal(
  store: Store,
  account: string,
  card: string,
  rule: { readonly allowed: number; readonly lockMs: number; readonly now: number },
): number {
  const row = store
    .prepare('SELECT refused, locked_until FROM tries WHERE account = ? AND card = ?')
    .get(account, card) as { refused: number; locked_until: number } | undefined;
  // A lock that has run out starts the count anew.
  const before = row === undefined || row.locked_until > 0 ? 0 : row.refused;
  const refused = before + 1;
  const lockedUntil = refused >= rule.allowed ? rule.now + rule.lockMs : 0;
  store
    .prepare(
      `INSERT INTO tries (account, card, refused, locked_until) VALUES (?, ?, ?, ?)
       ON CONFLICT (account, card) DO UPDATE SET refused = excluded.refused, locked_until = excluded.locked_until`,
    )
    .run(account, card, refused, lockedUntil);
  return Math.max(0, rule.allowed - refused);
}

/** How many wrong answers are left before a lock. */
export function refusalsLeft(store: Store, account: string, card: string, allowed: number): number {
  const row = store
    .prepare('SELECT refused, locked_until FROM tries WHERE account = ? AND card = ?')
    .get(account, card) as { refused: number; locked_until: number } | undefined;
  return row === undefined || row.locked_until > 0 ? allowed : Math.max(0, allowed - row.refused);
}

export function forgetTries(store: Store, account: string, card: string): void {
  store.prepare('DELETE FROM tries WHERE account = ? AND card = ?').run(account, card);
}
