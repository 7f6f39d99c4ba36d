/** One question: the range of a hash's leading bits, which thousands of codes share, and what stands in it. */
import { leading } from './code_hash.ts';
import type { EntryDetails } from './entry.ts';
import type { ListRefusal } from './refusal.ts';
import { detailsFor, readSetFile, sameBytes } from './set_file.ts';
import { digestBytes, groupFileBytes, groupRanges, rangeFileBytes } from './shape.ts';
import type { ListFile } from './signed_files.ts';
import { type ListTransport, readShort, toHex } from './transport.ts';

const digestDigits = 2 * digestBytes;

/** Named by what is in it: it never changes, and a server or a cache cannot give another version's. */
export const groupPath = (group: number, digest: string) => `group/${group}-${digest}`;
export const rangePath = (range: number, digest: string) => `range/${range >>> 8}/${range}-${digest}`;

/** The digests of a list's files of digests. */
const groupDigest = ({ groups }: ListFile, group: number) =>
  groups.slice(group * digestDigits, (group + 1) * digestDigits);

/** The file of a range, checked by the digests that lead to it. */
export async function readRange(
  transport: ListTransport,
  list: ListFile,
  range: number,
): Promise<Uint8Array | ListRefusal> {
  const group = Math.floor(range / groupRanges);
  const digest = groupDigest(list, group);
  if (digest.length !== digestDigits) return 'altered';
  const digests = await readShort(transport, groupPath(group, digest), digest, groupFileBytes);
  if (typeof digests === 'string') return digests;
  const at = (range % groupRanges) * digestBytes;
  const own = toHex(digests.subarray(at, at + digestBytes));
  return readShort(transport, rangePath(range, own), own, rangeFileBytes);
}

/**
 * @param hash of a code, 48 bits
 * @returns what the list says of it, be it over; undefined if nothing
 */
export async function askRange(
  transport: ListTransport,
  list: ListFile,
  id: Uint8Array,
  hash: number,
): Promise<EntryDetails | undefined | ListRefusal> {
  const range = leading(hash, list.rangeBits);
  const bytes = await readRange(transport, list, range);
  if (typeof bytes === 'string') return bytes;
  const file = readSetFile(bytes);
  if (typeof file === 'string') return file;
  if (!sameBytes(file.list, id)) return 'other-salt';
  const width = list.published - list.rangeBits;
  if (file.kind !== 'range' || file.range !== range || file.width !== width) return 'altered';
  return detailsFor(file, leading(hash, list.published) % 2 ** width);
}
