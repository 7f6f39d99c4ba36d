/** A code as one list knows it: its hash, made once, and never the code. It is asked again for next to nothing. */
import { dayMs, type EntryDetails, type ListedEntry } from './entry.ts';
import { type CardName, isLifted, type LiveEntries, liveEntry, shown } from './live.ts';
import type { ListRefusal } from './refusal.ts';
import type { ListFile, ListRule } from './signed_files.ts';

/** What is known of a code. `unsure` is no reason to stop a card: the platform has the last word. */
export type ListAnswer =
  | { readonly answer: 'clear' }
  | { readonly answer: 'blocked'; readonly rule: ListRule; readonly entry: ListedEntry }
  | { readonly answer: 'unsure'; readonly why: ListRefusal };

/** What a version says of a code. */
export interface Listed {
  readonly list: ListFile;
  readonly details: EntryDetails | undefined;
}

export interface PreparedFor {
  readonly card: CardName;
  readonly rule: ListRule;
  readonly now: () => number;
  /** What the version that is held now says: asked once. */
  readonly look: () => Promise<Listed | ListRefusal>;
}

export class PreparedCode {
  readonly #for: PreparedFor;

  constructor(prepared: PreparedFor) {
    this.#for = prepared;
  }

  /** What live entries alone say, at once; undefined where none blocks the card. */
  askLive(live: LiveEntries | undefined): (ListAnswer & { answer: 'blocked' }) | undefined {
    const { card, rule, now } = this.#for;
    const entry = liveEntry(live, card, Math.floor(now() / dayMs));
    return entry && { answer: 'blocked', rule, entry };
  }

  /**
   * What the list says, and live entries beside it. The list is asked once a version; where it has no answer live ones hold alone.
   * Never rejects.
   */
  async ask(live?: LiveEntries): Promise<ListAnswer> {
    const { card, now, look } = this.#for;
    const before = this.askLive(live);
    if (before !== undefined) return before;
    const listed = await look();
    // The list may take its time, and an entry come meanwhile.
    const blocked = this.askLive(live);
    if (blocked !== undefined) return blocked;
    if (typeof listed === 'string') return { answer: 'unsure', why: listed };
    const { list, details } = listed;
    if (details === undefined) return { answer: 'clear' };
    const entry = shown(details, list.publishers[details.publisher] ?? '');
    const over = entry.until !== undefined && entry.until <= now();
    const gone = over || isLifted(live, card, entry.publisher, list.signedAt);
    return gone && !details.more ? { answer: 'clear' } : { answer: 'blocked', rule: list.rule, entry };
  }
}
