import type { Answer } from '../answers.ts';
import type { PlatformId } from '../platforms/platforms.ts';
import type { Store } from './open.ts';

/** `waiting`: for the verification. `pending`: bound, the money comes later. `refused`: over without a binding. */
export type AttemptState = 'waiting' | 'bound' | 'pending' | 'refused';

/** One person's attempt to bind one card. The client names it, and so may ask for it after a lost answer. */
export interface Attempt {
  readonly id: string;
  readonly account: string;
  readonly platform: PlatformId;
  readonly channel: string;
  /** The seal of the network address that it came from. */
  readonly net: string;
  /** 1 if what the person needs to answer is in their hands; 0 if the SMS failed. */
  readonly sent: number;
  readonly card: string;
  readonly last4: string;
  /** The seal of what was asked: the same id with another question is misuse. */
  readonly request: string;
  readonly state: AttemptState;
  readonly sms: string | null;
  readonly sms_expires: number | null;
  /** The answer to the start, as JSON: a repeated request gets the same one. Empty: how it stands now. */
  readonly answer: string;
  readonly at: number;
}

export function findAttempt(store: Store, id: string): Attempt | null {
  return (store.prepare('SELECT * FROM attempts WHERE id = ?').get(id) as Attempt) ?? null;
}

export function addAttempt(store: Store, a: Attempt): void {
  store
    .prepare(
      `INSERT INTO attempts (id, account, platform, channel, net, sent, card, last4, request, state, sms, sms_expires, answer, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      a.id,
      a.account,
      a.platform,
      a.channel,
      a.net,
      a.sent,
      a.card,
      a.last4,
      a.request,
      a.state,
      a.sms,
      a.sms_expires,
      a.answer,
      a.at,
    );
}

export function setState(store: Store, id: string, state: AttemptState): void {
  store.prepare('UPDATE attempts SET state = ? WHERE id = ?').run(state, id);
}

export function setSms(store: Store, id: string, sms: string, expires: number): void {
  store.prepare('UPDATE attempts SET sms = ?, sms_expires = ?, sent = 1 WHERE id = ?').run(sms, expires, id);
}

export function setAnswer(store: Store, id: string, answer: Answer): void {
  store.prepare('UPDATE attempts SET answer = ? WHERE id = ?').run(JSON.stringify(answer), id);
}

export function setSent(store: Store, id: string, sent: boolean): void {
  store.prepare('UPDATE attempts SET sent = ? WHERE id = ?').run(Number(sent), id);
}

/** The account's latest attempts at a platform that wait for the person. */
export function waitingOf(
  store: Store,
  account: string,
  platform: PlatformId,
): { id: string; card: string }[] {
  return store
    .prepare(
      "SELECT id, card FROM attempts WHERE account = ? AND platform = ? AND state = 'waiting' ORDER BY at DESC LIMIT 5",
    )
    .all(account, platform) as { id: string; card: string }[];
}

/** When the `most`-th latest attempt of an account or an address since `since` was started; `null`: fewer were. */
export function nthStart(
  store: Store,
  by: 'account' | 'net',
  who: string,
  since: number,
  most: number,
): number | null {
  const row = store
    .prepare(`SELECT at FROM attempts WHERE ${by} = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?`)
    .get(who, since, most - 1) as { at: number } | undefined;
  return row?.at ?? null;
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
