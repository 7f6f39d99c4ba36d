/** A list of stolen cards as a page or a server asks it. */
import { hashCode, leading } from './code_hash.ts';
import type { ListedEntry } from './entry.ts';
import { dayMs } from './entry.ts';
import { askRange } from './ranges.ts';
import type { ListRefusal } from './refusal.ts';
import { listIdOf } from './set_file.ts';
import type { ListRule } from './signed_files.ts';
import type { ListTransport } from './transport.ts';
import { type KeptTrust, Trust } from './trust.ts';
import { type Held, newestTime, readSet, readVersion } from './update.ts';

export interface ListOptions {
  readonly transport: ListTransport;
  /** The text of the list's root file, which came with the page: whose keys to believe. */
  readonly root: string;
  /** The product that is asked about: a list of another one is refused. */
  readonly product: string;
  /** The list's salt, in base 16, if it is known beforehand: a list of another one is refused. */
  readonly salt?: string;
  /** False to load no set, and ask a range for every code. */
  readonly set?: boolean;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** What `kept` said in an earlier visit. */
  readonly kept?: KeptTrust;
}

/** What is known of a code. `unsure` is no reason to stop a card: the platform has the last word. */
export type ListAnswer =
  | { readonly answer: 'clear' }
  | { readonly answer: 'blocked'; readonly rule: ListRule; readonly entry: ListedEntry }
  | { readonly answer: 'unsure'; readonly why: ListRefusal };

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

export class BlockList {
  readonly product: string;
  readonly #options: ListOptions;
  readonly #trust: Trust;
  readonly #now: () => number;
  #held: Held | undefined;
  /** When the newest time file was signed that was taken. */
  #signedAt: number | undefined;
  #refused: ListRefusal | undefined;
  #updating: Promise<ListStanding> | undefined;

  constructor(options: ListOptions, trust: Trust) {
    this.#options = options;
    this.#trust = trust;
    this.#now = options.now ?? Date.now;
    this.product = options.product;
  }

  get kept(): KeptTrust {
    return this.#trust.kept;
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
    try {
      this.#refused = await this.#take();
    } catch {
      // What the runtime lacks or the memory does not hold.
      this.#refused = 'unreachable';
    }
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
    const id = await listIdOf(list.product, list.salt);
    const set = this.#options.set === false ? undefined : await readSet(transport, list, id, this.#held);
    if (typeof set === 'string') return set;
    this.#held = { list, id, set };
    this.#signedAt = time.signedAt;
    this.#trust.settle(list.version);
    return undefined;
  }

  /** What the list says of a code as `check` gives it. Never rejects, and never says `blocked` for want of an answer. */
  async ask(code: string): Promise<ListAnswer> {
    const held = this.#held;
    if (held === undefined) return { answer: 'unsure', why: this.#refused ?? 'unreachable' };
    const { list, id, set } = held;
    try {
      const hash = await hashCode(list, code);
      if (hash === undefined) return { answer: 'unsure', why: 'no-crypto' };
      if (set !== undefined && !set.has(leading(hash, set.width))) return { answer: 'clear' };
      const details = await askRange(this.#options.transport, list, id, hash, this.#now());
      if (typeof details === 'string') return { answer: 'unsure', why: details };
      if (details === undefined) return { answer: 'clear' };
      const { reason, publisher, day, end } = details;
      const entry = {
        reason,
        publisher: list.publishers[publisher] ?? '',
        since: day * dayMs,
        until: end === 0 ? undefined : end * dayMs,
      };
      return { answer: 'blocked', rule: list.rule, entry };
    } catch {
      return { answer: 'unsure', why: 'unreachable' };
    }
  }
}

/**
 * Opens a list and looks for its newest version. Where there is none to be had the list is open all the same, says `unsure`, and
 * `update` tries again.
 *
 * @throws TypeError if the root is none, which is a mistake of the page
 */
export async function openList(options: ListOptions): Promise<BlockList> {
  const trust = Trust.begin(options.root, options.kept);
  if (typeof trust === 'string')
    throw new TypeError(`openList takes the text of a root file; this is ${trust}`);
  const list = new BlockList(options, trust);
  await list.update();
  return list;
}
