/**
 * Derives the table of characters that look like one ASCII letter or digit, from UTS #39's confusables.txt
 * (source/data/unidata). A prototype there stands for a shape: `l` for every upright stroke, `O` for every ring.
 * Only single code points are taken that the fold does not change and that are no ASCII themselves.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Code point -> the ASCII letter or digit that it looks like, ordered by code point. */
export function deriveLookAlikes(icuSource: string, form: ReadonlyMap<number, string>): Map<number, string> {
  const text = readFileSync(join(icuSource, 'data/unidata/confusables.txt'), 'utf8').replace(/^\uFEFF/, '');
  const table = new Map<number, string>();
  for (const line of text.split('\n')) {
    const row = /^([0-9A-F]+)\s*;\s*([0-9A-F]+)\s*;/.exec(line);
    if (!row?.[1] || !row[2]) continue;
    const c = Number.parseInt(row[1], 16);
    const prototype = String.fromCodePoint(Number.parseInt(row[2], 16));
    if (c >= 0x80 && !form.has(c) && /^[0-9A-Za-z]$/.test(prototype)) table.set(c, prototype);
  }
  return new Map([...table].sort(([a], [b]) => a - b));
}
