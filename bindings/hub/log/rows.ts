/** What the log's tables are asked. */
import type { LoggedEntry } from '../../js/hub/protocol.ts';
import type { Admitted } from '../admit.ts';
import type { Database, Statement } from './database.ts';

/** How a publisher stands in the log. */
export interface Standing {
  /** Of its last entry. */
  number: number;
  /** Its bucket. */
  room: number;
  at: number;
}

interface Row {
  readonly n: number;
  readonly publisher: string;
  readonly signed: string;
  readonly signature: string;
  readonly chain: string;
}

const columns = 'n, publisher, signed, signature, chain';

const loggedOf = ({ n, publisher, signed, signature, chain }: Row): LoggedEntry => ({
  n,
  chain,
  entry: { signed, key: publisher, signature },
});

/** The questions, by their names. */
const questions = {
  mark: 'SELECT mark FROM hub',
  setMark: 'UPDATE hub SET mark = ?',
  last: `SELECT ${columns} FROM entries ORDER BY n DESC LIMIT 2`,
  after: `SELECT ${columns} FROM entries WHERE n > ? ORDER BY n LIMIT ?`,
  numbered: `SELECT ${columns} FROM entries WHERE publisher = ? AND number = ?`,
  standing: 'SELECT number, room, at FROM publishers WHERE key = ?',
  keep: `INSERT INTO publishers VALUES (?, ?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET number = excluded.number, room = excluded.room, at = excluded.at`,
  blocks: 'SELECT 1 FROM standing WHERE list = ? AND hash = ? AND publisher = ?',
  add: 'INSERT INTO entries (n, publisher, number, signed, signature, chain) VALUES (?, ?, ?, ?, ?, ?)',
  block: 'INSERT OR IGNORE INTO standing VALUES (?, ?, ?)',
  withdraw: 'DELETE FROM standing WHERE list = ? AND hash = ? AND publisher = ?',
} as const;

type Statements = Readonly<Record<keyof typeof questions, Statement>>;

export class Rows {
  readonly #statements: Statements;

  constructor(db: Database) {
    const prepared = Object.entries(questions).map(([name, sql]) => [name, db.prepare(sql)]);
    this.#statements = Object.fromEntries(prepared) as Statements;
  }

  get mark(): number {
    return (this.#statements.mark.get() as { mark: number }).mark;
  }

  setMark(mark: number): void {
    this.#statements.setMark.run(mark);
  }

  /** The last two entries, the newest first. */
  last(): readonly LoggedEntry[] {
    return (this.#statements.last.all() as Row[]).map(loggedOf);
  }

  after(n: number, most: number): readonly LoggedEntry[] {
    return (this.#statements.after.all(n, most) as Row[]).map(loggedOf);
  }

  /** What a publisher's number is of. */
  numbered(publisher: string, number: number): LoggedEntry | undefined {
    const row = this.#statements.numbered.get(publisher, number) as Row | undefined;
    return row === undefined ? undefined : loggedOf(row);
  }

  standing(publisher: string): Standing | undefined {
    return this.#statements.standing.get(publisher) as Standing | undefined;
  }

  keep(publisher: string, { number, room, at }: Standing): void {
    this.#statements.keep.run(publisher, number, room, at);
  }

  blocks({ entry, signed }: Admitted): boolean {
    return this.#statements.blocks.get(entry.list, entry.hash, signed.key) !== undefined;
  }

  add({ n, chain, entry: { signed, key, signature } }: LoggedEntry, { entry }: Admitted): void {
    this.#statements.add.run(n, key, entry.number, signed, signature, chain);
    const change = entry.kind === 'block' ? this.#statements.block : this.#statements.withdraw;
    change.run(entry.list, entry.hash, key);
  }
}
