/** What stands beside a list: entries that come one by one, as `BlockedCards` of `cardmend/hub` keeps them. */
import { type BlockReason, dayMs, type ListedEntry } from './entry.ts';

/** An entry that blocks a card now. */
export interface LiveEntry {
  readonly reason: BlockReason;
  /** The id of the key that signed it. */
  readonly publisher: string;
  /** The day of the report, counted from 1970-01-01 in UTC. */
  readonly day: number;
  /** The first day on which it does not hold any more; 0 for never. */
  readonly end: number;
}

/** Whoever keeps live entries. `find` is enough; the others lift what was withdrawn, and tell of what is new. */
export interface LiveEntries {
  /** @param list the list's id @param hash as entries have it @param day counted from 1970-01-01 in UTC */
  find(list: string, hash: string, day: number): LiveEntry | undefined;
  /** Who took back what they had said of a hash, and said nothing of it since; `time` in milliseconds since 1970. */
  withdrawn?(list: string, hash: string): readonly { readonly publisher: string; readonly time: number }[];
  /** The name that the list has for a key's holder. */
  nameOf?(publisher: string): string | undefined;
  /** Calls back after entries came. @returns what ends that */
  listen?(listener: () => void): () => void;
}

/** A card as entries name it: its list's id and its hash, in base 16. */
export type CardName = readonly [list: string, hash: string];

export const shown = (
  { reason, day, end }: Pick<LiveEntry, 'reason' | 'day' | 'end'>,
  publisher: string,
): ListedEntry => ({
  ...{ reason, publisher, since: day * dayMs },
  until: end === 0 ? undefined : end * dayMs,
});

/** Whoever keeps the entries may fail: then they say nothing. */
function asked<T>(live: LiveEntries | undefined, question: (live: LiveEntries) => T): T | undefined {
  try {
    return live && question(live);
  } catch {
    return undefined;
  }
}

/** What blocks a card on a day. */
export function liveEntry(
  live: LiveEntries | undefined,
  card: CardName,
  day: number,
): ListedEntry | undefined {
  return asked(live, live => {
    const found = live.find(...card, day);
    return found && shown(found, live.nameOf?.(found.publisher) ?? found.publisher);
  });
}

/** Whether a list's own entry was taken back by the one who made it, after the version was signed. */
export function isLifted(
  live: LiveEntries | undefined,
  card: CardName,
  name: string,
  signedAt: number,
): boolean | undefined {
  return asked(live, live =>
    live
      .withdrawn?.(...card)
      .some(({ publisher, time }) => time > signedAt && live.nameOf?.(publisher) === name),
  );
}
