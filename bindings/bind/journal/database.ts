/** What a journal asks of a database: the same statements on each, with `?` for values. */

export type Value = string | number | null;

/** Inside of a transaction. */
export interface Transaction {
  /** The database's clock, in milliseconds since 1970: workers on many machines have no other in common. */
  readonly now: number;
  all<Row>(sql: string, values?: readonly Value[]): Promise<Row[]>;
  /** @returns how many rows were changed */
  run(sql: string, values?: readonly Value[]): Promise<number>;
}

export interface Database {
  /** Behind a SELECT whose rows are to be changed by nobody else meanwhile. */
  readonly forUpdate: string;
  /** The same, without waiting for rows that somebody else has. */
  readonly skipLocked: string;
  /** All of `work` happens, or nothing. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** `(?, ?), (?, ?)` */
export function rowsOf(count: number, columns: number): string {
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  return Array.from({ length: count }, () => row).join(', ');
}

export function placesOf(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}
