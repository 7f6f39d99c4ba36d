/** What a list's codes are hashed with, by its newest file that was verified. */
import type { ListRefusal } from '../js/lists/refusal.ts';
import type { ListFile } from '../js/lists/signed_files.ts';
import type { ListTransport } from '../js/lists/transport.ts';
import { Trust } from '../js/lists/trust.ts';
import { newestTime, readVersion } from '../js/lists/update.ts';

export interface Newest {
  readonly list: ListFile;
  /** When it was last said to be the newest. */
  readonly signedAt: number;
}

export interface Refused {
  readonly refusal: ListRefusal;
  /** The file that is refused. */
  readonly path: string;
}

/** @param rootText the root to believe */
export async function newestList(
  transport: ListTransport,
  rootText: string,
  now: number,
): Promise<Newest | Refused> {
  const trust = Trust.begin(rootText);
  if (typeof trust === 'string') return { refusal: trust, path: 'root' };
  const time = await newestTime(transport, trust, now);
  if (typeof time === 'string') return { refusal: time, path: 'time.json' };
  const list = await readVersion(transport, trust, time, now);
  if (typeof list === 'string') return { refusal: list, path: time.list.path };
  return { list, signedAt: time.signedAt };
}
