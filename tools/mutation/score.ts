// The share of faults that the tests noticed, and how far a sample of them tells it.

export type Verdict = 'noticed' | 'survived' | 'not reached' | 'no fault';

/** 95 per cent: how many standard deviations of the normal distribution. */
const Z = 1.96;

/**
 * Wilson's interval for a share of which `all` were looked at.
 *
 * @returns two shares from 0 to 1; the whole range if nothing was looked at
 */
export function interval(noticed: number, all: number): readonly [number, number] {
  if (all === 0) return [0, 1];
  const share = noticed / all;
  const scale = 1 + Z ** 2 / all;
  const middle = share + Z ** 2 / (2 * all);
  const reach = Z * Math.sqrt((share * (1 - share)) / all + Z ** 2 / (4 * all ** 2));
  return [(middle - reach) / scale, (middle + reach) / scale];
}

/** Mulberry32: the same numbers for the same seed, each from 0 up to 1. */
function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * `size` of the items, by chance but the same each time, in their order. They are cut into as many even stretches, and one
 * is drawn of each: items that stand in the order of their folders are drawn from every folder by its share.
 */
export function sampleOf<Item>(items: readonly Item[], size: number, seed: number): readonly Item[] {
  if (size >= items.length) return items;
  const random = numbersOf(seed);
  return Array.from({ length: size }, (_, index) => {
    const at = Math.floor(((index + random()) * items.length) / size);
    return items[at] as Item;
  });
}
