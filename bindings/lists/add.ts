/** Codes to records of the log: the only place where a publisher has codes; nothing of them is kept but their hash. */
import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { saltOf } from '../js/lists/code_hash.ts';
import { type BlockReason, dayMs, mostPublishers } from '../js/lists/entry.ts';
import { appendLog, type LogEntry } from './log.ts';
import type { Places } from './places.ts';
import { keepSettings, loadSettings, type Settings } from './settings.ts';
import { PublisherError } from './trouble.ts';

const derive = promisify(pbkdf2);

/** 16 bytes. As `hashCode` of the page, which keeps 48 bits of them. */
export async function fullHash(
  settings: Pick<Settings, 'product' | 'salt' | 'cost'>,
  code: string,
): Promise<Uint8Array> {
  // Of a text Node would make bytes in a buffer that it shares, and leave them there.
  const secret = new TextEncoder().encode(code);
  try {
    return new Uint8Array(await derive(secret, saltOf(settings), 2 ** settings.cost, 16, 'sha256'));
  } finally {
    secret.fill(0);
  }
}

export interface Report {
  readonly reason: BlockReason;
  /** Who says so. */
  readonly publisher: string;
  /** Takes what was said of the codes back. */
  readonly withdrawn?: boolean;
  /** How many days it holds; for ever if omitted. */
  readonly days?: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The publisher's place in the list's settings; a new one gets one. @throws PublisherError */
export function publisherPlace(places: Places, settings: Settings, name: string): number {
  const at = settings.publishers.indexOf(name);
  if (at >= 0) return at;
  if (settings.publishers.length >= mostPublishers) throw new PublisherError('too-many-publishers');
  keepSettings(places, { ...settings, publishers: [...settings.publishers, name] });
  return settings.publishers.length;
}

/** Codes that are hashed at once: as many threads as Node has for it by default. */
const atOnce = 4;

/** The hashes of codes, as `check` gives them: minutes for thousands, so that nothing is locked meanwhile. */
export async function hashCodes(
  settings: Settings,
  codes: readonly string[],
): Promise<readonly Uint8Array[]> {
  const hashes: Uint8Array[] = [];
  for (let i = 0; i < codes.length; i += atOnce)
    hashes.push(...(await Promise.all(codes.slice(i, i + atOnce).map(code => fullHash(settings, code)))));
  return hashes;
}

/** The folder is locked. @returns how many records were appended @throws PublisherError */
export function addHashes(places: Places, hashes: readonly Uint8Array[], report: Report): number {
  const publisher = publisherPlace(places, loadSettings(places), report.publisher);
  const day = Math.floor(report.now / dayMs);
  const end = report.days === undefined ? 0 : Math.min(0xffff, day + report.days);
  const details = { reason: report.reason, publisher, day, end };
  const entries = hashes.map(
    (hash): LogEntry => ({ withdrawn: report.withdrawn === true, details, hash, time: report.now }),
  );
  appendLog(places.log, entries);
  return entries.length;
}
