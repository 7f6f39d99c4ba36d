import { type Keyring, makeToken } from '../secrets.ts';
import type { Store } from './open.ts';

export interface Account {
  readonly id: string;
  readonly phone: string;
}

const sessionMs = 12 * 3_600_000;

export function findAccount(store: Store, id: string): Account | null {
  return (store.prepare('SELECT id, phone FROM accounts WHERE id = ?').get(id) as Account) ?? null;
}

/** Signs the account in; returns the token for the cookie. Only its seal is kept. */
export function openSession(store: Store, keys: Keyring, account: string, now: number): string {
  const token = makeToken();
  store.prepare('DELETE FROM sessions WHERE expires <= ?').run(now);
  store
    .prepare('INSERT INTO sessions (token, account, expires) VALUES (?, ?, ?)')
    .run(keys.seal('session', token), account, now + sessionMs);
  return token;
}

export function sessionAccount(store: Store, keys: Keyring, token: string, now: number): Account | null {
  const row = store
    .prepare(
      `SELECT id, phone FROM sessions JOIN accounts ON accounts.id = sessions.account
       WHERE token = ? AND expires > ?`,
    )
    .get(keys.seal('session', token), now) as Account | undefined;
  return row ?? null;
}

export function closeSession(store: Store, keys: Keyring, token: string): void {
  store.prepare('DELETE FROM sessions WHERE token = ?').run(keys.seal('session', token));
}
