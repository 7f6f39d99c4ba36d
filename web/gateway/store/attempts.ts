import type { Answer } from '../answers.ts';
import type { Store } from './open.ts';

/** `refused`: over without a binding. `sms-failed`: no SMS went out; another may be asked for. */
export type AttemptState = 'sms-sent' | 'sms-failed' | 'bound' | 'refused';

/** One person's attempt to bind one card. The client names it, and so may ask for it after a lost answer. */
export interface Attempt {
  readonly id: string;
  readonly account: string;
  readonly card: string;
  readonly last4: string;
  /** The seal of what was asked: the same id with another question is misuse. */
  readonly request: string;
  readonly state: AttemptState;
  readonly sms: string | null;
  readonly sms_expires: number | null;
  /** The answer to the start, as JSON: a repeated request gets the same one. */
  readonly answer: string;
  readonly at: number;
}

export function findAttempt(store: Store, id: string): Attempt | null {
  return (store.prepare('SELECT * FROM attempts WHERE id = ?').get(id) as Attempt) ?? null;
}

export function addAttempt(store: Store, a: Attempt): void {
  store
    .prepare(
      `INSERT INTO attempts (id, account, card, last4, request, state, sms, sms_expires, answer, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(a.id, a.account, a.card, a.last4, a.request, a.state, a.sms, a.sms_expires, a.answer, a.at);
}

export function setState(store: Store, id: string, state: AttemptState): void {
  store.prepare('UPDATE attempts SET state = ? WHERE id = ?').run(state, id);
}

export function setSms(store: Store, id: string, sms: string, expires: number): void {
  store
    .prepare("UPDATE attempts SET sms = ?, sms_expires = ?, state = 'sms-sent' WHERE id = ?")
    .run(sms, expires, id);
}

export function setAnswer(store: Store, id: string, answer: Answer): void {
  store.prepare('UPDATE attempts SET answer = ? WHERE id = ?').run(JSON.stringify(answer), id);
}

/** When the account's latest attempts since `since` were started, oldest first. */
export function startsSince(store: Store, account: string, since: number): number[] {
  const rows = store
    .prepare('SELECT at FROM attempts WHERE account = ? AND at > ? ORDER BY at')
    .all(account, since) as { at: number }[];
  return rows.map(row => row.at);
}

export interface Confirmation {
  readonly request: string;
  readonly answer: string;
}

export function findConfirmation(store: Store, attempt: string, key: string): Confirmation | null {
  return (
    (store
      .prepare('SELECT request, answer FROM confirmations WHERE attempt = ? AND key = ?')
      .get(attempt, key) as Confirmation) ?? null
  );
}

export function addConfirmation(
  store: Store,
  attempt: string,
  key: string,
  request: string,
  answer: Answer,
): void {
  store
    .prepare('INSERT INTO confirmations (attempt, key, request, answer) VALUES (?, ?, ?, ?)')
    .run(attempt, key, request, JSON.stringify(answer));
}
