/**
 * An entry of a hub's log: what a platform says of one card, by its hash, and signs with its own key. An entry has one text only,
 * so that the same thing cannot be said, and stored, in two ways.
 */
import { isObject } from '../core/values.ts';
import { type BlockReason, reasons } from '../lists/entry.ts';
import type { Envelope } from '../lists/envelope.ts';

/** A withdrawal is an entry of its own: it ends what the same publisher said of the same hash, and nobody else's. */
export type EntryKind = 'block' | 'withdraw';

/** What a platform reports. */
export interface Report {
  /** The list's id, 16 bytes in base 16: of the product and the list's salt. */
  readonly list: string;
  readonly kind: EntryKind;
  /** The keyed hash of the code: 48 bits in base 16. */
  readonly hash: string;
  readonly reason: BlockReason;
  /** The day of the report, counted from 1970-01-01 in UTC. */
  readonly day: number;
  /** The first day on which it does not hold any more; 0 for never. */
  readonly end: number;
}

/** What is signed. */
export interface Entry extends Report {
  /** Of this publisher, from 1, without a gap. */
  readonly number: number;
  /** Milliseconds since 1970; whole seconds are written. */
  readonly time: number;
}

/** A hub takes no entry whose text is longer. */
export const mostEntryChars = 512;

const isWhole = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
const isHex = (value: unknown, digits: number): value is string =>
  typeof value === 'string' && value.length === digits && /^[0-9a-f]*$/.test(value);

/** Whether a report holds what one must. */
export function isReport(value: unknown): value is Report {
  if (!isObject(value)) return false;
  const { list, kind, hash, reason, day, end } = value;
  return (
    isHex(list, 32) &&
    (kind === 'block' || kind === 'withdraw') &&
    isHex(hash, 12) &&
    (reasons as readonly unknown[]).includes(reason) &&
    isWhole(day, 0xffff) &&
    isWhole(end, 0xffff) &&
    (end === 0 || end > day)
  );
}

/** The one text of an entry. */
export function entryText({ list, kind, hash, reason, day, end, number, time }: Entry): string {
  return JSON.stringify({ format: 1, role: 'entry', list, kind, hash, reason, day, end, number, time });
}

/** The bytes that are signed: no file of a list can pass for an entry. */
export const entryBytes = (text: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`cardmend list 1 entry\n${text}`);

/** @returns what a signed text says; a word for what it is instead */
export function readEntry(text: string): Entry | 'not-an-entry' | 'newer-format' {
  if (text.length > mostEntryChars) return 'not-an-entry';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'not-an-entry';
  }
  if (!isObject(value) || value.role !== 'entry') return 'not-an-entry';
  if (isWhole(value.format, 2 ** 31) && value.format > 1) return 'newer-format';
  if (!isReport(value)) return 'not-an-entry';
  const { number, time } = value as Partial<Entry>;
  if (!isWhole(number, 2 ** 48) || number === 0 || !isWhole(time, 2 ** 52)) return 'not-an-entry';
  const { list, kind, hash, reason, day, end } = value;
  const entry = { list, kind, hash, reason, day, end, number, time };
  return entryText(entry) === text ? entry : 'not-an-entry';
}

/** An entry with the one signature of its publisher. */
export interface SignedEntry {
  readonly signed: string;
  /** The publisher's key, by its id. */
  readonly key: string;
  readonly signature: string;
}

/** @returns undefined if it is no envelope with one signature */
export function readSignedEntry(value: unknown): SignedEntry | undefined {
  if (!isObject(value) || typeof value.signed !== 'string' || !Array.isArray(value.signatures))
    return undefined;
  const [only, ...others] = value.signatures as unknown[];
  if (others.length > 0 || !isObject(only) || !isHex(only.key, 16) || !isHex(only.signature, 128))
    return undefined;
  return { signed: value.signed, key: only.key, signature: only.signature };
}

/** The envelope that travels. */
export const envelopeOf = ({ signed, key, signature }: SignedEntry): Envelope => ({
  signed,
  signatures: [{ key, signature }],
});
