import type { Store } from './open.ts';

/** One thing that happened to a card; the card is named by its seal and no code is in it. */
export interface AuditEntry {
  readonly at: number;
  readonly account: string;
  readonly card: string;
  readonly attempt: string;
  readonly platform: string;
  readonly event: string;
}

export function note(store: Store, e: AuditEntry): void {
  store
    .prepare('INSERT INTO audit (at, account, card, attempt, platform, event) VALUES (?, ?, ?, ?, ?, ?)')
    .run(e.at, e.account, e.card, e.attempt, e.platform, e.event);
}

/**
 * What the table proves since the last start over: how often a card was bound, and that the bindings are those that
 * the table tells of.
 */
export function audit(store: Store, latest: number) {
  const since = "(SELECT COALESCE(MAX(n), 0) FROM audit WHERE event = 'reset')";
  const count = (sql: string): number => (store.prepare(sql).get() as { n: number }).n;
  const bound = `FROM audit WHERE event = 'bound' AND n > ${since}`;
  return {
    bound: count(`SELECT COUNT(*) AS n ${bound}`),
    boundTwice: count(`SELECT COUNT(*) AS n FROM (SELECT card ${bound} GROUP BY card HAVING COUNT(*) > 1)`),
    bindings: count('SELECT COUNT(*) AS n FROM bindings WHERE attempt IS NOT NULL'),
    unproved: count(
      `SELECT COUNT(*) AS n FROM bindings WHERE attempt IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM audit WHERE event = 'bound' AND audit.attempt = bindings.attempt AND audit.card = bindings.card)`,
    ),
    entries: store
      .prepare('SELECT at, account, card, attempt, platform, event FROM audit ORDER BY n DESC LIMIT ?')
      .all(latest) as AuditEntry[],
  };
}
