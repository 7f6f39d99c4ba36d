/** A journal's database for many machines: PostgreSQL by pg. */
import type { Pool, PoolClient } from 'pg';
import type { Database, Transaction, Value } from './database.ts';
import { JournalError } from './types.ts';

type Pg = typeof import('pg');

/** Two transactions that wait for each other, or changed the same: PostgreSQL ends one, which is tried again. */
const again = ['40P01', '40001'];
const mostAgain = 8;
/** The OID of 64-bit numbers, which pg gives as text; all of ours are below 2^53. */
const int8 = 20;

async function driver(): Promise<Pg> {
  try {
    const module = await import('pg');
    return (module as unknown as { default?: Pg }).default ?? module;
  } catch {
    throw new JournalError('no-driver', 'pg');
  }
}

/** `?` to `$1`, `$2`, ...; no statement of a journal has one in a text. */
const numbered = new Map<string, string>();
function withNumbers(sql: string): string {
  const kept = numbered.get(sql);
  if (kept !== undefined) return kept;
  let n = 0;
  const made = sql.replace(/\?/g, () => `$${++n}`);
  // Statements of many rows are of many lengths: a bound keeps them from piling up.
  if (numbered.size < 200) numbered.set(sql, made);
  return made;
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? 'error');

class PostgresDatabase implements Database {
  readonly forUpdate = ' FOR UPDATE';
  readonly skipLocked = ' FOR UPDATE SKIP LOCKED';
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let turn = 1; ; ++turn) {
      const client = await this.#pool.connect().catch((error: unknown) => {
        throw new JournalError('unreachable', codeOf(error));
      });
      try {
        const value = await this.#once(client, work);
        client.release();
        return value;
      } catch (error) {
        const code = codeOf(error);
        // A connection in doubt is not used again.
        client.release(!again.includes(code));
        if (!again.includes(code) || turn === mostAgain) throw known(error);
      }
    }
  }

  async #once<T>(client: PoolClient, work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      await client.query('BEGIN');
      const { rows } = await client.query(
        'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now',
      );
      const value = await work({
        now: Number((rows[0] as { now: number }).now),
        all: async <Row>(sql: string, values: readonly Value[] = []) =>
          (await client.query(withNumbers(sql), [...values])).rows as Row[],
        run: async (sql, values = []) => (await client.query(withNumbers(sql), [...values])).rowCount ?? 0,
      });
      await client.query('COMMIT');
      return value;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {});
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** SQLSTATE classes: 53 is no room, 08 and 57 are a server that goes away, as is a connection that ends. */
function known(error: unknown): unknown {
  const code = codeOf(error);
  if (/^53/.test(code)) return new JournalError('full', code);
  const gone =
    /^(08|57)/.test(code) || /^E[A-Z]+$/.test(code) || /terminated/.test(String((error as Error).message));
  return gone ? new JournalError('unreachable', code) : error;
}

/** @param url `postgres://...`, never shown: it may hold a password @throws JournalError */
export async function openPostgres(url: string, most = 8): Promise<Database> {
  const pg = await driver();
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
  };
  const pool = new pg.Pool({ connectionString: url, max: most, types, connectionTimeoutMillis: 10_000 });
  // An idle connection that ends is no fault of a request.
  pool.on('error', () => {});
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw new JournalError('unreachable', codeOf(error));
  }
  return new PostgresDatabase(pool);
}
