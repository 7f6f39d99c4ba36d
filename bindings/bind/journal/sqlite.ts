/** A journal's database in a file, for one process: SQLite by libsql. */
import type { Database, Transaction, Value } from './database.ts';
import { JournalError } from './types.ts';

/** What is used of libsql, which the package does not bring along. */
interface Statement {
  all(...values: Value[]): unknown[];
  run(...values: Value[]): { readonly changes: number };
}
interface Store {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  close(): void;
}
type Driver = new (path: string, options?: object) => Store;

interface Waiting {
  readonly work: (tx: Transaction) => Promise<unknown>;
  readonly done: (value: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/** After these the whole transaction is gone, whatever SQLite says of it. */
const fatal = /SQLITE_(FULL|IOERR|CORRUPT|NOMEM|READONLY)/;

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? 'error');

async function driver(): Promise<Driver> {
  try {
    return ((await import('libsql')) as unknown as { default: Driver }).default;
  } catch {
    throw new JournalError('no-driver', 'libsql');
  }
}

function prepared(store: Store): (sql: string) => Statement {
  const ready = new Map<string, Statement>();
  return sql => {
    const statement = ready.get(sql) ?? store.prepare(sql);
    ready.set(sql, statement);
    return statement;
  };
}

/**
 * What waits is written together, each piece of work behind its own savepoint: one commit, one wait for the disk, for all
 * requests that are under way.
 */
class SqliteDatabase implements Database {
  readonly forUpdate = '';
  readonly skipLocked = '';
  readonly #store: Store;
  readonly #statement: (sql: string) => Statement;
  readonly #clock: () => number;
  #waiting: Waiting[] = [];
  #draining: Promise<void> | null = null;

  constructor(store: Store, clock: () => number) {
    this.#store = store;
    this.#statement = prepared(store);
    this.#clock = clock;
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return new Promise((done, failed) => {
      this.#waiting.push({ work, done: done as (value: unknown) => void, failed });
      this.#draining ??= this.#drain();
    });
  }

  async #drain(): Promise<void> {
    // What comes in the same turn is written together.
    await new Promise(next => setImmediate(next));
    while (this.#waiting.length > 0) {
      const all = this.#waiting;
      this.#waiting = [];
      try {
        this.#store.exec('BEGIN IMMEDIATE');
        const ends = await this.#each(all);
        this.#store.exec('COMMIT');
        for (const end of ends) end();
      } catch (error) {
        this.#undo();
        const why = fatal.test(codeOf(error)) ? new JournalError('full', codeOf(error)) : error;
        for (const { failed } of all) failed(why);
      }
    }
    // In the same turn as the last look: what comes now begins anew.
    this.#draining = null;
  }

  #undo(): void {
    try {
      this.#store.exec('ROLLBACK');
    } catch {
      // It was undone already.
    }
  }

  async #each(all: readonly Waiting[]): Promise<(() => void)[]> {
    const ends: (() => void)[] = [];
    const tx: Transaction = {
      now: this.#clock(),
      all: async <Row>(sql: string, values: readonly Value[] = []) =>
        this.#statement(sql).all(...values) as Row[],
      run: async (sql, values = []) => this.#statement(sql).run(...values).changes,
    };
    for (const { work, done, failed } of all) {
      this.#store.exec('SAVEPOINT one');
      try {
        const value = await work(tx);
        ends.push(() => done(value));
      } catch (error) {
        if (fatal.test(codeOf(error))) throw error;
        this.#store.exec('ROLLBACK TO one');
        ends.push(() => failed(error));
      }
      this.#store.exec('RELEASE one');
    }
    return ends;
  }

  async close(): Promise<void> {
    await this.#draining;
    letGo(this.#store);
  }
}

/** A store that is closed lives on while statements of it do: the lock is given up before, at the next look. */
function letGo(store: Store): void {
  try {
    store.exec('PRAGMA locking_mode = NORMAL');
    store.prepare('SELECT COUNT(*) FROM sqlite_master').all();
    // One file is left, and nothing of this process holds it.
    store.prepare('PRAGMA journal_mode = DELETE').all();
  } catch {
    // A disk that is full: the next one that opens the file tidies up.
  } finally {
    store.close();
  }
}

function opened(Store: Driver, path: string): Store {
  try {
    const store = new Store(path);
    // Looked at once before: a lock that was taken at the very first look cannot be given up.
    store.prepare('PRAGMA journal_mode = WAL').all();
    store.prepare('SELECT COUNT(*) FROM sqlite_master').all();
    // The lock is the system's: it goes with the process, however that ends.
    store.exec('PRAGMA locking_mode = EXCLUSIVE');
    // FULL: what was noted as sent is noted even if the power fails.
    store.exec('PRAGMA synchronous = FULL');
    store.exec('BEGIN IMMEDIATE');
    store.exec('COMMIT');
    return store;
  } catch (error) {
    const code = codeOf(error);
    if (/BUSY|LOCKED/.test(code)) throw new JournalError('locked', code);
    throw new JournalError(/NOTADB|CORRUPT/.test(code) ? 'foreign' : 'full', code);
  }
}

/** @throws JournalError */
export async function openSqlite(path: string, clock: () => number = Date.now): Promise<Database> {
  return new SqliteDatabase(opened(await driver(), path), clock);
}
