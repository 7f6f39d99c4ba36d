/**
 * The log of a list: what was added and withdrawn, in the order in which it was; it grows only. A record of 32 bytes:
 *
 *   0 kind, 1: 1 added, 2 withdrawn   1 zero   2 details, 6   8 hash, 16   24 seconds since 1970, 4   28 CRC-32 of these
 */
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { type EntryDetails, readDetails, writeDetails } from '../js/lists/entry.ts';
import { PublisherError } from './trouble.ts';

export const recordBytes = 32;
const hashAt = 8;
const checksumAt = 28;

/** One record: what a hub signs and hands on too. */
export interface LogEntry {
  readonly withdrawn: boolean;
  readonly details: EntryDetails;
  /** 16 bytes. */
  readonly hash: Uint8Array;
  /** Milliseconds since 1970; whole seconds are kept. */
  readonly time: number;
}

export function writeEntry({ withdrawn, details, hash, time }: LogEntry): Uint8Array {
  const bytes = new Uint8Array(recordBytes);
  const view = new DataView(bytes.buffer);
  bytes[0] = withdrawn ? 2 : 1;
  writeDetails(details, view, 2);
  bytes.set(hash.subarray(0, 16), hashAt);
  view.setUint32(24, Math.floor(time / 1000), true);
  view.setUint32(checksumAt, crc32(bytes.subarray(0, checksumAt)), true);
  return bytes;
}

/** @returns undefined if it is not as it was written */
export function readEntry(bytes: Uint8Array): LogEntry | undefined {
  if (bytes.length !== recordBytes || (bytes[0] !== 1 && bytes[0] !== 2)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, recordBytes);
  if (view.getUint32(checksumAt, true) !== crc32(bytes.subarray(0, checksumAt))) return undefined;
  return {
    withdrawn: bytes[0] === 2,
    details: readDetails(view, 2),
    hash: new Uint8Array(bytes.subarray(hashAt, hashAt + 16)),
    time: view.getUint32(24, true) * 1000,
  };
}

/** @param at how many records are before them: what is there is written over */
export function writeRecords(path: string, at: number, bytes: Uint8Array): void {
  const descriptor = openSync(path, 'r+');
  try {
    for (let done = 0; done < bytes.length; )
      done += writeSync(descriptor, bytes, done, bytes.length - done, at * recordBytes + done);
    fsyncSync(descriptor);
  } catch (error) {
    throw Object.assign(error as Error, { path });
  } finally {
    closeSync(descriptor);
  }
}

/** Appends records. Half a record that a crash left at the end is written over. */
export function appendLog(path: string, entries: readonly LogEntry[]): void {
  const bytes = new Uint8Array(entries.length * recordBytes);
  entries.forEach((entry, i) => {
    bytes.set(writeEntry(entry), i * recordBytes);
  });
  writeRecords(path, logLength(path), bytes);
}

/** How many whole records there are. */
export function logLength(path: string): number {
  const descriptor = openSync(path, 'r');
  try {
    return Math.floor(fstatSync(descriptor).size / recordBytes);
  } finally {
    closeSync(descriptor);
  }
}

/** @param from how many records to leave out @returns at most so many records, whole ones */
export function readRecords(path: string, from: number, most: number): Uint8Array {
  const descriptor = openSync(path, 'r');
  try {
    const there = Math.floor(fstatSync(descriptor).size / recordBytes) - from;
    const bytes = new Uint8Array(Math.max(0, Math.min(there, most)) * recordBytes);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(descriptor, bytes, at, bytes.length - at, from * recordBytes + at);
      if (read === 0) break;
      at += read;
    }
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

/** @param from how many records to leave out @param most to read @throws PublisherError for one that is not as it was written */
export function readLog(path: string, from: number, most: number): LogEntry[] {
  const bytes = readRecords(path, from, most);
  return Array.from({ length: bytes.length / recordBytes }, (_, i) => {
    const entry = readEntry(bytes.subarray(i * recordBytes, (i + 1) * recordBytes));
    if (entry === undefined) throw new PublisherError('log-altered', String(from + i + 1));
    return entry;
  });
}
