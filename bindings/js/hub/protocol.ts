/** What a hub sends, and whether a text is that. */
import { isObject } from '../core/values.ts';
import { envelopeOf, readSignedEntry, type SignedEntry } from './entry.ts';

export const protocolVersion = 1;
/** Entries of one request, and of one page. */
export const mostInBatch = 1_000;

/** How far a log goes. */
export interface Head {
  /** 16 bytes in base 16, drawn when the log was begun. */
  readonly log: string;
  /** Of the newest entry; 0 for none. */
  readonly number: number;
  /** The link of the newest entry: SHA-256 in base 16. */
  readonly chain: string;
}

/** An entry as it stands in a log. */
export interface LoggedEntry {
  readonly n: number;
  readonly chain: string;
  readonly entry: SignedEntry;
}

export const headText = ({ log, number, chain }: Head, time: number): string =>
  JSON.stringify({ protocol: protocolVersion, log, number, chain, time });

export const loggedText = ({ n, chain, entry }: LoggedEntry): string =>
  JSON.stringify({ n, chain, entry: envelopeOf(entry) });

const isHex = (value: unknown, digits: number): value is string =>
  typeof value === 'string' && value.length === digits && /^[0-9a-f]*$/.test(value);
const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function readHead(text: string): Head | 'altered' | 'newer-format' {
  const value = parsed(text);
  if (!isObject(value)) return 'altered';
  if (isNumber(value.protocol) && value.protocol > protocolVersion) return 'newer-format';
  const { log, number, chain } = value;
  return isHex(log, 32) && isNumber(number) && isHex(chain, 64) ? { log, number, chain } : 'altered';
}

export function readLogged(text: string): LoggedEntry | 'altered' {
  const value = parsed(text);
  if (!isObject(value)) return 'altered';
  const entry = readSignedEntry(value.entry);
  const { n, chain } = value;
  return entry !== undefined && isNumber(n) && isHex(chain, 64) ? { n, chain, entry } : 'altered';
}
