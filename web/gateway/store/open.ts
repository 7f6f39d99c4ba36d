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

/** What came after the first schema. */
const additions = `
CREATE TABLE IF NOT EXISTS pace (
  who TEXT PRIMARY KEY, card TEXT NOT NULL, wrong INTEGER NOT NULL, until INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS spent_tokens (account TEXT NOT NULL, span INTEGER NOT NULL, PRIMARY KEY (account, span));
CREATE TABLE IF NOT EXISTS demo_settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS audit (
  n INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, account TEXT NOT NULL, card TEXT NOT NULL,
  attempt TEXT NOT NULL, platform TEXT NOT NULL, event TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS audit_by_attempt ON audit (attempt);
CREATE INDEX IF NOT EXISTS attempts_by_net ON attempts (net, at);
CREATE TRIGGER IF NOT EXISTS audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER IF NOT EXISTS audit_holds BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;
`;

/** A store of the schema before goes on: bindings and attempts stay, and the audit table learns of the bindings. */
const migration = `
ALTER TABLE attempts ADD COLUMN platform TEXT NOT NULL DEFAULT 'jd';
ALTER TABLE attempts ADD COLUMN channel TEXT NOT NULL DEFAULT 'main';
ALTER TABLE attempts ADD COLUMN net TEXT NOT NULL DEFAULT '';
ALTER TABLE attempts ADD COLUMN sent INTEGER NOT NULL DEFAULT 1;
UPDATE attempts SET sent = 0 WHERE state = 'sms-failed';
UPDATE attempts SET state = 'waiting' WHERE state IN ('sms-sent', 'sms-failed');
UPDATE attempts SET answer = '' WHERE state <> 'refused';
DELETE FROM confirmations WHERE json_extract(answer, '$.body.ok');
`;

function bringUpToDate(store: Store): void {
  write(store, () => {
    const { user_version: version } = store.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version >= 2) return;
    const columns = store.prepare("SELECT name FROM pragma_table_info('attempts')").all() as {
      name: string;
    }[];
    const older = columns.length > 0;
    store.exec(schema);
    if (!columns.some(({ name }) => name === 'platform')) store.exec(migration);
    store.exec(additions);
    if (older) {
      store.exec(
        `INSERT INTO audit (at, account, card, attempt, platform, event)
         SELECT at, account, card, attempt, 'jd', 'bound' FROM bindings WHERE attempt IS NOT NULL`,
      );
      console.log('gateway: the store of an older version was brought up to date.');
    }
    store.exec('PRAGMA user_version = 2');
  });
}

/** Opens the store in `folder`, made if missing. What was committed survives the end of the process. */
export function openStore(folder: string, synchronous: 'FULL' | 'NORMAL' = 'FULL'): Store {
  mkdirSync(folder, { recursive: true });
  const store = new Database(join(folder, 'gateway.db'), { timeout: busyMs });
  store.pragma('journal_mode = WAL');
  store.pragma(`synchronous = ${synchronous}`);
  bringUpToDate(store);
  keepStatements(store);
  return store;
}

/** Keeps each statement ready: the same few are asked again and again, and preparing one costs as much as asking it. */
function keepStatements(store: Store): void {
  const prepare = store.prepare.bind(store);
  const ready = new Map<string, ReturnType<Store['prepare']>>();
  store.prepare = ((sql: string) => {
    const statement = ready.get(sql) ?? prepare(sql);
    ready.set(sql, statement);
    return statement;
  }) as Store['prepare'];
}

/** Runs `work` as one write; all of it happens or nothing. */
export function write<T>(store: Store, work: () => T): T {
  return store.transaction(work).immediate();
}
