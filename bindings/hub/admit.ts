/** What an entry must be before the log is asked: well formed, of this time, and of who says that it is. */
import { type KeyObject, verify } from 'node:crypto';
import { type Entry, entryBytes, readEntry, readSignedEntry, type SignedEntry } from '../js/hub/entry.ts';
import type { HubRefusal } from '../js/hub/refusal.ts';
import { dayMs } from '../js/lists/entry.ts';
import type { Pace, Publishers } from './keys/publishers.ts';

/** An entry that its publisher has signed. */
export interface Admitted {
  readonly entry: Entry;
  readonly signed: SignedEntry;
  readonly pace: Pace;
  /** The publisher's. */
  readonly key: KeyObject;
}

/** A publisher's clock may be ahead by so much. */
const clockTolerance = dayMs;

/** @param value what was sent @param now milliseconds since 1970 */
export async function admit(
  value: unknown,
  { byKey, withdrawn }: Publishers,
  now: number,
): Promise<Admitted | HubRefusal> {
  const signed = readSignedEntry(value);
  if (signed === undefined) return 'not-an-entry';
  const entry = readEntry(signed.signed);
  if (typeof entry === 'string') return entry;
  if (withdrawn.has(signed.key)) return 'withdrawn-key';
  const publisher = byKey.get(signed.key);
  if (publisher === undefined) return 'unknown-key';
  const signature = Buffer.from(signed.signature, 'hex');
  const good = await new Promise<boolean>(done =>
    verify(null, entryBytes(signed.signed), publisher.key, signature, (error, is) =>
      done(error === null && is),
    ),
  );
  if (!good) return 'bad-signature';
  return entry.time > now + clockTolerance
    ? 'future'
    : { entry, signed, pace: publisher, key: publisher.key };
}
