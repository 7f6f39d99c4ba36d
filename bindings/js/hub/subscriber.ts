/** A subscriber of a hub: one way for what it missed and for what comes now, from the number behind its last. */
import { EventReader, type ServerEvent } from './events.ts';
import { beginning, follow, headProblem, type Trusted } from './follower.ts';
import { type EntryStore, noPosition, type Position } from './position.ts';
import { type Head, type LoggedEntry, readHead, readLogged } from './protocol.ts';
import type { HubTrouble } from './trouble.ts';
import { pause, usualWaits, type Waits, waitMs } from './waits.ts';

export interface SubscriberOptions extends Trusted {
  /** The hub's address. */
  readonly hub: string;
  readonly store: EntryStore;
  /** Told for each thing that is wrong, with the log's number if it is of one entry. Names only: no hash, no code. */
  readonly onTrouble?: ((trouble: HubTrouble, n?: number, publisher?: string) => void) | undefined;
  /** A hub that says nothing for so long is stalled: more than its heartbeats are apart. */
  readonly quietMs?: number | undefined;
  readonly waits?: Waits | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
}

export interface HubStanding {
  /** Of the last entry that was taken. */
  readonly number: number;
  /** Of the newest entry that the hub spoke of. */
  readonly newest: number;
  /** Since the hub last said something that was right, by this clock; undefined if it never did. */
  readonly ageMs: number | undefined;
  /** What is wrong now. */
  readonly trouble: HubTrouble | undefined;
}

class Trouble extends Error {
  constructor(readonly trouble: HubTrouble) {
    super(trouble);
  }
}

export class Subscription {
  readonly #options: SubscriberOptions;
  readonly #stop = new AbortController();
  readonly #now: () => number;
  #position: Position = noPosition;
  #newest = 0;
  #heardAt: number | undefined;
  #trouble: HubTrouble | undefined;
  #failed = 0;
  /** At the last head: how far it was and how far this is. */
  #lastHead: { number: number; position: number } | undefined;
  readonly #ended: Promise<void>;

  constructor(options: SubscriberOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#ended = this.#run();
  }

  get standing(): HubStanding {
    const heard = this.#heardAt;
    return {
      number: this.#position.number,
      newest: this.#newest,
      ageMs: heard === undefined ? undefined : Math.max(0, this.#now() - heard),
      trouble: this.#trouble,
    };
  }

  /** Ends it: nothing is applied any more once this has ended. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }

  #tell(trouble: HubTrouble, n?: number, publisher?: string): void {
    try {
      this.#options.onTrouble?.(trouble, n, publisher);
    } catch {
      // What is told is the host's affair.
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    let loaded = false;
    while (!signal.aborted) {
      try {
        if (!loaded) this.#position = (await this.#kept(() => this.#options.store.load())) ?? noPosition;
        loaded = true;
        await this.#connect();
      } catch (error) {
        if (signal.aborted) return;
        this.#trouble = error instanceof Trouble ? error.trouble : 'unreachable';
        this.#tell(this.#trouble);
      }
      this.#failed += 1;
      await pause(waitMs(this.#options.waits ?? usualWaits, this.#failed), signal);
    }
  }

  async #kept<T>(work: () => Promise<T> | T): Promise<T> {
    try {
      return await work();
    } catch {
      throw new Trouble('not-kept');
    }
  }

  /** One connection, until it ends. */
  async #connect(): Promise<void> {
    const { hub, quietMs = 45_000 } = this.#options;
    const ask = this.#options.fetch ?? globalThis.fetch;
    const connection = new AbortController();
    const end = () => connection.abort();
    let quiet = false;
    const patience = setInterval(() => {
      quiet = this.#now() - last >= quietMs;
      if (quiet) end();
    }, quietMs / 4);
    let last = this.#now();
    this.#stop.signal.addEventListener('abort', end);
    this.#lastHead = undefined;
    try {
      const response = await ask(`${hub.replace(/\/$/, '')}/events?after=${this.#position.number}`, {
        cache: 'no-store',
        credentials: 'omit',
        headers: { accept: 'text/event-stream' },
        signal: connection.signal,
      });
      if (!response.ok || response.body === null) throw new Trouble('unreachable');
      const events = new EventReader();
      const reader = response.body.getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        last = this.#now();
        const read = events.push(value);
        if (read === undefined) throw new Trouble('altered');
        await this.#takeAll(read);
        // Keeping may take long, and is not the hub's silence.
        last = this.#now();
      }
    } catch (error) {
      throw quiet ? new Trouble('stalled') : error;
    } finally {
      clearInterval(patience);
      this.#stop.signal.removeEventListener('abort', end);
      end();
    }
  }

  async #takeAll(events: readonly ServerEvent[]): Promise<void> {
    let run: LoggedEntry[] = [];
    for (const { event, data } of events) {
      if (event === 'entry') {
        const logged = readLogged(data);
        if (logged === 'altered') {
          await this.#takeRun(run);
          throw new Trouble('altered');
        }
        run.push(logged);
      } else if (event === 'head') {
        await this.#takeRun(run);
        run = [];
        const head = readHead(data);
        if (typeof head === 'string') throw new Trouble(head);
        await this.#takeHead(head);
      }
    }
    await this.#takeRun(run);
  }

  async #takeHead(head: Head): Promise<void> {
    const trouble = headProblem(head, this.#position);
    if (trouble !== undefined) throw new Trouble(trouble);
    if (this.#position.log === '') this.#position = await beginning(head.log);
    const { number } = this.#position;
    const before = this.#lastHead;
    // Between two heads it had entries to send, and sent none.
    if (before !== undefined && before.number > number && before.position === number)
      throw new Trouble('stalled');
    this.#lastHead = { number: head.number, position: number };
    this.#newest = head.number;
    this.#heard();
  }

  async #takeRun(run: readonly LoggedEntry[]): Promise<void> {
    if (run.length === 0) return;
    // Which log it is comes first.
    if (this.#position.log === '') throw new Trouble('altered');
    const { entries, position, notices, trouble } = await follow(this.#position, run, this.#options);
    if (position.number > this.#position.number && !this.#stop.signal.aborted) {
      await this.#kept(() => this.#options.store.take(entries, position));
      this.#position = position;
      this.#newest = Math.max(this.#newest, position.number);
    }
    for (const { trouble: word, n, publisher } of notices) this.#tell(word, n, publisher);
    if (trouble !== undefined) throw new Trouble(trouble);
    this.#heard();
  }

  #heard(): void {
    this.#heardAt = this.#now();
    this.#trouble = undefined;
    this.#failed = 0;
  }
}

/** Begins to follow a hub, and goes on until it is stopped. Never throws for what a hub does. */
export const subscribe = (options: SubscriberOptions): Subscription => new Subscription(options);
