/** Chance: of the runtime where it has some, and else what keeps two pages apart. */

/** Fills an array with numbers that nobody can tell beforehand. */
export type FillRandom = (words: Uint32Array) => unknown;

interface Runtime {
  readonly crypto: { getRandomValues(words: Uint32Array): unknown };
}

/**
 * Mini-programs may have no WebCrypto. Ids must only differ there: none of them is a secret, and who hands in `random`
 * has better ones.
 */
function fallback(words: Uint32Array): void {
  for (let i = 0; i < words.length; ++i) words[i] = (Math.random() * 2 ** 32) ^ Date.now();
}

/** @param random the page's own; one that throws is not asked again for this number */
export function randomWords(count: number, random?: FillRandom): number[] {
  const words = new Uint32Array(count);
  try {
    if (random !== undefined) random(words);
    else (globalThis as unknown as Runtime).crypto.getRandomValues(words);
  } catch {
    // Of a runtime that has no such thing too.
    fallback(words);
  }
  return [...words];
}
