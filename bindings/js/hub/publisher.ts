/**
 * A publisher: signs what a platform reports, and sends it until the hub has it. What waits is kept by the host; numbers are given
 * when it is sent, and the same report gets the same number and the same text again after any crash, so that none is doubled.
 */
import { isObject } from '../core/values.ts';
import { type Entry, entryBytes, entryText, envelopeOf, isReport, type Report } from './entry.ts';
import { mostInBatch } from './protocol.ts';
import type { EntryAnswer, HubRefusal } from './refusal.ts';
import { pause, usualWaits, type Waits, waitMs } from './waits.ts';

/** A report that the hub does not have yet, with the time of its making. */
export type WaitingReport = Report & { readonly time: number };

export interface OutboxState {
  /** The number of the first one that waits. */
  readonly next: number;
  readonly waiting: readonly WaitingReport[];
}

/** Keeps what waits; a report is safe once `keep` has ended. */
export interface Outbox {
  load(): Promise<OutboxState | undefined> | OutboxState | undefined;
  keep(state: OutboxState): Promise<void> | void;
}

export interface PublisherOptions {
  readonly hub: string;
  /** The key's id: the first 16 digits of the SHA-256 of the public key. */
  readonly key: string;
  /** Signs bytes with the private key: 64 bytes. */
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array> | Uint8Array;
  readonly outbox: Outbox;
  /** A hub refuses a report for good: it is left out of what waits. `conflict` and `early` end the publisher. */
  readonly onRefused?: ((why: HubRefusal, report: WaitingReport) => void) | undefined;
  readonly timeoutMs?: number | undefined;
  readonly waits?: Waits | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly now?: (() => number) | undefined;
}

/** What a hub refuses of one report: the next ones may be good. */
const ofOneReport: ReadonlySet<HubRefusal> = new Set<HubRefusal>(['nothing-to-withdraw', 'not-an-entry']);
/** What no waiting mends: this outbox or this hub has forgotten something. */
const ofTheNumbers: ReadonlySet<HubRefusal> = new Set<HubRefusal>(['conflict', 'early']);

const firstBatch = 100;

const hex = (bytes: Uint8Array) => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

export class Publisher {
  readonly #options: PublisherOptions;
  readonly #stop = new AbortController();
  #next = 1;
  #waiting: WaitingReport[] = [];
  /** How many go out together: fewer after a failure, since a batch that takes too long to answer would always do so. */
  #batch = firstBatch;
  #wake: () => void = () => {};
  /** Writes of the outbox, one behind the other. */
  #kept: Promise<void> = Promise.resolve();
  /** Why nothing is sent any more. */
  ended: HubRefusal | undefined;
  readonly #loaded: Promise<void>;
  readonly #run: Promise<void>;

  constructor(options: PublisherOptions) {
    this.#options = options;
    this.#loaded = this.#load();
    this.#run = this.#loaded.then(() => this.#send()).catch(() => {});
  }

  async #load(): Promise<void> {
    const kept = await this.#options.outbox.load();
    if (kept === undefined) return;
    this.#next = kept.next;
    this.#waiting = [...kept.waiting];
  }

  /** Ends once what was kept before is loaded. */
  get ready(): Promise<void> {
    return this.#loaded;
  }

  /** How many wait; none is known before `ready`. */
  get waiting(): number {
    return this.#waiting.length;
  }

  #keep(): Promise<void> {
    const kept = this.#kept.then(() =>
      this.#options.outbox.keep({ next: this.#next, waiting: [...this.#waiting] }),
    );
    this.#kept = kept.catch(() => {});
    return kept;
  }

  /** Once this has ended the report is kept, and goes out as soon as the hub can be reached. @throws TypeError; what `keep` throws */
  async report(...reports: readonly Report[]): Promise<void> {
    if (!reports.every(isReport)) throw new TypeError('report takes list, kind, hash, reason, day and end');
    await this.#loaded;
    const time = Math.floor((this.#options.now ?? Date.now)() / 1_000) * 1_000;
    for (const { list, kind, hash, reason, day, end } of reports)
      this.#waiting.push({ list, kind, hash, reason, day, end, time });
    await this.#keep();
    this.#wake();
  }

  /** Stops sending; what waits is kept. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake();
    await this.#run;
  }

  async #send(): Promise<void> {
    const { signal } = this.#stop;
    let failed = 0;
    while (!signal.aborted && this.ended === undefined) {
      if (this.#waiting.length === 0) {
        await new Promise<void>(wake => {
          this.#wake = wake;
          if (signal.aborted) wake();
        });
        continue;
      }
      const wait = await this.#sendBatch().catch(() => undefined);
      failed = wait === undefined ? failed + 1 : 0;
      this.#batch = Math.max(1, Math.min(mostInBatch, this.#batch * (failed === 0 ? 2 : 0.5)));
      const ms = wait ?? waitMs(this.#options.waits ?? usualWaits, failed);
      if (ms > 0) await pause(ms, signal);
    }
  }

  async #signed(entry: Entry): Promise<object> {
    const signed = entryText(entry);
    const signature = hex(await this.#options.sign(entryBytes(signed)));
    return envelopeOf({ signed, key: this.#options.key, signature });
  }

  /** @returns how long to wait for the next one; it rejects if there was no answer */
  async #sendBatch(): Promise<number> {
    const reports = this.#waiting.slice(0, Math.ceil(this.#batch));
    const entries = await Promise.all(
      reports.map((report, i) => this.#signed({ ...report, number: this.#next + i })),
    );
    const said = await this.#ask(JSON.stringify({ entries }));
    if (!isObject(said) || !Array.isArray(said.answers)) throw new Error('no answers');
    return this.#settle(reports, said.answers as readonly EntryAnswer[]);
  }

  async #ask(body: string): Promise<unknown> {
    const { hub, timeoutMs = 10_000, fetch: ask = globalThis.fetch } = this.#options;
    const request = new AbortController();
    const end = () => request.abort();
    // Signals that are joined by AbortSignal.any have been lost by Node 20 before they fired.
    const patience = setTimeout(end, timeoutMs);
    this.#stop.signal.addEventListener('abort', end);
    try {
      const response = await ask(`${hub.replace(/\/$/, '')}/entries`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: request.signal,
      });
      return await response.json();
    } finally {
      clearTimeout(patience);
      this.#stop.signal.removeEventListener('abort', end);
    }
  }

  async #settle(reports: readonly WaitingReport[], answers: readonly EntryAnswer[]): Promise<number> {
    let wait = 0;
    let settled = 0;
    for (const [i, answer] of answers.slice(0, reports.length).entries()) {
      if (answer.answer !== 'refused') {
        this.#next += 1;
        settled += 1;
        continue;
      }
      const { why, retryAfterMs } = answer;
      if (why === 'rate-limited') wait = retryAfterMs ?? 1_000;
      else if (ofTheNumbers.has(why)) this.ended = why;
      // An unknown key may become known, a clock be set: such reports wait.
      else if (!ofOneReport.has(why)) wait = (this.#options.waits ?? usualWaits).mostMs;
      else settled += 1;
      if (why !== 'rate-limited') this.#options.onRefused?.(why, reports[i] as WaitingReport);
      break;
    }
    this.#waiting.splice(0, settled);
    await this.#keep();
    return wait;
  }
}
