import type { Desk } from '../binding.ts';
import type { FaultOrder } from './orders.ts';
import { type FaultName, faultNames } from './registry.ts';

/** Faults that strike a share of all requests, by chance that a seed repeats. */
export interface RandomFaults {
  readonly share: number;
  readonly seed: number;
  readonly kinds?: readonly FaultName[];
}

const name = 'random-faults';

export function readRandom({ store }: Desk): RandomFaults | null {
  const row = store.prepare('SELECT value FROM demo_settings WHERE name = ?').get(name) as
    | { value: string }
    | undefined;
  return row === undefined ? null : (JSON.parse(row.value) as RandomFaults);
}

export function writeRandom({ store }: Desk, random: RandomFaults | null): void {
  if (random === null) store.prepare('DELETE FROM demo_settings WHERE name = ?').run(name);
  else
    store
      .prepare('INSERT OR REPLACE INTO demo_settings (name, value) VALUES (?, ?)')
      .run(name, JSON.stringify(random));
}

/** Draws for each request whether a fault strikes it, which, and before or after the work. */
export function dice({ share, seed, kinds = faultNames }: RandomFaults): () => FaultOrder | null {
  let state = seed >>> 0;
  // Mulberry32: small, and the same everywhere.
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => {
    const [strikes, which, when] = [draw(), draw(), draw()];
    const fault = kinds[Math.floor(which * kinds.length)];
    if (strikes >= share || fault === undefined) return null;
    const moment = when < 0.5 ? 'before' : 'after';
    return { fault, step: 'any', moment, times: 1, ms: fault === 'delay' ? Math.round(when * 200) : null };
  };
}
