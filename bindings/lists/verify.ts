/** Whether a whole list is what its keys have signed: every file of the newest version, and that its parts say the same. */
import { leading } from '../js/lists/code_hash.ts';
import { PrefixSet } from '../js/lists/prefix_set.ts';
import { readRange } from '../js/lists/ranges.ts';
import type { ListRefusal } from '../js/lists/refusal.ts';
import { listIdOf, numbersOf, readSetFile, sameBytes } from '../js/lists/set_file.ts';
import { hashBits } from '../js/lists/shape.ts';
import type { ListFile } from '../js/lists/signed_files.ts';
import { runThrough } from '../js/lists/slices.ts';
import { type ListTransport, readDigested } from '../js/lists/transport.ts';
import { newestList } from './newest.ts';

export type Verified =
  | { readonly ok: true; readonly list: ListFile; readonly signedAt: number; readonly least: number }
  | { readonly ok: false; readonly refusal: ListRefusal; readonly path: string };

const refused = (refusal: ListRefusal, path: string): Verified => ({ ok: false, refusal, path });

/** The ranges hold as many entries as the list says, each of them in the set. */
async function verifyRanges(
  transport: ListTransport,
  list: ListFile,
  id: Uint8Array,
  set: PrefixSet,
): Promise<{ readonly least: number } | { readonly refusal: ListRefusal; readonly path: string }> {
  const width = list.published - list.rangeBits;
  const unit = 2 ** (hashBits - list.published);
  let [total, least] = [0, Number.POSITIVE_INFINITY];
  for (let range = 0; range < 2 ** list.rangeBits; ++range) {
    const path = `range ${range}`;
    const bytes = await readRange(transport, list, range);
    if (typeof bytes === 'string') return { refusal: bytes, path };
    const file = readSetFile(bytes);
    if (typeof file === 'string') return { refusal: file, path };
    if (!sameBytes(file.list, id)) return { refusal: 'other-salt', path };
    const numbers =
      file.kind === 'range' && file.range === range ? runThrough(numbersOf(file))?.numbers : undefined;
    const has = (number: number) => set.has(leading((range * 2 ** width + number) * unit, set.width));
    if (numbers === undefined || file.width !== width || !numbers.every(has))
      return { refusal: 'altered', path };
    total += numbers.length;
    least = Math.min(least, numbers.length);
  }
  return total === list.count ? { least } : { refusal: 'altered', path: 'ranges' };
}

/** @param rootText the root to believe */
export async function verifyList(transport: ListTransport, rootText: string, now: number): Promise<Verified> {
  const newest = await newestList(transport, rootText, now);
  if ('refusal' in newest) return refused(newest.refusal, newest.path);
  const { list, signedAt } = newest;
  const id = await listIdOf(list.product, list.salt);
  for (const digest of [list.full, ...list.deltas]) {
    const bytes = await readDigested(transport, digest);
    if (typeof bytes === 'string') return refused(bytes, digest.path);
    const file = readSetFile(bytes);
    if (typeof file === 'string') return refused(file, digest.path);
    if (!sameBytes(file.list, id)) return refused('other-salt', digest.path);
  }
  const full = readSetFile((await readDigested(transport, list.full)) as Uint8Array);
  const set =
    typeof full === 'object'
      ? runThrough(PrefixSet.read(full.width, full.rice, full.count, full.words))
      : undefined;
  if (set === undefined) return refused('altered', list.full.path);
  const ranges = await verifyRanges(transport, list, id, set);
  if ('refusal' in ranges) return refused(ranges.refusal, ranges.path);
  return { ok: true, list, signedAt, least: ranges.least };
}
