/** A journal over a database: the same rules on SQLite and on PostgreSQL. */
import { claim, standingOf } from './claim.ts';
import { type Database, placesOf, rowsOf, type Value } from './database.ts';
import type { EndState, State } from './machine.ts';
import { note, settle, unhold } from './settle.ts';
import type {
  ClaimAnswer,
  ClaimOrder,
  Journal,
  Limits,
  Line,
  NewCard,
  Outcome,
  SendTimes,
  Standing,
} from './types.ts';

/** Rows of one statement: SQLite takes 32,766 values. */
const pieceRows = 500;

function* pieces<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < all.length; i += pieceRows) yield all.slice(i, i + pieceRows);
}

export class SqlJournal implements Journal {
  readonly #database: Database;
  readonly #limits: Limits;

  constructor(database: Database, limits: Limits) {
    this.#database = database;
    this.#limits = limits;
  }

  /** The rows of the platform and of its accounts are there. A full bucket is what a quiet time leaves. */
  async begin(): Promise<void> {
    const { platform, rate, accounts } = this.#limits;
    await this.#database.transaction(async tx => {
      await tx.run(
        'INSERT INTO bind_platforms (platform, tokens, filled) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        [platform, rate.burst, tx.now],
      );
      for (const account of accounts)
        await tx.run('INSERT INTO bind_accounts (platform, account) VALUES (?, ?) ON CONFLICT DO NOTHING', [
          platform,
          account,
        ]);
    });
  }

  async add(cards: readonly NewCard[]): Promise<number> {
    let added = 0;
    for (const piece of pieces(cards))
      added += await this.#database.transaction(tx => {
        const values: Value[] = piece.flatMap(each => [
          ...[each.card, each.key, each.line, each.product, each.shown, each.value, each.sealed],
          ...['queued', tx.now, tx.now],
        ]);
        return tx.run(
          `INSERT INTO bind_cards (card, key, line, product, shown, value, sealed, state, due, changed)
           VALUES ${rowsOf(piece.length, 10)} ON CONFLICT DO NOTHING`,
          values,
        );
      });
    return added;
  }

  async known(cards: readonly string[]): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (const piece of pieces(cards)) {
      const rows = await this.#database.transaction(tx =>
        tx.all<{ card: string }>(
          `SELECT card FROM bind_cards WHERE card IN (${placesOf(piece.length)})`,
          piece,
        ),
      );
      for (const { card } of rows) found.add(card);
    }
    return found;
  }

  claim(order: ClaimOrder): Promise<ClaimAnswer> {
    return claim(this.#database, this.#limits, order);
  }

  send(n: number, owner: string, { leaseMs, quietMs }: SendTimes): Promise<boolean> {
    return this.#database.transaction(async tx => {
      const changed = await tx.run(
        `UPDATE bind_cards SET state = 'sent', sends = sends + 1, due = ?, after = ?, changed = ?
         WHERE n = ? AND owner = ? AND state = 'claimed' AND due > ?`,
        [tx.now + leaseMs, tx.now + quietMs, tx.now, n, owner, tx.now],
      );
      if (changed === 1) await note(tx, n, owner, 'sent');
      return changed === 1;
    });
  }

  settle(n: number, owner: string, outcome: Outcome): Promise<boolean> {
    return settle(this.#database, this.#limits, n, owner, outcome);
  }

  async release(owner: string): Promise<void> {
    await this.#giveBack('owner = ?', [owner]);
  }

  takeOver(): Promise<number> {
    return this.#giveBack('owner IS NOT NULL', []);
  }

  /** What was claimed is due at once; what was sent too, to be asked for. */
  #giveBack(where: string, values: readonly Value[]): Promise<number> {
    return this.#database.transaction(tx =>
      tx.run(
        `UPDATE bind_cards SET state = CASE WHEN state = 'sent' OR asks = 1 THEN 'unclear' ELSE 'queued' END,
         asks = CASE WHEN state = 'sent' THEN 1 ELSE asks END, owner = NULL, due = ?, changed = ?
         WHERE ${where} AND state IN ('claimed', 'sent')`,
        [tx.now, tx.now, ...values],
      ),
    );
  }

  async goOn(clearStop: boolean): Promise<void> {
    await this.#database.transaction(async tx => {
      await unhold(tx);
      // What a run before did not have may be in this one's file.
      await tx.run("UPDATE bind_cards SET due = ? WHERE due IS NOT NULL AND cause = 'not-in-file'", [tx.now]);
      if (clearStop)
        await tx.run(
          "UPDATE bind_platforms SET stopped = NULL, streak = 0, cause = '', paused = 0 WHERE platform = ?",
          [this.#limits.platform],
        );
    });
  }

  standing(): Promise<Standing> {
    return this.#database.transaction(async tx => {
      const [row] = await tx.all<{ tokens: number; filled: number; paused: number; stopped: string | null }>(
        'SELECT tokens, filled, paused, stopped FROM bind_platforms WHERE platform = ?',
        [this.#limits.platform],
      );
      return standingOf(row, tx.now);
    });
  }

  async counts(): Promise<Readonly<Partial<Record<State, number>>>> {
    const rows = await this.#database.transaction(tx =>
      tx.all<{ state: State; many: number }>('SELECT state, COUNT(*) AS many FROM bind_cards GROUP BY state'),
    );
    return Object.fromEntries(rows.map(({ state, many }) => [state, many]));
  }

  lines(wanted: readonly (EndState | 'held')[]): Promise<readonly Line[]> {
    return this.#database.transaction(tx =>
      tx.all<Line>(
        `SELECT line, product, shown, state, account, cause, code, status, tries FROM bind_cards
         WHERE state IN (${placesOf(wanted.length)}) ORDER BY line, n`,
        wanted,
      ),
    );
  }

  nextMs(): Promise<number | null> {
    return this.#database.transaction(async tx => {
      const [row] = await tx.all<{ due: number | null }>('SELECT MIN(due) AS due FROM bind_cards');
      return row?.due == null ? null : Math.max(0, row.due - tx.now);
    });
  }

  async close(): Promise<void> {
    await this.#database.close();
  }
}
