/**
 * The platforms of the demo as parties that tell each other of stolen cards: each has a key and publishes to a hub, all follow it.
 * The hub has a port and a folder of its own, and is spoken to as one on another machine would be.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Hub, openHub } from '../../../bindings/hub/hub.ts';
import { BlockedCards, type Subscription, subscribe } from '../../../bindings/js/hub.ts';
import { dayMs } from '../../../bindings/js/lists/entry.ts';
import type { Settings } from '../options.ts';
import { type PlatformId, platformIds, platformOf } from '../platforms/platforms.ts';
import type { Keyring } from '../secrets.ts';
import { type AskedCard, codeOf, readCard } from '../store/kinds.ts';
import type { Store } from '../store/open.ts';
import { Arrivals } from './arrivals.ts';
import { ReportPace } from './pace.ts';
import { openParty, type Party, partyKey } from './party.ts';
import { soon } from './patience.ts';
import { type CardName, ProductList } from './product_list.ts';
import { PartyRecords } from './records.ts';
import { listedProducts, seededCodes } from './seeds.ts';

/** What a person says at a platform's desk. */
export interface Told {
  readonly kind: 'block' | 'withdraw';
  readonly product: string;
  readonly secret: string;
  readonly reason: 'stolen' | 'sold-twice';
}

/** How long a report holds. */
const daysHeld = 365;
/** Heartbeats of the hub: a page takes a silence of four for a stall. */
const heartbeatMs = 1_000;
/** The word that a list's version is the newest holds for a day. */
const publishEveryMs = 3_600_000;

export class Parties {
  readonly cards: BlockedCards;
  readonly pace: ReportPace;
  readonly arrivals = new Arrivals();
  readonly #records: PartyRecords;
  readonly #subscription: Subscription;
  readonly #timer: NodeJS.Timeout;

  constructor(
    readonly hub: Hub,
    readonly parties: readonly Party[],
    readonly lists: ReadonlyMap<string, ProductList>,
    readonly settings: Settings,
    readonly keys: Keyring,
    store: Store,
  ) {
    const names = parties.map(({ key, platform }) => [key.id, platform] as const);
    this.cards = new BlockedCards(undefined, Object.fromEntries(names));
    this.#records = new PartyRecords(store);
    this.pace = new ReportPace(settings.reportsPerMinute);
    this.#subscription = subscribe({
      hub: hub.address,
      store: this.cards,
      publishers: Object.fromEntries(parties.map(({ key }) => [key.id, key.public])),
      onTrouble: trouble => settings.onError(`hub: ${trouble}`),
    });
    this.#timer = setInterval(() => void this.#publishAll(), publishEveryMs);
    this.#timer.unref();
  }

  /** Learns how lists name a card that is asked about, so that `stops` can be asked without its code. */
  async learn(body: AskedCard & { readonly platform?: PlatformId }): Promise<void> {
    const asked = { ...body, product: body.product ?? platformOf(body.platform ?? 'jd').kinds[0] ?? '' };
    const { product, refs, last4 } = readCard(this.keys, asked);
    const list = this.lists.get(product);
    // What is no card by its length is not looked for.
    if (list === undefined || last4 === '') return;
    const unknown = refs.filter(ref => !this.#records.names(ref).some(name => name.list === list.id));
    if (unknown.length === 0) return;
    const name = await list.nameOf(codeOf(asked));
    for (const ref of unknown) this.#records.keepName(ref, name);
  }

  /** Whether a card was reported at any platform, or is listed; by its seal, once `learn` has seen it. */
  stops(ref: string): boolean {
    const today = Math.floor(this.settings.now() / dayMs);
    return this.#records
      .names(ref)
      .some(name => this.cards.find(name.list, name.hash, today) !== undefined || this.#isListed(name));
  }

  /** By a version of its list; the hub may know already that its word was taken back. */
  #isListed({ list, hash }: CardName): boolean {
    const publisher = [...this.lists.values()].find(({ id }) => id === list)?.publisherOf(hash);
    const back = this.cards.withdrawn(list, hash).map(entry => this.cards.nameOf(entry.publisher));
    return publisher !== undefined && !back.includes(publisher);
  }

  /** @returns undefined for what is no card of that kind */
  async nameOf(asked: AskedCard): Promise<CardName | undefined> {
    const { product, last4 } = readCard(this.keys, asked);
    return last4 === '' ? undefined : this.lists.get(product)?.nameOf(codeOf(asked));
  }

  /**
   * Takes what a person says of a card at a platform's desk. Kept once this has ended, and on its way to the hub.
   *
   * @returns `same` where it was said before; `nothing` where this account has reported no such card there
   */
  async take(
    account: string,
    platform: PlatformId,
    card: CardName,
    { kind, reason }: Told,
  ): Promise<'done' | 'same' | 'nothing'> {
    const records = this.#records;
    const before = records.reporters(card, platform);
    const isMine = before.includes(account);
    if (kind === 'withdraw') {
      if (!isMine) return 'nothing';
      // Somebody else's report at the same desk goes on to hold.
      if (before.length === 1) await this.#say(platform, card, { kind, reason });
      records.dropReport(card, platform, account);
      return 'done';
    }
    if (isMine) return 'same';
    this.arrivals.note(card, this.settings.now());
    if (before.length === 0) await this.#say(platform, card, { kind, reason });
    records.keepReport(card, platform, account);
    return 'done';
  }

  async #say(
    platform: PlatformId,
    { list, hash }: CardName,
    { kind, reason }: Pick<Told, 'kind' | 'reason'>,
  ): Promise<void> {
    const day = Math.floor(this.settings.now() / dayMs);
    const end = day + daysHeld;
    const party = this.parties.find(each => each.platform === platform);
    await party?.publisher.report({ list, kind, hash, reason, day, end });
  }

  /** Waits until what the desks have said has come round by the hub: what is on its way is in no entry yet, or still in one. */
  async #comeRound(): Promise<void> {
    const publishers = this.parties.map(({ publisher }) => publisher);
    await Promise.all(publishers.map(({ ready }) => ready));
    await soon(
      () =>
        publishers.every(({ waiting }) => waiting === 0) &&
        this.#subscription.standing.number >= this.hub.head.number,
    );
  }

  /** Withdraws all that was reported, and waits until that is known. */
  async reset(): Promise<void> {
    this.pace.forget();
    await this.#comeRound();
    for (const { list, hash, reason, day, end, publisher } of this.cards.entries()) {
      const party = this.parties.find(({ key }) => key.id === publisher);
      await party?.publisher.report({ list, kind: 'withdraw', hash, reason, day, end });
    }
    this.#records.dropAll();
    await this.#comeRound();
  }

  async #publishAll(): Promise<void> {
    for (const list of this.lists.values())
      await list.publish().catch((error: Error) => this.settings.onError(`list: ${error.message}`));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all([this.#subscription.stop(), ...this.parties.map(({ publisher }) => publisher.stop())]);
    await this.hub.close();
  }
}

/** @throws HubError, PublisherError */
export async function openParties(settings: Settings, store: Store, keys: Keyring): Promise<Parties> {
  const { folder, now, onError } = settings;
  const [own, hubFolder] = [join(folder, 'parties'), join(folder, 'hub')];
  mkdirSync(own, { recursive: true, mode: 0o700 });
  mkdirSync(hubFolder, { recursive: true, mode: 0o700 });
  const keyring = platformIds.map(platform => partyKey(own, platform));
  const publishers = keyring.map(({ name, public: key }) => ({ name, key }));
  const keysFile = join(hubFolder, 'keys.json');
  writeFileSync(keysFile, JSON.stringify({ publishers }), { mode: 0o600 });
  const hub = await openHub({ folder: hubFolder, keys: keysFile, heartbeatMs, now });
  try {
    const lists = new Map<string, ProductList>();
    for (const [product, shortest] of Object.entries(listedProducts)) {
      const followed = { hub: hub.address, parties: keyring };
      const options = { product, shortest, codes: seededCodes(product), now, ...followed };
      lists.set(product, await ProductList.open(join(folder, 'lists'), options));
    }
    const parties = keyring.map(key => openParty(own, key, hub.address, now, onError));
    return new Parties(hub, parties, lists, settings, keys, store);
  } catch (error) {
    await hub.close();
    throw error;
  }
}
