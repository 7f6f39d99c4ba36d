/** The demo's list of stolen cards of one product: begun at the first start, published anew with what the hub has at every other. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretForms } from '#tables/secrets.ts';
import { subscribe } from '../../../bindings/js/hub.ts';
import { entryHash, numberOf } from '../../../bindings/js/lists/code_hash.ts';
import { dayMs } from '../../../bindings/js/lists/entry.ts';
import { listIdOf } from '../../../bindings/js/lists/set_file.ts';
import { addHashes, fullHash, hashCodes } from '../../../bindings/lists/add.ts';
import { detailsAt, hashAt } from '../../../bindings/lists/columns.ts';
import { FollowedLog } from '../../../bindings/lists/follow.ts';
import { locked } from '../../../bindings/lists/lock.ts';
import { type Places, placesOf } from '../../../bindings/lists/places.ts';
import { publish } from '../../../bindings/lists/publish.ts';
import { beginList, keepSettings, loadSettings, type Settings } from '../../../bindings/lists/settings.ts';
import { loadState } from '../../../bindings/lists/state.ts';
import { soon } from './patience.ts';

/** A card as entries name it. */
export interface CardName {
  /** The list's id. */
  readonly list: string;
  /** As much of the hash as the list publishes. */
  readonly hash: string;
}

/** What is followed, and whose word is taken. */
export interface Followed {
  readonly hub: string;
  readonly parties: readonly { readonly name: string; readonly id: string; readonly public: string }[];
}

export interface ListOptions extends Followed {
  readonly product: string;
  /** Characters of the shortest code that such cards have in the demo. */
  readonly shortest: number;
  /** Codes that the first party reported long ago. */
  readonly codes: readonly string[];
  readonly now: () => number;
}

export class ProductList {
  /** Who says so of a card, by its hash. */
  #published: ReadonlyMap<string, string> = new Map();
  /** One after the other: the folder is one writer's. */
  #work: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly product: string,
    /** The list's id, in base 16. */
    readonly id: string,
    readonly settings: Settings,
    readonly places: Places,
    readonly followed: Followed,
    readonly now: () => number,
  ) {}

  /** Where nothing is there the list is begun. */
  static async open(folder: string, options: ListOptions): Promise<ProductList> {
    const { product, shortest, codes, now, parties } = options;
    const places = placesOf(join(folder, product));
    const isNew = !existsSync(places.settings);
    if (isNew) {
      const form = secretForms[product];
      if (form === undefined) throw new Error(`there is no product ${product}`);
      // No check digit is in any of these codes. Listed cards are refused: few enough are wrong by chance.
      const bits = (shortest - form.prefix.length) * Math.log2(form.alphabet.length);
      const begun = beginList(places, { product, rule: 'refused', spaceBits: bits, shortest, now: now() });
      keepSettings(places, { ...begun, publishers: parties.map(({ name }) => name) });
    }
    const settings = loadSettings(places);
    const id = Buffer.from(await listIdOf(product, settings.salt)).toString('hex');
    const list = new ProductList(product, id, settings, places, options, now);
    const publisher = parties[0]?.name ?? '';
    if (isNew) {
      const report = { reason: 'stolen', publisher, now: now() - 30 * dayMs } as const;
      const hashes = await hashCodes(settings, codes);
      await locked(places, async () => addHashes(places, hashes, report));
    }
    await list.publish();
    return list;
  }

  /** The text of the root that a page is to believe. */
  get root(): string {
    return readFileSync(join(this.places.public, 'root.1.json'), 'utf8');
  }

  /** @param code as `check` gives it */
  async nameOf(code: string): Promise<CardName> {
    const full = await fullHash(this.settings, code);
    return { list: this.id, hash: entryHash(numberOf(full), this.settings.published) };
  }

  /** By whose word the published version has a card; undefined if it has not. */
  publisherOf(hash: string): string | undefined {
    return this.#published.get(hash);
  }

  /** A version with all that the hub has; where nothing is new, the word that the one before is the newest. */
  publish(): Promise<void> {
    const next = this.#work.then(() => this.#publish());
    this.#work = next.catch(() => {});
    return next;
  }

  async #publish(): Promise<void> {
    await this.#follow();
    const { version } = await locked(this.places, () => publish(this.places, { now: this.now() }));
    const { columns } = loadState(this.places, version);
    const { publishers } = loadSettings(this.places);
    const { published } = this.settings;
    this.#published = new Map(
      Array.from({ length: columns.count }, (_, i) => [
        entryHash(hashAt(columns, i), published),
        publishers[detailsAt(columns, i).publisher] ?? '',
      ]),
    );
  }

  /** What the hub has now, into the list's log. */
  async #follow(): Promise<void> {
    const { hub, parties } = this.followed;
    const subscription = subscribe({
      hub,
      store: new FollowedLog(this.places, new Map(parties.map(({ id, name }) => [id, name]))),
      publishers: Object.fromEntries(parties.map(({ id, public: key }) => [id, key])),
    });
    await soon(() => {
      const { ageMs, number, newest } = subscription.standing;
      return ageMs !== undefined && number >= newest;
    });
    await subscription.stop();
  }
}
