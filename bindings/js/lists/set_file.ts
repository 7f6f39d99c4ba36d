/**
 * The one format of a list's data: docs/lists.md. A full set, a delta between two versions, and a range with the details of its
 * entries are the same file with more or fewer parts:
 *
 *   0 magic, 8   8 format, 2   10 kind   11 width   12 rice of numbers   13 rice of removed   14 range bits   15 zero
 *   16 from version, 4   20 version, 4   24 range, 4   28 numbers, 4   32 removed, 4   36 words of numbers, 4
 *   40 words of removed, 4   44 zeros, 4   48 list id, 16   64 numbers   removed   details, 6 each   zeros
 */
import { detailBytes, type EntryDetails, readDetails } from './entry.ts';
import { decodeRice, encodeRice, riceFor } from './rice.ts';
import { runThrough, type Sliced } from './slices.ts';

const magic = [0x43, 0x4d, 0x4c, 0x49, 0x53, 0x54, 0, 0] as const;
const formatVersion = 1;
export const headerBytes = 64;
export const listIdBytes = 16;

export const setKinds = ['full', 'delta', 'range'] as const;
export type SetKind = (typeof setKinds)[number];

export interface SetHead {
  readonly kind: SetKind;
  /** Bits of a number. In a range the leading `rangeBits` of the hash are left out. */
  readonly width: number;
  readonly rangeBits: number;
  /** Of a delta: the version that it changes; else 0. */
  readonly from: number;
  /** Of a full set and of a delta; a range is the same in all versions that do not change it, and says 0. */
  readonly version: number;
  /** Which range; else 0. */
  readonly range: number;
  /** Of the list's product and salt: {@link listIdOf}. */
  readonly list: Uint8Array;
}

export interface SetFile extends SetHead {
  readonly rice: number;
  readonly count: number;
  readonly words: Uint32Array;
  readonly removedRice: number;
  readonly removedCount: number;
  readonly removedWords: Uint32Array;
  /** Six bytes for each number; empty but in a range. */
  readonly details: DataView;
}

export interface SetContent {
  /** Ascending, no two alike. */
  readonly numbers: ArrayLike<number>;
  readonly removed?: ArrayLike<number>;
  readonly details?: Uint8Array;
  /** Zeros fill the file up to so many bytes; what does not fit makes it longer. */
  readonly size?: number;
}

export function writeSetFile(head: SetHead, content: SetContent): Uint8Array<ArrayBuffer> {
  const { numbers, removed = [], details = new Uint8Array(), size = 0 } = content;
  const universe = 2 ** head.width;
  const rice = riceFor(universe, numbers.length);
  const removedRice = riceFor(universe, removed.length);
  const words = encodeRice(numbers, rice);
  const removedWords = encodeRice(removed, removedRice);
  const detailsAt = headerBytes + 4 * (words.length + removedWords.length);
  const bytes = new Uint8Array(Math.max(size, detailsAt + details.length));
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint16(8, formatVersion, true);
  bytes.set([setKinds.indexOf(head.kind) + 1, head.width, rice, removedRice, head.rangeBits], 10);
  const counts = [numbers.length, removed.length, words.length, removedWords.length];
  [head.from, head.version, head.range, ...counts].forEach((value, i) => {
    view.setUint32(16 + 4 * i, value, true);
  });
  bytes.set(head.list, 48);
  bytes.set(new Uint8Array(words.buffer, words.byteOffset, words.byteLength), headerBytes);
  bytes.set(new Uint8Array(removedWords.buffer, 0, removedWords.byteLength), headerBytes + words.byteLength);
  bytes.set(details, detailsAt);
  return bytes;
}

export type SetRefusal = 'not-a-list' | 'truncated' | 'newer-format' | 'altered';

/** The list that files are of: all of one list say the same. */
export async function listIdOf(product: string, salt: string): Promise<Uint8Array> {
  const text = new TextEncoder().encode(`cardmend list\0${product}\0${salt}`);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', text)).subarray(0, listIdBytes);
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** What a file says, its numbers still coded. That it is the one that was signed was asked before. */
export function readSetFile(given: Uint8Array): SetFile | SetRefusal {
  const known = Math.min(given.length, magic.length);
  if (known === 0 || magic.slice(0, known).some((byte, i) => given[i] !== byte)) return 'not-a-list';
  if (given.length < headerBytes) return 'truncated';
  // A copy where the words would not lie evenly: a buffer's slice would be a view.
  const bytes = given.byteOffset % 4 === 0 ? given : new Uint8Array(given);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format = view.getUint16(8, true);
  if (format > formatVersion) return 'newer-format';
  const kind = setKinds[(bytes[10] as number) - 1];
  const [width = 0, rice = 0, removedRice = 0, rangeBits = 0] = bytes.subarray(11, 15);
  if (format < formatVersion || kind === undefined || width > 48 || rice > 47 || removedRice > 47)
    return 'altered';
  const [from, version, range, count, removedCount, wordCount, removedWordCount] = Array.from(
    { length: 7 },
    (_, i) => view.getUint32(16 + 4 * i, true),
  ) as [number, number, number, number, number, number, number];
  const detailsAt = headerBytes + 4 * (wordCount + removedWordCount);
  const end = detailsAt + (kind === 'range' ? count * detailBytes : 0);
  // Each number takes its low bits and one more: no room is made for more than the words can hold.
  if (count * (rice + 1) > wordCount * 32 || removedCount * (removedRice + 1) > removedWordCount * 32)
    return 'altered';
  if (end > bytes.length) return 'truncated';
  const words = (at: number, length: number) => new Uint32Array(bytes.buffer, bytes.byteOffset + at, length);
  return {
    ...{ kind, width, rangeBits, from, version, range, rice, count, removedRice, removedCount },
    list: bytes.subarray(48, 48 + listIdBytes),
    words: words(headerBytes, wordCount),
    removedWords: words(headerBytes + 4 * wordCount, removedWordCount),
    details: new DataView(bytes.buffer, bytes.byteOffset + detailsAt, end - detailsAt),
  };
}

/** The numbers of a file, and those that it removes; undefined if they are not as many as it says. */
export function* numbersOf(
  file: SetFile,
): Sliced<{ numbers: Float64Array; removed: Float64Array } | undefined> {
  const { words, rice, count, removedWords, removedRice, removedCount } = file;
  const numbers = yield* decodeRice(words, rice, 2 ** file.width, count);
  const removed = yield* decodeRice(removedWords, removedRice, 2 ** file.width, removedCount);
  return numbers && removed && { numbers, removed };
}

/** What a range says of a number. */
export function detailsFor(file: SetFile, number: number): EntryDetails | undefined {
  const at = runThrough(numbersOf(file))?.numbers.indexOf(number) ?? -1;
  return at < 0 ? undefined : readDetails(file.details, at * detailBytes);
}
