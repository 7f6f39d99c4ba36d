/**
 * How far a list has followed a hub. The position and the records that came with it are one file, which takes its place in one step;
 * from then on they are in the log, whether a crash came before they were written there or not: whoever works on the folder next
 * writes them first, to the place that the file names.
 */
import { readFileSync } from 'node:fs';
import { replaceFile, textPieces } from '../files/replace.ts';
import { bytesOf } from '../js/core/hex.ts';
import { isObject } from '../js/core/values.ts';
import type { Position } from '../js/hub/position.ts';
import { toHex } from '../js/lists/transport.ts';
import { type LogEntry, logLength, readRecords, recordBytes, writeEntry, writeRecords } from './log.ts';
import type { Places } from './places.ts';
import { PublisherError } from './trouble.ts';

export interface Followed {
  /** In the hub's log. */
  readonly position: Position;
  /** Up to which number of the hub's log each publisher's entries were taken, by its key's id. */
  readonly seen: Readonly<Record<string, number>>;
  /** How many records the list's log had before. */
  readonly at: number;
  /** What came then, in base 16. */
  readonly records: string;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function isFollowed(value: unknown): value is Followed {
  if (!isObject(value) || !isObject(value.position) || !isObject(value.seen)) return false;
  const { log, number, chain, publishers } = value.position;
  return (
    [log, chain].every(text => typeof text === 'string') &&
    isObject(publishers) &&
    [number, value.at, ...Object.values(publishers), ...Object.values(value.seen)].every(isCount) &&
    typeof value.records === 'string' &&
    value.records.length % (2 * recordBytes) === 0 &&
    /^[0-9a-f]*$/.test(value.records)
  );
}

/** @returns undefined if none was ever followed @throws PublisherError if the file is not as it was written */
export function loadFollowed(places: Places): Followed | undefined {
  let text: string;
  try {
    text = readFileSync(places.followed, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Told below.
  }
  if (!isFollowed(value)) throw new PublisherError('state-altered', 'followed.json');
  return value;
}

/** Takes records and the position behind them. The folder is locked. */
export function takeFollowed(
  places: Places,
  position: Position,
  seen: Followed['seen'],
  entries: readonly LogEntry[],
): void {
  const records = entries.map(entry => toHex(writeEntry(entry))).join('');
  const followed: Followed = { position, seen, at: logLength(places.log), records };
  replaceFile(places.followed, textPieces(`${JSON.stringify(followed)}\n`));
  settle(places);
}

/** Writes to the log what belongs there. @throws PublisherError if the log is shorter than it was */
export function settle(places: Places): void {
  const followed = loadFollowed(places);
  if (followed === undefined || followed.records === '') return;
  const { at } = followed;
  const records = bytesOf(followed.records);
  if (logLength(places.log) < at) throw new PublisherError('log-altered', String(at));
  const there = readRecords(places.log, at, records.length / recordBytes);
  if (!Buffer.from(records).equals(there)) writeRecords(places.log, at, records);
}
