import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';

export type Store = InstanceType<typeof Database>;

/** How long one process waits for the write of another. */
const busyMs = 10_000;

/**
 * A card is known by the seal of its secret. `bindings.card` is the primary key: that is what makes a binding happen
 * once, whoever asks and from however many processes.
 */
const schema = `
CREATE TABLE IF NOT EXISTS accounts (id TEXT PRIMARY KEY, phone TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (token TEXT PRIMARY KEY, account TEXT NOT NULL, expires INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS cards (
  ref TEXT PRIMARY KEY, last4 TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, face INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS bindings (
  card TEXT PRIMARY KEY REFERENCES cards (ref), account TEXT NOT NULL, attempt TEXT UNIQUE, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS attempts (
  id TEXT PRIMARY KEY, account TEXT NOT NULL, card TEXT NOT NULL, last4 TEXT NOT NULL, request TEXT NOT NULL,
  state TEXT NOT NULL, sms TEXT, sms_expires INTEGER, answer TEXT NOT NULL, at INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS attempts_by_account ON attempts (account, at);
CREATE TABLE IF NOT EXISTS confirmations (
  attempt TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (attempt, key));
CREATE TABLE IF NOT EXISTS tries (
  account TEXT NOT NULL, card TEXT NOT NULL, refused INTEGER NOT NULL, locked_until INTEGER NOT NULL,
  PRIMARY KEY (account, card));
CREATE TABLE IF NOT EXISTS fault_orders (
  id INTEGER PRIMARY KEY, fault TEXT NOT NULL, step TEXT NOT NULL, moment TEXT NOT NULL, times INTEGER, ms INTEGER);
`;

/** Opens the store in `folder`, made if missing. What was committed survives the end of the process. */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true });
  const store = new Database(join(folder, 'gateway.db'), { timeout: busyMs });
  store.pragma('journal_mode = WAL');
  store.pragma('synchronous = FULL');
  store.exec(schema);
  return store;
}

/** Runs `work` as one write; all of it happens or nothing. */
export function write<T>(store: Store, work: () => T): T {
  return store.transaction(work).immediate();
}
