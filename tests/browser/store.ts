import { join } from 'node:path';
import Database from 'libsql';

/** Looks into the gateway's store, beside the gateway: what was really done. */
export class Store {
  constructor(readonly folder: string) {}

  /** Bindings made by an attempt; the seed's own have none. */
  bindings(): number {
    return this.#count('SELECT count(*) AS n FROM bindings WHERE attempt IS NOT NULL');
  }

  attempts(): number {
    return this.#count('SELECT count(*) AS n FROM attempts');
  }

  #count(query: string): number {
    const store = new Database(join(this.folder, 'gateway.db'));
    try {
      return (store.prepare(query).get() as { n: number }).n;
    } finally {
      store.close();
    }
  }
}
