/** What reads lines has in common: where they end. */
import type { Row } from './rows.ts';

export const lineFeed = 10;
export const carriageReturn = 13;

/** Reads one line of a block of whole lines. */
export interface LineReader {
  readonly row: Row;
  /** @returns where the next line begins */
  read(bytes: Uint8Array, at: number): number;
}

/** Where a line ends that begins at `at`, and where the next one begins. */
export function lineEnd(bytes: Uint8Array, at: number): { readonly end: number; readonly next: number } {
  const found = bytes.indexOf(lineFeed, at);
  const end = found > at && bytes[found - 1] === carriageReturn ? found - 1 : found;
  return { end, next: found + 1 };
}
