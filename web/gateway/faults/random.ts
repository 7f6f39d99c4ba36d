import { type FaultOrder, skewMs } from './orders.ts';
import { type FaultName, faultNames } from './registry.ts';

/** Faults that strike a share of all requests, by a chance that a seed repeats. */
export interface RandomFaults {
  /** From 0 to 1. */
  readonly share: number;
  readonly seed: number;
  /** All kinds if omitted. */
  readonly kinds?: readonly FaultName[];
}

/** Mulberry32: small, and the same everywhere. Returns numbers from 0 to below 1. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 15), z | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Draws for each request whether a fault strikes it, which, and before or after the work. Every request takes four
 * numbers, so that what befalls the n-th one hangs on the seed alone.
 *
 * @param mostDelayMs of a delay
 */
export function dice({ share, seed, kinds = faultNames }: RandomFaults, mostDelayMs: number) {
  const draw = chance(seed);
  return (): FaultOrder | null => {
    const [strikes, which, when, much] = [draw(), draw(), draw(), draw()];
    const fault = kinds[Math.floor(which * kinds.length)];
    if (strikes >= share || fault === undefined) return null;
    const moment = when < 0.5 ? 'before' : 'after';
    return { fault, step: 'any', moment, times: 1, ms: sizeOf(fault, much, mostDelayMs) };
  };
}

/** How late, or by how much off, the fault is: from 0 to the most, a clock either way. */
function sizeOf(fault: FaultName, much: number, mostDelayMs: number): number | null {
  if (fault === 'delay') return Math.round(much * mostDelayMs);
  return fault === 'skew' ? Math.round((2 * much - 1) * 2 * skewMs) : null;
}
