/**
 * The state of a version, kept beside its log: its entries in columns, and the digests of its ranges. It is named by its version,
 * and written before the version is public: whichever version is public has its state.
 *
 *   8 length of the head   the head, JSON   high, 4 each   low, 2 each   details, 6 each   digests of ranges, 16 each
 *   and of further entries of hashes that have one already: high, low, details
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceFile } from '../files/replace.ts';
import { detailBytes } from '../js/lists/entry.ts';
import { digestBytes } from '../js/lists/shape.ts';
import type { ListFile } from '../js/lists/signed_files.ts';
import type { Columns } from './columns.ts';
import { type Blocks, noBlocks } from './merge.ts';
import type { Places } from './places.ts';
import { PublisherError } from './trouble.ts';

export interface StateHead {
  readonly version: number;
  /** How many records of the log are in it. */
  readonly records: number;
  readonly count: number;
  /** Entries of hashes that have one already, by other publishers. */
  readonly others: number;
  /** Bits of the page's prefixes. */
  readonly width: number;
  readonly rangeBits: number;
  readonly deltas: ListFile['deltas'];
  /** When the list's file ceases to hold. */
  readonly expiresAt: number;
}

export interface State extends Blocks {
  readonly head: StateHead;
  readonly digests: Uint8Array;
}

export const emptyState: State = {
  head: { version: 0, records: 0, count: 0, others: 0, width: 0, rangeBits: 0, deltas: [], expiresAt: 0 },
  ...noBlocks,
  digests: new Uint8Array(),
};

const bytesOf = (array: Uint32Array | Uint16Array | Uint8Array) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

export function keepState(places: Places, { head, columns, others, digests }: State): void {
  const text = new TextEncoder().encode(JSON.stringify(head));
  // The columns begin at a multiple of eight.
  const room = Math.ceil(text.length / 8) * 8;
  const first = new Uint8Array(8 + room).fill(0x20);
  new DataView(first.buffer).setUint32(0, room, true);
  new DataView(first.buffer).setUint32(4, columns.count, true);
  first.set(text, 8);
  const pieces = ({ high, low, details }: Columns) => [bytesOf(high), bytesOf(low), details];
  replaceFile(places.state(head.version), [first, ...pieces(columns), digests, ...pieces(others)]);
}

/** @throws PublisherError if it is missing or not whole */
export function loadState(places: Places, version: number): State {
  try {
    const bytes = readFileSync(places.state(version));
    const room = bytes.readUInt32LE(0);
    const head = JSON.parse(bytes.toString('utf8', 8, 8 + room)) as StateHead;
    let at = bytes.byteOffset + 8 + room;
    const take = (length: number) => {
      at += length;
      return at - length;
    };
    const { buffer } = bytes;
    const columnsOf = (count: number): Columns => ({
      count,
      high: new Uint32Array(buffer, take(4 * count), count),
      low: new Uint16Array(buffer, take(2 * count), count),
      details: new Uint8Array(buffer, take(detailBytes * count), detailBytes * count),
    });
    const columns = columnsOf(head.count);
    const digestsLength = digestBytes * 2 ** head.rangeBits;
    const digests = new Uint8Array(buffer, take(digestsLength), digestsLength);
    const others = columnsOf(head.others);
    if (head.version !== version || at !== bytes.byteOffset + bytes.length) throw new Error();
    return { head, columns, others, digests };
  } catch {
    throw new PublisherError('state-altered', String(version));
  }
}

/** Removes the states of all versions but one. */
export function forgetStates(places: Places, version: number): void {
  const folder = dirname(places.log);
  for (const name of readdirSync(folder))
    if (/^state\.\d+$/.test(name) && name !== `state.${version}`) rmSync(join(folder, name), { force: true });
}
