/** Chance that is the same for the same seed. */
export interface Draw {
  /** 0 <= n < 1. */
  next(): number;
  chance(probability: number): boolean;
  of<T>(items: readonly T[]): T;
}

/** Mulberry32: enough for samples, and the same on every machine. */
export function drawer(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    chance: probability => next() < probability,
    of<T>(items: readonly T[]): T {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('nothing to draw from');
      return item;
    },
  };
}
