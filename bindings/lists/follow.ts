/** A hub's entries into a list's log, each exactly once. */
import { bytesOf } from '../js/core/hex.ts';
import { beginning } from '../js/hub/follower.ts';
import { type EntryStore, noPosition, type Position, type TakenEntry } from '../js/hub/position.ts';
import { listIdOf } from '../js/lists/set_file.ts';
import { toHex } from '../js/lists/transport.ts';
import { publisherPlace } from './add.ts';
import { loadFollowed, takeFollowed } from './followed.ts';
import { locked } from './lock.ts';
import type { LogEntry } from './log.ts';
import type { Places } from './places.ts';
import { loadSettings } from './settings.ts';

/** Another command may be publishing a large list. */
const patienceMs = 120_000;

/** What a list's folder keeps of a hub. */
export class FollowedLog implements EntryStore {
  readonly #places: Places;
  readonly #names: ReadonlyMap<string, string>;
  readonly #told: (count: number, position: Position) => void;

  /** @param names of the publishers in the list, by their keys' ids @param told how many records were taken */
  constructor(
    places: Places,
    names: ReadonlyMap<string, string>,
    told: (count: number, position: Position) => void = () => {},
  ) {
    this.#places = places;
    this.#names = names;
    this.#told = told;
  }

  /** A publisher who is new here has entries before the position: the log is gone through again, for those alone. */
  load(): Promise<Position> {
    const read = async () => {
      const followed = loadFollowed(this.#places);
      if (followed === undefined) return noPosition;
      const { position, seen } = followed;
      const known = [...this.#names.keys()].every(id => (seen[id] ?? 0) >= position.number);
      return known ? position : beginning(position.log);
    };
    return locked(this.#places, read, patienceMs);
  }

  async take(entries: readonly TakenEntry[], position: Position): Promise<void> {
    const count = await locked(this.#places, () => this.#take(entries, position), patienceMs);
    this.#told(count, position);
  }

  async #take(entries: readonly TakenEntry[], position: Position): Promise<number> {
    const { product, salt } = loadSettings(this.#places);
    const list = toHex(await listIdOf(product, salt));
    const seen = loadFollowed(this.#places)?.seen ?? {};
    const places = new Map<string, number>();
    const records = entries
      .filter(entry => entry.list === list && entry.n > (seen[entry.publisher] ?? 0))
      .map(entry => this.#record(entry, places));
    const after = { ...seen };
    for (const id of this.#names.keys()) after[id] = Math.max(after[id] ?? 0, position.number);
    takeFollowed(this.#places, position, after, records);
    return records.length;
  }

  /** @param places of publishers in the list, as far as they were asked for */
  #record(entry: TakenEntry, places: Map<string, number>): LogEntry {
    const { kind, hash, reason, publisher, day, end, time } = entry;
    const name = this.#names.get(publisher) ?? publisher;
    const place = places.get(name) ?? publisherPlace(this.#places, loadSettings(this.#places), name);
    places.set(name, place);
    const whole = new Uint8Array(16);
    whole.set(bytesOf(hash));
    return {
      withdrawn: kind === 'withdraw',
      details: { reason, publisher: place, day, end },
      hash: whole,
      time,
    };
  }
}
