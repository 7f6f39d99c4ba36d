/** What the desks keep in the gateway's store: how cards that were asked about are named in lists, and who has reported what. */
import type { PlatformId } from '../platforms/platforms.ts';
import type { Store } from '../store/open.ts';
import type { CardName } from './product_list.ts';

/** No code: `card` is the seal by which the store knows a card, `hash` what everybody may read in an entry. */
const schema = `
CREATE TABLE IF NOT EXISTS card_names (
  card TEXT NOT NULL, list TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (card, list)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reports (
  list TEXT NOT NULL, hash TEXT NOT NULL, platform TEXT NOT NULL, account TEXT NOT NULL,
  PRIMARY KEY (list, hash, platform, account)) WITHOUT ROWID;
`;

export class PartyRecords {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    store.exec(schema);
  }

  names(card: string): readonly CardName[] {
    return this.#store.prepare('SELECT list, hash FROM card_names WHERE card = ?').all(card) as CardName[];
  }

  keepName(card: string, { list, hash }: CardName): void {
    this.#store.prepare('INSERT OR REPLACE INTO card_names VALUES (?, ?, ?)').run(card, list, hash);
  }

  /** The accounts that have reported a card at a platform. */
  reporters({ list, hash }: CardName, platform: PlatformId): readonly string[] {
    const rows = this.#store
      .prepare('SELECT account FROM reports WHERE list = ? AND hash = ? AND platform = ?')
      .all(list, hash, platform) as { account: string }[];
    return rows.map(({ account }) => account);
  }

  keepReport({ list, hash }: CardName, platform: PlatformId, account: string): void {
    this.#store
      .prepare('INSERT OR IGNORE INTO reports VALUES (?, ?, ?, ?)')
      .run(list, hash, platform, account);
  }

  dropReport({ list, hash }: CardName, platform: PlatformId, account: string): void {
    this.#store
      .prepare('DELETE FROM reports WHERE list = ? AND hash = ? AND platform = ? AND account = ?')
      .run(list, hash, platform, account);
  }

  dropAll(): void {
    this.#store.exec('DELETE FROM reports');
  }
}
