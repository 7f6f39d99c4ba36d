/** A list of stolen cards as a page or a server asks it. */
import { isObject, kindOf } from '../core/values.ts';
import { entryHash, hashCode, leading } from './code_hash.ts';
import type { LiveEntries } from './live.ts';
import { type ListAnswer, type Listed, PreparedCode } from './prepared_code.ts';
import { askRange } from './ranges.ts';
import type { ListRefusal } from './refusal.ts';
import { listIdOf } from './set_file.ts';
import type { ListFile } from './signed_files.ts';
import { type ListTransport, toHex } from './transport.ts';
import { type CodeKey, type KeptTrust, Trust } from './trust.ts';
import { type Held, newestTime, readSet, readVersion } from './update.ts';

export interface ListOptions {
  readonly transport: ListTransport;
  /** The text of the list's root file, which came with the page: whose keys to believe. */
  readonly root: string;
  /** The product that is asked about: a list of another one is refused. */
  readonly product: string;
  /** The list's salt, in base 16, if it is known beforehand: a list of another one is refused. */
  readonly salt?: string | undefined;
  /** False to load no set, and ask a range for every code. */
  readonly set?: boolean | undefined;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** What `kept` said in an earlier visit. */
  readonly kept?: KeptTrust | undefined;
}

/** How a list stands. */
export interface ListStanding {
  /** 0 while there is none. */
  readonly version: number;
  /** How many entries it has. */
  readonly count: number;
  /** How long ago it was signed, by this clock, in milliseconds; undefined while there is none. */
  readonly ageMs: number | undefined;
  /** Why the last update was refused, if it was. */
  readonly refused: ListRefusal | undefined;
}

/** Live entries may come by the hundred: a list that had no answer is not asked again for each. */
const patienceMs = 10_000;

export class BlockList {
  readonly product: string;
  readonly #options: ListOptions;
  readonly #trust: Trust;
  readonly #now: () => number;
  #held: Held | undefined;
  #key: CodeKey | undefined;
  readonly #listeners = new Set<() => void>();
  /** When the newest time file was signed that was taken. */
  #signedAt: number | undefined;
  #refused: ListRefusal | undefined;
  #updating: Promise<ListStanding> | undefined;

  constructor(options: ListOptions, trust: Trust) {
    this.#options = options;
    this.#trust = trust;
    this.#now = options.now ?? Date.now;
    this.product = options.product;
    const { kept } = options;
    if (kept?.page === options.root && kept.key?.product === options.product) this.#key = kept.key;
  }

  get kept(): KeptTrust {
    return this.#key === undefined ? this.#trust.kept : { ...this.#trust.kept, key: this.#key };
  }

  /** What codes are hashed with, as `cardOf` of `cardmend/hub` takes it; undefined before a list was ever verified. */
  get key(): CodeKey | undefined {
    return this.#key;
  }

  /** Calls back after another version was taken. @returns what ends that */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get standing(): ListStanding {
    return {
      version: this.#held?.list.version ?? 0,
      count: this.#held?.list.count ?? 0,
      ageMs: this.#signedAt === undefined ? undefined : Math.max(0, this.#now() - this.#signedAt),
      refused: this.#refused,
    };
  }

  /** Looks for a newer version. What is refused changes nothing but `standing`. Never rejects. */
  update(): Promise<ListStanding> {
    this.#updating ??= this.#update().finally(() => {
      this.#updating = undefined;
    });
    return this.#updating;
  }

  async #update(): Promise<ListStanding> {
    const before = this.#held ?? this.#key;
    try {
      this.#refused = await this.#take();
    } catch {
      // What the runtime lacks or the memory does not hold.
      this.#refused = 'unreachable';
    }
    if (before !== (this.#held ?? this.#key)) for (const listener of this.#listeners) listener();
    return this.standing;
  }

  async #take(): Promise<ListRefusal | undefined> {
    if (globalThis.crypto?.subtle === undefined) return 'no-crypto';
    const { transport, product, salt } = this.#options;
    const now = this.#now();
    const time = await newestTime(transport, this.#trust, now);
    if (typeof time === 'string') return time;
    if (this.#held?.list.version === time.list.version) {
      this.#signedAt = time.signedAt;
      return undefined;
    }
    const list = await readVersion(transport, this.#trust, time, now);
    if (typeof list === 'string') return list;
    const had = this.#held?.list.salt ?? salt ?? list.salt;
    if (list.product !== product || list.salt !== had) return 'other-salt';
    // Live entries need no more than this, should the set be out of reach.
    this.#key = keyOf(list);
    const id = await listIdOf(list.product, list.salt);
    const set = this.#options.set === false ? undefined : await readSet(transport, list, id, this.#held);
    if (typeof set === 'string') return set;
    this.#held = { list, id, set };
    this.#signedAt = time.signedAt;
    this.#trust.settle(list.version);
    return undefined;
  }

  /**
   * Hashes a code, as `check` gives it, so that it can be asked about again without hashing and without the code. Never rejects.
   *
   * @returns undefined where no list was ever verified, or there is no WebCrypto
   */
  async prepare(code: string): Promise<PreparedCode | undefined> {
    const key = this.#key;
    if (key === undefined) return undefined;
    try {
      const hash = await hashCode(key, code);
      if (hash === undefined) return undefined;
      const card = [toHex(await listIdOf(key.product, key.salt)), entryHash(hash, key.published)] as const;
      let asked: Held | undefined;
      let askAgainAt = 0;
      let listed: Promise<Listed | ListRefusal> | undefined;
      const look = () => {
        if (listed === undefined || asked !== this.#held || this.#now() >= askAgainAt) {
          asked = this.#held;
          askAgainAt = Number.POSITIVE_INFINITY;
          listed = this.#look(key, hash).then(said => {
            if (typeof said === 'string') askAgainAt = this.#now() + patienceMs;
            return said;
          });
        }
        return listed;
      };
      return new PreparedCode({ card, rule: key.rule, now: this.#now, look });
    } catch {
      return undefined;
    }
  }

  async #look(key: CodeKey, hash: number): Promise<Listed | ListRefusal> {
    if (this.#held === undefined) return this.#refused ?? 'unreachable';
    const { list, id, set } = this.#held;
    if (list.salt !== key.salt) return 'other-salt';
    if (set !== undefined && !set.has(leading(hash, set.width))) return { list, details: undefined };
    try {
      const details = await askRange(this.#options.transport, list, id, hash);
      return typeof details === 'string' ? details : { list, details };
    } catch {
      return 'unreachable';
    }
  }

  /**
   * What the list says of a code as `check` gives it, and live entries beside it. Never rejects, and never says `blocked` for want
   * of an answer.
   */
  async ask(code: string, live?: LiveEntries): Promise<ListAnswer> {
    const prepared = await this.prepare(code);
    if (prepared !== undefined) return prepared.ask(live);
    return {
      answer: 'unsure',
      why: globalThis.crypto?.subtle ? (this.#refused ?? 'unreachable') : 'no-crypto',
    };
  }
}

function keyOf({ product, salt, cost, published, rule }: ListFile): CodeKey {
  return { product, salt, cost, published, rule };
}

function checkOptions(options: unknown): void {
  const need = (right: boolean, what: string, given: unknown) => {
    if (!right) throw new TypeError(`openList takes ${what}; it was given ${kindOf(given)}`);
  };
  need(isObject(options), 'an object such as { transport, root, product }', options);
  const { transport, root, product } = options as Partial<Record<keyof ListOptions, unknown>>;
  need(
    typeof transport === 'function',
    '{ transport } as a function, such as httpTransport(address)',
    transport,
  );
  need(typeof root === 'string', '{ root } as the text of a root file', root);
  need(typeof product === 'string', '{ product } as a string', product);
}

/**
 * Opens a list and looks for its newest version. Where there is none to be had the list is open all the same, says `unsure`, and
 * `update` tries again.
 *
 * @throws TypeError if an option is none of what it may be, or the root is no root: mistakes of the page
 */
export async function openList(options: ListOptions): Promise<BlockList> {
  checkOptions(options);
  const trust = Trust.begin(options.root, options.kept);
  if (typeof trust === 'string')
    throw new TypeError(`openList takes the text of a root file; this is ${trust}`);
  const list = new BlockList(options, trust);
  await list.update();
  return list;
}
