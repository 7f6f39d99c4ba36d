/** The log's file: SQLite by libsql, for one process. */
import { randomBytes } from 'node:crypto';
import { codeOf, HubError } from '../trouble.ts';

export type Value = string | number;

/** What is used of libsql, which the package does not bring along. */
export interface Statement {
  all(...values: Value[]): unknown[];
  get(...values: Value[]): unknown;
  run(...values: Value[]): { readonly changes: number };
}
export interface Database {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  close(): void;
}
type Driver = new (path: string, options?: object) => Database;

async function driver(): Promise<Driver> {
  try {
    return ((await import('libsql')) as unknown as { default: Driver }).default;
  } catch {
    throw new HubError('no-driver', 'libsql');
  }
}

const version = 1;

/** `mark`: how far a stream that hubs share was taken. `standing`: blocks that were not withdrawn. `publishers`: each one's last number, and its room for more. */
const schema = `
CREATE TABLE IF NOT EXISTS hub (version INTEGER NOT NULL, log TEXT NOT NULL, mark INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS entries (
  n INTEGER PRIMARY KEY, publisher TEXT NOT NULL, number INTEGER NOT NULL,
  signed TEXT NOT NULL, signature TEXT NOT NULL, chain TEXT NOT NULL, UNIQUE (publisher, number));
CREATE TABLE IF NOT EXISTS standing (
  list TEXT NOT NULL, hash TEXT NOT NULL, publisher TEXT NOT NULL,
  PRIMARY KEY (list, hash, publisher)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS publishers (
  key TEXT PRIMARY KEY, number INTEGER NOT NULL, room REAL NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS entries_stay BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'a log only grows'); END;
CREATE TRIGGER IF NOT EXISTS entries_last BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'a log only grows'); END;
`;

/** @param log the id of a log that is begun; drawn at random if it is not given @throws HubError */
export async function openDatabase(path: string, log?: string): Promise<{ db: Database; log: string }> {
  const Driver = await driver();
  let db: Database | undefined;
  try {
    db = new Driver(path);
    db.prepare('PRAGMA journal_mode = WAL').all();
    // Looked at once before: a lock that was taken at the very first look cannot be given up.
    db.prepare('SELECT COUNT(*) FROM sqlite_master').all();
    // The lock is the system's: it goes with the process, however that ends.
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    // FULL: what was answered is there even if the power fails.
    db.exec('PRAGMA synchronous = FULL');
    db.exec('BEGIN IMMEDIATE');
    db.exec(schema);
    const found = db.prepare('SELECT version, log FROM hub').get() as
      | { version: number; log: string }
      | undefined;
    const begun = found ?? { version, log: log ?? randomBytes(16).toString('hex') };
    if (found === undefined) db.prepare('INSERT INTO hub VALUES (?, ?, 0)').run(begun.version, begun.log);
    db.exec('COMMIT');
    if (begun.version !== version) throw new HubError('version', String(begun.version));
    if (log !== undefined && log !== begun.log) throw new HubError('foreign', 'another log');
    return { db, log: begun.log };
  } catch (error) {
    db?.close();
    if (error instanceof HubError) throw error;
    const code = codeOf(error);
    if (/BUSY|LOCKED/.test(code)) throw new HubError('locked', code);
    throw new HubError(/NOTADB|CORRUPT|SQLITE_ERROR/.test(code) ? 'foreign' : 'full', code);
  }
}

/** A store that is closed lives on while statements of it do: the lock is given up before, at the next look. */
export function letGo(db: Database): void {
  try {
    db.exec('PRAGMA locking_mode = NORMAL');
    db.prepare('SELECT COUNT(*) FROM sqlite_master').all();
    // One file is left, and nothing of this process holds it.
    db.prepare('PRAGMA journal_mode = DELETE').all();
  } catch {
    // A disk that is full: the next one that opens the file tidies up.
  } finally {
    db.close();
  }
}
