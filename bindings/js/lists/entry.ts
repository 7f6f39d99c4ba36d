/** What a list says of a card: the words of its details, and how they lie in six bytes beside its hash. */

/** Of the four bits of a reason. */
const moreBit = 8;

export const reasons = ['stolen', 'sold-twice', 'refunded', 'unpaid', 'damaged', 'other'] as const;
export type BlockReason = (typeof reasons)[number];

/** What is public of an entry. Days are counted from 1970-01-01 in UTC: a time to the second would tell which sale it was. */
export interface EntryDetails {
  readonly reason: BlockReason;
  /** An index of the list's publishers, 0 to 4095. */
  readonly publisher: number;
  /** The day of the report. */
  readonly day: number;
  /** The first day on which it does not hold any more; 0 for never. */
  readonly end: number;
  /** Other publishers block the card too: what one of them takes back does not free it. */
  readonly more?: boolean;
}

/** An entry as a page gets it. */
export interface ListedEntry {
  readonly reason: BlockReason;
  readonly publisher: string;
  /** Milliseconds since 1970, of the day's begin. */
  readonly since: number;
  /** The same of the day on which it ends; undefined for none. */
  readonly until: number | undefined;
}

export const dayMs = 86_400_000;
export const detailBytes = 6;
export const mostPublishers = 4_096;

export function writeDetails(
  { reason, publisher, day, end, more = false }: EntryDetails,
  out: DataView,
  at: number,
): void {
  out.setUint16(at, ((reasons.indexOf(reason) | (more ? moreBit : 0)) << 12) | publisher, true);
  out.setUint16(at + 2, day, true);
  out.setUint16(at + 4, end, true);
}

export function readDetails(from: DataView, at: number): EntryDetails {
  const first = from.getUint16(at, true);
  return {
    reason: reasons[(first >>> 12) % moreBit] ?? 'other',
    publisher: first & 0xfff,
    day: from.getUint16(at + 2, true),
    end: from.getUint16(at + 4, true),
    ...(first >>> 15 && { more: true }),
  };
}
