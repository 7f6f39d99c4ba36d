/** How far a subscriber is, and who keeps it. */
import type { Entry } from './entry.ts';

export interface Position {
  /** The log's id; empty before the first one is seen. */
  readonly log: string;
  /** Of the last entry that was taken; 0 for none. */
  readonly number: number;
  /** Its link. */
  readonly chain: string;
  /** Each publisher's last number, by its key's id. */
  readonly publishers: Readonly<Record<string, number>>;
}

export const noPosition: Position = { log: '', number: 0, chain: '', publishers: {} };

/** An entry that was verified. */
export interface TakenEntry extends Entry {
  /** Its number in the log. */
  readonly n: number;
  /** The id of the key that signed it. */
  readonly publisher: string;
}

/** What keeps the entries, and with them how far they go. */
export interface EntryStore {
  /** @returns undefined if nothing was kept yet */
  load(): Promise<Position | undefined> | Position | undefined;
  /**
   * Keeps entries, in their order, and the position behind them, in one step: both or neither. If it rejects the same entries
   * come again, so that each is applied once.
   */
  take(entries: readonly TakenEntry[], position: Position): Promise<void> | void;
}
