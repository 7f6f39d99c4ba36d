/** The tables of a journal, on SQLite and on PostgreSQL. */

/** Counted up with every change that an older program would misread. */
export const journalVersion = '1';

interface Dialect {
  /** A column that counts by itself. */
  readonly counted: string;
  /** A whole number of 64 bits. */
  readonly big: string;
  readonly real: string;
  /** What lets the audit only grow. */
  readonly guard: readonly string[];
}

/**
 * `due` is when a card may be claimed: of a claimed or sent one the end of its lease, of one that has ended null. `after` is
 * when it may be sent again. `counted` is 1 while it takes up room of its account.
 */
function tables({ counted, big, real, guard }: Dialect): readonly string[] {
  return [
    'CREATE TABLE IF NOT EXISTS bind_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)',
    `CREATE TABLE IF NOT EXISTS bind_cards (
      n ${counted}, card TEXT NOT NULL UNIQUE, key TEXT NOT NULL, line ${big} NOT NULL, product TEXT NOT NULL,
      shown TEXT NOT NULL, value ${big}, sealed TEXT, state TEXT NOT NULL, asks INTEGER NOT NULL DEFAULT 0,
      due ${big}, after ${big} NOT NULL DEFAULT 0, owner TEXT, tries INTEGER NOT NULL DEFAULT 0,
      sends INTEGER NOT NULL DEFAULT 0, account TEXT, counted INTEGER NOT NULL DEFAULT 0,
      cause TEXT NOT NULL DEFAULT '', code TEXT NOT NULL DEFAULT '', status INTEGER NOT NULL DEFAULT 0,
      changed ${big} NOT NULL)`,
    'CREATE INDEX IF NOT EXISTS bind_cards_due ON bind_cards (due)',
    'CREATE INDEX IF NOT EXISTS bind_cards_owner ON bind_cards (owner)',
    `CREATE TABLE IF NOT EXISTS bind_platforms (
      platform TEXT PRIMARY KEY, tokens ${real} NOT NULL, filled ${big} NOT NULL, paused ${big} NOT NULL DEFAULT 0,
      cause TEXT NOT NULL DEFAULT '', streak INTEGER NOT NULL DEFAULT 0, struck ${big} NOT NULL DEFAULT 0, stopped TEXT)`,
    `CREATE TABLE IF NOT EXISTS bind_accounts (
      platform TEXT NOT NULL, account TEXT NOT NULL, cards INTEGER NOT NULL DEFAULT 0, sum ${big} NOT NULL DEFAULT 0,
      PRIMARY KEY (platform, account))`,
    `CREATE TABLE IF NOT EXISTS bind_audit (
      n ${counted}, at ${big} NOT NULL, card ${big} NOT NULL, owner TEXT NOT NULL, event TEXT NOT NULL,
      cause TEXT NOT NULL, code TEXT NOT NULL, status INTEGER NOT NULL)`,
    ...guard,
  ];
}

export const sqliteTables = tables({
  counted: 'INTEGER PRIMARY KEY AUTOINCREMENT',
  big: 'INTEGER',
  real: 'REAL',
  guard: [
    `CREATE TRIGGER IF NOT EXISTS bind_audit_stays BEFORE DELETE ON bind_audit
      BEGIN SELECT RAISE(ABORT, 'append-only'); END`,
    `CREATE TRIGGER IF NOT EXISTS bind_audit_holds BEFORE UPDATE ON bind_audit
      BEGIN SELECT RAISE(ABORT, 'append-only'); END`,
  ],
});

export const postgresTables = tables({
  counted: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  big: 'BIGINT',
  real: 'DOUBLE PRECISION',
  guard: [
    `CREATE OR REPLACE FUNCTION bind_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'append-only'; END $$`,
    'DROP TRIGGER IF EXISTS bind_audit_holds ON bind_audit',
    `CREATE TRIGGER bind_audit_holds BEFORE UPDATE OR DELETE OR TRUNCATE ON bind_audit
      FOR EACH STATEMENT EXECUTE FUNCTION bind_audit_refuse()`,
  ],
});
