/** What became of a request: the card's new state, room of its account, a row of troubles. */
import { type Database, placesOf, type Transaction } from './database.ts';
import { endStates, isEnd, reachedFrom } from './machine.ts';
import type { Limits, Outcome, Trouble } from './types.ts';

interface Held {
  readonly account: string | null;
  readonly value: number | null;
  readonly counted: number;
  readonly after: number;
}

export async function note(
  tx: Transaction,
  card: number,
  owner: string,
  event: string,
  { cause, code, status }: Pick<Outcome, 'cause' | 'code' | 'status'> = { cause: '', code: '', status: 0 },
): Promise<void> {
  await tx.run(
    'INSERT INTO bind_audit (at, card, owner, event, cause, code, status) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [tx.now, card, owner, event, cause, code, status],
  );
}

/** The card, if the worker holds it; that it is bound is news whoever holds it, as long as it has not ended. */
async function heldBy(
  tx: Transaction,
  { forUpdate }: Database,
  n: number,
  owner: string,
  { to }: Outcome,
): Promise<Held | undefined> {
  const columns = 'account, value, counted, after';
  const [row] =
    to === 'bound'
      ? await tx.all<Held>(
          `SELECT ${columns} FROM bind_cards WHERE n = ? AND state NOT IN (${placesOf(endStates.length)})${forUpdate}`,
          [n, ...endStates],
        )
      : await tx.all<Held>(
          `SELECT ${columns} FROM bind_cards WHERE n = ? AND owner = ?
           AND state IN (${placesOf(reachedFrom[to].length)})${forUpdate}`,
          [n, owner, ...reachedFrom[to]],
        );
  return row;
}

/** When it may be claimed again, and when it may be sent again: what was asked to wait still waits. */
function times(held: Held, { to, waitMs = 0, sendWaitMs = 0 }: Outcome, now: number) {
  const asked = now + sendWaitMs;
  // A clear answer ends what may have been under way.
  const after = to === 'waiting' ? asked : Math.max(held.after, asked);
  if (isEnd(to)) return { after, due: null };
  // To ask is harmless; to send must wait.
  return { after, due: to === 'unclear' ? now + waitMs : Math.max(now + waitMs, after) };
}

export async function settle(
  database: Database,
  limits: Limits,
  n: number,
  owner: string,
  outcome: Outcome,
): Promise<boolean> {
  return database.transaction(async tx => {
    const held = await heldBy(tx, database, n, owner, outcome);
    if (held === undefined) return false;
    const { after, due } = times(held, outcome, tx.now);
    const ends = isEnd(outcome.to);
    const givesBack = outcome.to === 'refused' && held.counted === 1;
    await tx.run(
      `UPDATE bind_cards SET state = ?, asks = ?, due = ?, after = ?, owner = NULL, cause = ?, code = ?, status = ?,
       counted = ?, changed = ?${ends ? ', sealed = NULL' : ''} WHERE n = ?`,
      [
        ...[outcome.to, outcome.to === 'unclear' ? 1 : 0, due, after],
        ...[outcome.cause, outcome.code, outcome.status, givesBack ? 0 : held.counted, tx.now, n],
      ],
    );
    await note(tx, n, owner, outcome.to, outcome);
    if (outcome.trouble !== null) await strike(tx, database, limits, outcome.trouble);
    // Most of the time there is no row of troubles, and nobody waits for this row.
    else if (outcome.clear)
      await tx.run("UPDATE bind_platforms SET streak = 0, cause = '' WHERE platform = ? AND streak > 0", [
        limits.platform,
      ]);
    if (givesBack) await giveBack(tx, limits, held);
    return true;
  });
}

/** A card that was refused takes up no room; those that found none may look again. */
async function giveBack(
  tx: Transaction,
  { platform, ceiling }: Limits,
  { account, value }: Held,
): Promise<void> {
  await tx.run(
    'UPDATE bind_accounts SET cards = cards - 1, sum = sum - ? WHERE platform = ? AND account = ?',
    [value ?? 0, platform, account],
  );
  if (ceiling.cards !== null || ceiling.sum !== null) await unhold(tx);
}

export async function unhold(tx: Transaction): Promise<void> {
  await tx.run("UPDATE bind_cards SET state = 'queued', due = ? WHERE state = 'held'", [tx.now]);
}

interface Streak {
  readonly cause: string;
  readonly streak: number;
  readonly struck: number;
  readonly paused: number;
}

/**
 * Counts the same trouble in a row. Each answer of an account counts; of a platform only one that was asked for after the
 * last trouble was known: sixty requests that fail together are one outage.
 */
async function strike(
  tx: Transaction,
  { forUpdate }: Database,
  { platform }: Limits,
  trouble: Trouble,
): Promise<void> {
  const [row] = await tx.all<Streak>(
    `SELECT cause, streak, struck, paused FROM bind_platforms WHERE platform = ?${forUpdate}`,
    [platform],
  );
  if (row === undefined) return;
  const { now } = tx;
  const same = row.streak > 0 && row.cause === trouble.cause;
  if (same && trouble.party === 'platform' && now - trouble.ageMs < row.struck) return;
  const streak = same ? row.streak + 1 : 1;
  const pauses = trouble.pauseMs > 0 && streak >= trouble.pauseFrom;
  const until = now + trouble.pauseMs * 2 ** Math.min(streak - trouble.pauseFrom, 6);
  await tx.run(
    `UPDATE bind_platforms SET cause = ?, streak = ?, struck = ?, paused = ?,
     stopped = CASE WHEN ? = 1 THEN ? ELSE stopped END WHERE platform = ?`,
    [
      ...[trouble.cause, streak, now, pauses ? Math.max(row.paused, until) : row.paused],
      ...[streak >= trouble.stopAfter ? 1 : 0, trouble.cause, platform],
    ],
  );
}
