/** The files of ranges and of their digests: those that changed are written, all others stay as they are. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { putNamed } from '../files/replace.ts';
import { leading } from '../js/lists/code_hash.ts';
import { detailBytes } from '../js/lists/entry.ts';
import { groupPath, rangePath } from '../js/lists/ranges.ts';
import { writeSetFile } from '../js/lists/set_file.ts';
import { digestBytes, groupFileBytes, hashBits, rangeFileBytes } from '../js/lists/shape.ts';
import { type Columns, hashAt, placeOf } from './columns.ts';

export interface RangeShape {
  readonly list: Uint8Array;
  readonly published: number;
  readonly rangeBits: number;
}

export const shortDigest = (bytes: Uint8Array) =>
  createHash('sha256').update(bytes).digest().subarray(0, digestBytes);

/** A range's file. It may be longer than one may be: then there must be more ranges. */
export function rangeFile(
  columns: Columns,
  range: number,
  { list, published, rangeBits }: RangeShape,
): Uint8Array {
  const size = 2 ** (hashBits - rangeBits);
  const begin = placeOf(columns, range * size);
  const end = placeOf(columns, (range + 1) * size);
  const width = published - rangeBits;
  const [tail, unit] = [2 ** width, 2 ** (hashBits - published)];
  const numbers = new Float64Array(end - begin);
  for (let i = begin; i < end; ++i) numbers[i - begin] = Math.floor(hashAt(columns, i) / unit) % tail;
  const head = { kind: 'range', width, rangeBits, from: 0, version: 0, range, list } as const;
  const details = columns.details.subarray(begin * detailBytes, end * detailBytes);
  return writeSetFile(head, { numbers, details, size: rangeFileBytes });
}

/** How many entries a file holds for certain. */
function roomIn(published: number, count: number): number {
  const bits = Math.max(2, published - Math.log2(Math.max(1, count)) + 2);
  return (rangeFileBytes - 72) / (bits / 8 + detailBytes);
}

/** The fewest ranges whose files will hold their entries: the fullest of many is six deviations above the mean. */
export function rangeBitsFor(count: number, published: number): number {
  const room = roomIn(published, count);
  let bits = 0;
  const most = () => count / 2 ** bits + (bits === 0 ? 0 : 5.5 * Math.sqrt(count / 2 ** bits));
  while (bits < published && most() > room) bits += 1;
  return bits;
}

export interface WrittenRanges {
  readonly rangeBits: number;
  readonly digests: Uint8Array;
  /** Of the files of digests. */
  readonly groups: string;
  /** Files that nothing of this version names any more. */
  readonly replaced: readonly string[];
}

/** Whether a version names a file of a range or of digests. */
export function isNamed(
  { digests, groups }: Pick<WrittenRanges, 'digests' | 'groups'>,
  path: string,
): boolean {
  const [, kind, place, digest] = /^(group|range)\/(?:\d+\/)?(\d+)-([0-9a-f]+)$/.exec(path) ?? [];
  const at = Number(place);
  const now = kind === 'range' ? hex(digestOf(digests, at)) : groups.slice(2 * digestBytes * at).slice(0, 32);
  return now === digest;
}

/** Writes what changed; a range that has become too full ends it. */
class Writing {
  readonly #folder: string;
  readonly #made = new Set<string>();
  readonly replaced: string[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  put(path: string, bytes: Uint8Array): void {
    const file = join(this.#folder, path);
    const folder = dirname(file);
    if (!this.#made.has(folder)) mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
    putNamed(file, bytes);
  }
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const digestOf = (digests: Uint8Array, i: number) => digests.subarray(i * digestBytes, (i + 1) * digestBytes);

function groupFile(digests: Uint8Array, group: number): Uint8Array {
  const bytes = new Uint8Array(groupFileBytes);
  bytes.set(digests.subarray(group * groupFileBytes, (group + 1) * groupFileBytes));
  return bytes;
}

function allGroups(digests: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(digests.length / groupFileBytes) }, (_, group) =>
    groupFile(digests, group),
  );
}

function replacedGroups(before: Uint8Array, after: Uint8Array): string[] {
  const later = allGroups(after).map(bytes => hex(shortDigest(bytes)));
  return allGroups(before).flatMap((bytes, group) => {
    const digest = hex(shortDigest(bytes));
    return digest === later[group] ? [] : [groupPath(group, digest)];
  });
}

/** @returns undefined if a range is too full */
function writeRanges(
  folder: string,
  columns: Columns,
  shape: RangeShape,
  before: Uint8Array,
  changed: Iterable<number>,
): WrittenRanges | undefined {
  const writing = new Writing(folder);
  const digests = new Uint8Array(digestBytes * 2 ** shape.rangeBits);
  if (before.length === digests.length) digests.set(before);
  for (const range of changed) {
    const bytes = rangeFile(columns, range, shape);
    if (bytes.length > rangeFileBytes) return undefined;
    const digest = shortDigest(bytes);
    writing.put(rangePath(range, hex(digest)), bytes);
    const old = hex(digestOf(digests, range));
    if (before.length === digests.length && old !== hex(digest)) writing.replaced.push(rangePath(range, old));
    digests.set(digest, range * digestBytes);
  }
  if (before.length !== digests.length)
    for (let i = 0; i * digestBytes < before.length; ++i)
      writing.replaced.push(rangePath(i, hex(digestOf(before, i))));
  const groups = allGroups(digests).map((bytes, group) => {
    const digest = hex(shortDigest(bytes));
    writing.put(groupPath(group, digest), bytes);
    return digest;
  });
  return {
    rangeBits: shape.rangeBits,
    digests,
    groups: groups.join(''),
    replaced: [...writing.replaced, ...replacedGroups(before, digests)],
  };
}

function* every(count: number): Generator<number> {
  for (let i = 0; i < count; ++i) yield i;
}

/** @param touched hashes that came, went or changed since `before` */
export function putRanges(
  folder: string,
  columns: Columns,
  shape: Omit<RangeShape, 'rangeBits'>,
  before: { readonly rangeBits: number; readonly digests: Uint8Array },
  touched: Float64Array,
): WrittenRanges {
  const kept = before.digests.length > 0 && rangeBitsFor(columns.count, shape.published) >= before.rangeBits;
  if (kept) {
    const { rangeBits } = before;
    const changed = new Set(Array.from(touched, hash => leading(hash, rangeBits)));
    const written = writeRanges(folder, columns, { ...shape, rangeBits }, before.digests, changed);
    if (written !== undefined) return written;
  }
  for (let rangeBits = rangeBitsFor(columns.count, shape.published); ; ++rangeBits) {
    const all = every(2 ** rangeBits);
    const written = writeRanges(folder, columns, { ...shape, rangeBits }, before.digests, all);
    if (written !== undefined) return written;
  }
}
