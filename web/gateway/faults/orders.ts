import { type Store, write } from '../store/open.ts';
import type { FaultName, Moment, Step } from './registry.ts';

/** One ordered fault. Kept in the store, so that it outlives a restart as a real outage would. */
export interface FaultOrder {
  readonly fault: FaultName;
  readonly step: Step | 'any';
  readonly moment: Moment;
  /** How many more requests it strikes; `null`: every one until it is called off. */
  readonly times: number | null;
  /** For `delay`: how late; for `time-out`: how long it holds; for `skew`: how far ahead the clock is, below 0 behind. */
  readonly ms: number | null;
}

/** By how much a clock is wrong where no order says: enough to ruin every wait that trusts it. */
export const skewMs = 5 * 3_600_000;

const columns = 'fault, step, moment, times, ms';

export function listOrders(store: Store): FaultOrder[] {
  const rows = store.prepare(`SELECT ${columns} FROM fault_orders ORDER BY id`).all() as FaultOrder[];
  return rows.map(({ fault, step, moment, times, ms }) => ({ fault, step, moment, times, ms }));
}

/** Puts these orders in the place of all others. */
export function replaceOrders(store: Store, orders: readonly FaultOrder[]): void {
  const add = store.prepare(`INSERT INTO fault_orders (${columns}) VALUES (?, ?, ?, ?, ?)`);
  write(store, () => {
    store.exec('DELETE FROM fault_orders');
    for (const o of orders) add.run(o.fault, o.step, o.moment, o.times, o.ms);
  });
}

/** The oldest order for the step, used up by one. */
export function takeOrder(store: Store, step: Step): FaultOrder | null {
  // Most requests meet no order; those need no write.
  if (store.prepare('SELECT 1 FROM fault_orders LIMIT 1').get() === undefined) return null;
  return write(store, () => {
    const row = store
      .prepare(`SELECT id, ${columns} FROM fault_orders WHERE step IN (?, 'any') ORDER BY id LIMIT 1`)
      .get(step) as (FaultOrder & { id: number }) | undefined;
    if (row === undefined) return null;
    if (row.times !== null && row.times <= 1)
      store.prepare('DELETE FROM fault_orders WHERE id = ?').run(row.id);
    else if (row.times !== null)
      store.prepare('UPDATE fault_orders SET times = times - 1 WHERE id = ?').run(row.id);
    return row;
  });
}
