/** What this page hears of stolen cards: the entries of a hub, as they come, and a list of each kind that was asked about. */
import { BlockedCards, type HubTrouble, type Subscription, subscribe } from 'cardmend/hub';
import { type BlockList, httpTransport, openList } from 'cardmend/lists';
import type { ListTold, Party, Told } from './api.ts';
import { Received } from './received.ts';

/** The hub's heart beats every second. */
const quietMs = 4_000;
const waits = { leastMs: 250, mostMs: 2_000 };
/** How often lists are asked for a newer version. */
const updateMs = 600_000;
/** Entries and troubles that are kept to be shown. */
const mostKept = 50;

type TakenEntry = ReturnType<BlockedCards['entries']>[number];

/** What happened, newest first. */
export type Happened =
  | { readonly at: number; readonly entry: TakenEntry; readonly link: string; readonly missed: boolean }
  | {
      readonly at: number;
      readonly trouble: HubTrouble;
      readonly n: number | undefined;
      readonly times: number;
    };

export class Following {
  readonly received = new Received();
  readonly cards: BlockedCards;
  /** `null` where there is nobody to follow. */
  readonly subscription: Subscription | null;
  readonly #told: Told;
  readonly #lists = new Map<string, Promise<BlockList>>();
  readonly #opened = new Map<string, BlockList>();
  readonly #listeners = new Set<() => void>();
  #happened: readonly Happened[] = [];
  #skewMs = 0;

  constructor(told: Told) {
    this.#told = told;
    const names = Object.fromEntries(told.parties.map(({ id, platform }) => [id, platform]));
    this.cards = new BlockedCards(entries => this.#arrived(entries), names);
    this.subscription = told.parties.length === 0 ? null : this.#subscribe();
    setInterval(() => void this.update(), updateMs);
  }

  #subscribe(): Subscription {
    return subscribe({
      hub: '/hub',
      store: this.cards,
      publishers: Object.fromEntries(this.#told.parties.map(({ id, key }) => [id, key])),
      onTrouble: (trouble, n) => this.#troubled(trouble, n),
      fetch: this.received.fetch,
      ...{ quietMs, waits },
    });
  }

  /** By the clock that lists are judged by; wrong by what was asked for. */
  readonly now = (): number => Date.now() + this.#skewMs;

  get happened(): readonly Happened[] {
    return this.#happened;
  }

  get lists(): readonly ListTold[] {
    return this.#told.lists;
  }

  get parties(): readonly Party[] {
    return this.#told.parties;
  }

  /** The lists that were asked for until now. */
  get opened(): ReadonlyMap<string, BlockList> {
    return this.#opened;
  }

  /** Of one kind of card; undefined if there is none of it. It opens though nothing can be had, and is asked again later. */
  async listOf(product: string): Promise<BlockList | undefined> {
    const told = this.#told.lists.find(each => each.product === product);
    if (told === undefined) return undefined;
    const transport = httpTransport(`/lists/${product}`, { fetch: this.received.fetch });
    const opening =
      this.#lists.get(product) ?? openList({ transport, root: told.root, product, now: this.now });
    this.#lists.set(product, opening);
    const list = await opening;
    this.#opened.set(product, list);
    return list;
  }

  /** Looks for newer versions of all lists. */
  async update(): Promise<void> {
    await Promise.all([...this.#opened.values()].map(list => list.update()));
    this.#tell();
  }

  /** By how much the clock is wrong, in milliseconds. */
  skew(ms: number): Promise<void> {
    this.#skewMs = ms;
    return this.update();
  }

  /** Called after something has happened. */
  listen(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #arrived(entries: readonly TakenEntry[]): void {
    const at = Date.now();
    // What the hub had before this page asked came all at once.
    const newest = this.subscription?.standing.newest ?? 0;
    this.#keep(
      entries.map(entry => ({
        ...{ at, entry, link: this.received.linkOf(entry.n) },
        missed: entry.n <= newest,
      })),
    );
  }

  /** The same again and again, as by each try of a hub that cannot be reached, is one. */
  #troubled(trouble: HubTrouble, n: number | undefined): void {
    const [last] = this.#happened;
    const same = last !== undefined && 'trouble' in last && last.trouble === trouble && last.n === n;
    if (same) this.#happened = this.#happened.slice(1);
    this.#keep([{ at: Date.now(), trouble, n, times: same ? last.times + 1 : 1 }]);
  }

  #keep(happened: readonly Happened[]): void {
    this.#happened = [...happened].reverse().concat(this.#happened).slice(0, mostKept);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
