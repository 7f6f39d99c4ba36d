/** What a log says now: which hashes are blocked, and by whom. */
import type { EntryStore, Position, TakenEntry } from './position.ts';

/** Keeps everything in memory, for as long as the process or the page lives. */
export class BlockedCards implements EntryStore {
  readonly #blocks = new Map<string, Map<string, TakenEntry>>();
  /** Whose last word of a hash is a withdrawal: a list's own entry may be theirs. */
  readonly #withdrawals = new Map<string, Map<string, TakenEntry>>();
  readonly #listeners = new Set<(entries: readonly TakenEntry[]) => void>();
  readonly #names: Readonly<Record<string, string>>;
  #position: Position | undefined;

  /** @param changed told after entries were applied @param names of the publishers in the list, by their keys' ids */
  constructor(
    changed?: (entries: readonly TakenEntry[]) => void,
    names: Readonly<Record<string, string>> = {},
  ) {
    if (changed !== undefined) this.#listeners.add(changed);
    this.#names = names;
  }

  /** Calls back after entries were applied. @returns what ends that */
  listen(listener: (entries: readonly TakenEntry[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The name that a list has for a key's holder. */
  nameOf(publisher: string): string | undefined {
    return this.#names[publisher];
  }

  /** How many hashes are blocked. */
  get size(): number {
    return this.#blocks.size;
  }

  load(): Position | undefined {
    return this.#position;
  }

  take(entries: readonly TakenEntry[], position: Position): void {
    for (const entry of entries) this.#apply(entry);
    this.#position = position;
    for (const listener of this.#listeners) listener(entries);
  }

  #apply(entry: TakenEntry): void {
    const place = `${entry.list} ${entry.hash}`;
    // A withdrawal ends what the same publisher said, and nobody else's word.
    const [to, from] =
      entry.kind === 'block' ? [this.#blocks, this.#withdrawals] : [this.#withdrawals, this.#blocks];
    const left = from.get(place);
    left?.delete(entry.publisher);
    if (left?.size === 0) from.delete(place);
    // Only of who has a name in the list can it be asked.
    if (entry.kind === 'withdraw' && this.nameOf(entry.publisher) === undefined) return;
    const by = to.get(place) ?? new Map<string, TakenEntry>();
    to.set(place, by.set(entry.publisher, entry));
  }

  /** Who of those with names took back what they had said of a hash, and said nothing of it since. */
  withdrawn(list: string, hash: string): readonly TakenEntry[] {
    return [...(this.#withdrawals.get(`${list} ${hash}`)?.values() ?? [])];
  }

  /** What holds of a hash on a day, counted from 1970-01-01; of several publishers the one that said it first. */
  find(list: string, hash: string, day: number): TakenEntry | undefined {
    const standing = [...(this.#blocks.get(`${list} ${hash}`)?.values() ?? [])].filter(
      ({ end }) => end === 0 || end > day,
    );
    return standing.sort((a, b) => a.n - b.n)[0];
  }

  /** Every block in the order of the log. */
  entries(): readonly TakenEntry[] {
    return [...this.#blocks.values()].flatMap(by => [...by.values()]).sort((a, b) => a.n - b.n);
  }
}
