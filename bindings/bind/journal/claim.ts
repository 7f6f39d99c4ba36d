/** Which cards a worker gets: leases, the bucket of the platform, room of the accounts, all in one transaction. */
import { type Database, placesOf, rowsOf, type Transaction } from './database.ts';
import { asksAfter, type State } from './machine.ts';
import type { ClaimAnswer, Claimed, ClaimOrder, Limits, Standing } from './types.ts';

interface PlatformRow {
  readonly tokens: number;
  readonly filled: number;
  readonly paused: number;
  readonly stopped: string | null;
}

interface CardRow extends Omit<Claimed, 'asks' | 'account'> {
  readonly asks: number;
  readonly state: State;
  readonly account: string | null;
}

interface AccountRow {
  readonly account: string;
  cards: number;
  sum: number;
}

/** More are never claimed at once: the rows of one statement. */
const mostAtOnce = 500;
/** How long a worker waits at most before it looks again: others may have put in or given back cards. */
const lookMs = 1_000;

export const standingOf = (row: PlatformRow | undefined, now: number): Standing => ({
  stopped: row?.stopped ?? null,
  pausedMs: Math.max(0, (row?.paused ?? 0) - now),
});

/** The bucket at a time: `burst` at most, and never more by a clock that was set back. */
function tokensAt({ tokens, filled }: PlatformRow, { rate }: Limits, now: number): number {
  const since = Math.max(0, now - filled) / 1_000;
  return Math.min(rate.burst, tokens + since * rate.perSecond);
}

/** The first account in the plan's order that has room; undefined if none has. */
function roomFor(
  accounts: readonly AccountRow[],
  value: number | null,
  { ceiling }: Limits,
): AccountRow | undefined {
  return accounts.find(
    ({ cards, sum }) =>
      (ceiling.cards === null || cards < ceiling.cards) &&
      (ceiling.sum === null || (value !== null && sum + value <= ceiling.sum)),
  );
}

export async function claim(
  database: Database,
  limits: Limits,
  { owner, most, leaseMs }: ClaimOrder,
): Promise<ClaimAnswer> {
  return database.transaction(async tx => {
    const [platform] = await tx.all<PlatformRow>(
      `SELECT tokens, filled, paused, stopped FROM bind_platforms WHERE platform = ?${database.forUpdate}`,
      [limits.platform],
    );
    const { now } = tx;
    const standing = standingOf(platform, now);
    const nothing = { ...standing, cards: [] };
    if (platform === undefined || standing.stopped !== null) return { ...nothing, waitMs: null };
    if (standing.pausedMs > 0) return { ...nothing, waitMs: standing.pausedMs };
    const tokens = tokensAt(platform, limits, now);
    const many = Math.min(most, Math.floor(tokens), mostAtOnce);
    if (many < 1) return { ...nothing, waitMs: Math.ceil(((1 - tokens) / limits.rate.perSecond) * 1_000) };

    const rows = await tx.all<CardRow>(
      `SELECT n, card, key, line, product, shown, value, sealed, account, asks, tries, sends, state FROM bind_cards
       WHERE due <= ? ORDER BY due, n LIMIT ?${database.skipLocked}`,
      [now, many],
    );
    const cards = await take(tx, database, limits, rows, owner, now + leaseMs);
    await tx.run('UPDATE bind_platforms SET tokens = ?, filled = ? WHERE platform = ?', [
      tokens - cards.length,
      Math.max(now, platform.filled),
      limits.platform,
    ]);
    // Where all that was found had no room, what comes behind may have.
    const again = rows.length > 0 ? 0 : await nextDue(tx);
    return { ...standing, cards, waitMs: again };
  });
}

/** How long until the next card may be claimed, bounded; null if none is open. */
async function nextDue(tx: Transaction): Promise<number | null> {
  const [row] = await tx.all<{ due: number | null }>('SELECT MIN(due) AS due FROM bind_cards');
  return row?.due == null ? null : Math.min(lookMs, Math.max(1, row.due - tx.now));
}

async function take(
  tx: Transaction,
  { forUpdate }: Database,
  limits: Limits,
  rows: readonly CardRow[],
  owner: string,
  lease: number,
): Promise<Claimed[]> {
  const accounts = rows.some(({ account }) => account === null)
    ? await accountsOf(tx, limits, forUpdate)
    : [];
  const taken: Claimed[] = [];
  for (const row of rows) {
    const account = row.account ?? roomFor(accounts, row.value, limits)?.account;
    if (account === undefined) {
      await tx.run("UPDATE bind_cards SET state = 'held', due = NULL, changed = ? WHERE n = ?", [
        tx.now,
        row.n,
      ]);
      continue;
    }
    if (row.account === null) await fillUp(tx, limits, accounts, account, row.value);
    const asks = row.asks === 1 || asksAfter(row.state);
    await tx.run(
      `UPDATE bind_cards SET state = 'claimed', asks = ?, owner = ?, due = ?, tries = tries + 1, account = ?,
       counted = 1, changed = ? WHERE n = ?`,
      [asks ? 1 : 0, owner, lease, account, tx.now, row.n],
    );
    const { state: _, ...card } = row;
    taken.push({ ...card, account, asks, tries: row.tries + 1 });
  }
  if (taken.length > 0) await noteClaims(tx, taken, owner);
  return taken;
}

async function accountsOf(tx: Transaction, { platform, accounts }: Limits, forUpdate: string) {
  const rows = await tx.all<AccountRow>(
    `SELECT account, cards, sum FROM bind_accounts WHERE platform = ? AND account IN (${placesOf(accounts.length)})
     ORDER BY account${forUpdate}`,
    [platform, ...accounts],
  );
  const byName = new Map(rows.map(row => [row.account, { ...row }]));
  return accounts.flatMap(account => byName.get(account) ?? []);
}

async function fillUp(
  tx: Transaction,
  { platform }: Limits,
  accounts: readonly AccountRow[],
  account: string,
  value: number | null,
): Promise<void> {
  const row = accounts.find(each => each.account === account);
  if (row === undefined) return;
  row.cards += 1;
  row.sum += value ?? 0;
  await tx.run(
    'UPDATE bind_accounts SET cards = cards + 1, sum = sum + ? WHERE platform = ? AND account = ?',
    [value ?? 0, platform, account],
  );
}

async function noteClaims(tx: Transaction, taken: readonly Claimed[], owner: string): Promise<void> {
  await tx.run(
    `INSERT INTO bind_audit (at, card, owner, event, cause, code, status) VALUES ${rowsOf(taken.length, 7)}`,
    taken.flatMap(({ n, asks }) => [tx.now, n, owner, asks ? 'claimed to ask' : 'claimed', '', '', 0]),
  );
}
