/**
 * What a list's product and its size decide: how slow the hash is, how much of it is published, how wide the page's prefixes are,
 * into how many ranges it is split. docs/lists.md derives each.
 */

/** The hash of an entry, in bits: more are never published. */
export const hashBits = 48;

/** Of codes that a published hash fits, at most one in 2^20 is the one that is listed, as for known codes. */
const hiddenBits = 20;

/** Published bits: whoever has them all cannot tell a listed code from 2^20 others. Below 1 a list cannot be published. */
export function publishedBits(spaceBits: number): number {
  return Math.min(hashBits, Math.floor(spaceBits - hiddenBits));
}

/** The binary logarithm of the rounds: 2^17 of PBKDF2 took 40 ms on the bench's processor. */
const mostCost = 17;
/** From here on no work pays: a list of 10,000,000 is searched 2^57 times for each code that is found. */
const safeSpaceBits = 80;

/** The cost of the hash of a product of 2^spaceBits codes: what is lacking to `safeSpaceBits`, as far as a page can wait. */
export function costFor(spaceBits: number): number {
  return Math.max(0, Math.min(mostCost, Math.ceil(safeSpaceBits - spaceBits)));
}

/** One in 400 codes that are not listed hits the page's set by chance, at most. */
const mostHits = 1 / 400;
/** A number of the page's set. */
const mostWidth = 32;

/** The bits of the page's prefixes for so many entries. */
export function widthFor(count: number, published: number): number {
  const wanted = Math.ceil(Math.log2(Math.max(count, 1) / mostHits));
  return Math.max(1, Math.min(mostWidth, published, wanted));
}

/** How many codes that are not listed are confirmed all the same: one in so many. */
export function confirmedByChance(count: number, published: number): number {
  return 2 ** published / Math.max(1, count);
}

/** A list that refuses cards must be surer than one that doubts them. */
export const leastCertainty = { doubtful: 400, refused: 2 ** 20 } as const;

/** Of one size, whatever stands in it; with the digests that it is checked by (`groupFileBytes`) a question stays within 8 KB. */
export const rangeFileBytes = 7_040;
/** Ranges whose digests stand in one file. */
export const groupRanges = 64;
/** Of each range's file. */
export const digestBytes = 16;
export const groupFileBytes = groupRanges * digestBytes;
/** A range of a list that has more than one holds so many entries at least. */
export const leastInRange = 200;
