/** What a log says now: which hashes are blocked, and by whom. */
import type { EntryStore, Position, TakenEntry } from './position.ts';

/** Keeps everything in memory, for as long as the process or the page lives. */
export class BlockedCards implements EntryStore {
  readonly #blocks = new Map<string, Map<string, TakenEntry>>();
  readonly #changed: ((entries: readonly TakenEntry[]) => void) | undefined;
  #position: Position | undefined;

  /** @param changed told after entries were applied */
  constructor(changed?: (entries: readonly TakenEntry[]) => void) {
    this.#changed = changed;
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
    this.#changed?.(entries);
  }

  #apply(entry: TakenEntry): void {
    const place = `${entry.list} ${entry.hash}`;
    const by = this.#blocks.get(place) ?? new Map<string, TakenEntry>();
    // A withdrawal ends what the same publisher said, and nobody else's word.
    if (entry.kind === 'block') by.set(entry.publisher, entry);
    else by.delete(entry.publisher);
    if (by.size === 0) this.#blocks.delete(place);
    else this.#blocks.set(place, by);
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
