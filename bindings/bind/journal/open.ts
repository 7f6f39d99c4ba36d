/** Opens a journal: its tables, its version, its key. */
import type { Database } from './database.ts';
import { SqlJournal } from './journal.ts';
import { openPostgres } from './postgres.ts';
import { journalVersion, postgresTables, sqliteTables } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import { type Journal, JournalError, type Limits } from './types.ts';

export interface OpenJournal {
  /** A file, or `postgres://...`. */
  readonly place: string;
  /** `Keys.check` of its key. */
  readonly keyCheck: string;
  readonly limits: Limits;
  /** For tests; the system's if omitted. Of a file alone: PostgreSQL has its own. */
  readonly clock?: () => number;
}

export const isPostgres = (place: string): boolean => /^postgres(ql)?:\/\//.test(place);

/** Any number that no other program locks by: many workers may make the tables at once, and one does. */
const lockNumber = 7_236_114;

/** @throws JournalError */
async function prepare(database: Database, postgres: boolean, keyCheck: string): Promise<void> {
  await database.transaction(async tx => {
    if (postgres) await tx.all('SELECT pg_advisory_xact_lock(?)', [lockNumber]);
    const names = postgres
      ? await tx.all<{ name: string }>(
          'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()',
        )
      : await tx.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
    const ours = names.some(({ name }) => name === 'bind_meta');
    // A file that holds something else is not ours to write to; a database of PostgreSQL has room for many.
    if (!ours && !postgres && names.length > 0) throw new JournalError('foreign', 'tables');
    if (ours) {
      const meta = await tx.all<{ name: string; value: string }>('SELECT name, value FROM bind_meta');
      const value = (name: string) => meta.find(row => row.name === name)?.value ?? '';
      if (value('version') !== journalVersion) throw new JournalError('version', value('version') || '?');
      if (value('key') !== keyCheck) throw new JournalError('other-key', 'key');
      return;
    }
    for (const sql of postgres ? postgresTables : sqliteTables) await tx.run(sql);
    await tx.run("INSERT INTO bind_meta (name, value) VALUES ('version', ?), ('key', ?)", [
      journalVersion,
      keyCheck,
    ]);
  });
}

/** @throws JournalError */
export async function openJournal({ place, keyCheck, limits, clock }: OpenJournal): Promise<Journal> {
  const postgres = isPostgres(place);
  const database = postgres ? await openPostgres(place) : await openSqlite(place, clock);
  try {
    await prepare(database, postgres, keyCheck);
    const journal = new SqlJournal(database, limits);
    await journal.begin();
    return journal;
  } catch (error) {
    await database.close();
    throw error;
  }
}
