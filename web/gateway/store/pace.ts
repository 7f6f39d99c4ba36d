import type { Store } from './open.ts';

export interface PaceRule {
  /** The wait after the first wrong code; 0 switches risk control off. */
  readonly firstMs: number;
  readonly mostMs: number;
}

/** How long the platform still wants to wait after wrong codes; `who` is an account or an address by its seal. */
export function paceLeft(store: Store, who: string, card: string, now: number): number {
  const row = store.prepare('SELECT card, wrong, until FROM pace WHERE who = ?').get(who) as Row | undefined;
  if (row === undefined) return 0;
  // One mistake may be mended at once; the same wrong code again, or a row of different ones, may not.
  return row.card === card || row.wrong >= freeWrongs ? Math.max(0, row.until - now) : 0;
}

/** Different wrong codes in a row before risk control takes an interest: an own prior. */
const freeWrongs = 3;

/** One more wrong code in a row: the wait doubles. */
export function countWrong(store: Store, who: string, card: string, rule: PaceRule, now: number): void {
  if (rule.firstMs === 0) return;
  const row = store.prepare('SELECT card, wrong, until FROM pace WHERE who = ?').get(who) as Row | undefined;
  const wrong = (row?.wrong ?? 0) + 1;
  const until = now + Math.min(rule.mostMs, rule.firstMs * 2 ** Math.min(wrong - 1, 20));
  store
    .prepare(
      `INSERT INTO pace (who, card, wrong, until) VALUES (?, ?, ?, ?)
       ON CONFLICT (who) DO UPDATE SET card = excluded.card, wrong = excluded.wrong, until = excluded.until`,
    )
    .run(who, card, wrong, until);
}

export function forgetPace(store: Store, who: string): void {
  store.prepare('DELETE FROM pace WHERE who = ?').run(who);
}

interface Row {
  readonly card: string;
  readonly wrong: number;
  readonly until: number;
}
