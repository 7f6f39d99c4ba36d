/** A code as entries name it: by its list, and by its hash as far as the list publishes it. */
import { entryHash, type HashKey, hashCode } from '../lists/code_hash.ts';
import { listIdOf } from '../lists/set_file.ts';
import { toHex } from '../lists/transport.ts';
import type { Report } from './entry.ts';

/** What a list says of its hashes. */
export interface ListKey extends HashKey {
  /** So many bits of a hash are published: the others are zeros, or who follows a hub could tell codes that the list hides. */
  readonly published: number;
}

/**
 * @param code as `check` gives it
 * @returns undefined where there is no WebCrypto
 */
export async function cardOf(key: ListKey, code: string): Promise<Pick<Report, 'list' | 'hash'> | undefined> {
  const hash = await hashCode(key, code);
  if (hash === undefined) return undefined;
  const list = toHex(await listIdOf(key.product, key.salt));
  return { list, hash: entryHash(hash, key.published) };
}
