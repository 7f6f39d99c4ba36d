/** What a journal keeps of each card, and what is asked of it. */
import type { EndState, Settled, State } from './machine.ts';

/** A card that is to be bound, as it is put in. No code is in clear here. */
export interface NewCard {
  /** The keyed digest of product, number and secret. */
  readonly card: string;
  /** The idempotency key: the same whenever this card is put in. */
  readonly key: string;
  /** Of its row in the file, counted from 1. */
  readonly line: number;
  readonly product: string;
  /** What is shown of it: dots and the last four, or dots alone. */
  readonly shown: string;
  /** The face value in hundredths of a unit of money; null if it is not known. */
  readonly value: number | null;
  /** The encrypted code, where other machines need it; it goes when the card ends. */
  readonly sealed: string | null;
}

/** A card that a worker has claimed: one request about it is paid for. */
export interface Claimed extends NewCard {
  readonly n: number;
  readonly account: string;
  /** The platform is to be asked for its state; else it is to be sent. */
  readonly asks: boolean;
  /** Requests about it, this one included. */
  readonly tries: number;
  /** How often it may have been sent. */
  readonly sends: number;
}

/** How everything stands on a platform. */
export interface Standing {
  /** Why nothing is claimed until somebody says so; null if all is well. */
  readonly stopped: string | null;
  /** For how long nothing is claimed. */
  readonly pausedMs: number;
}

export interface ClaimAnswer extends Standing {
  readonly cards: readonly Claimed[];
  /** When to ask again, if nothing could be claimed; null if no card is open. */
  readonly waitMs: number | null;
}

export interface ClaimOrder {
  readonly owner: string;
  readonly most: number;
  readonly leaseMs: number;
}

/** Trouble that is not of the card. */
export interface Trouble {
  readonly party: 'account' | 'platform';
  readonly cause: string;
  /** For how long nothing is sent because of it, doubled with each of the same in a row. */
  readonly pauseMs: number;
  /** From the how many-th in a row. */
  readonly pauseFrom: number;
  /** How many of the same in a row stop everything. */
  readonly stopAfter: number;
  /** How long ago the request began: one that began before the last trouble tells nothing new of a platform. */
  readonly ageMs: number;
}

export interface SendTimes {
  readonly leaseMs: number;
  /** So long it may be under way: it is not sent again before, whatever the platform knows of it yet. */
  readonly quietMs: number;
}

/** What became of a request. */
export interface Outcome {
  readonly to: Settled;
  /** Until it may be claimed again. */
  readonly waitMs?: number;
  /** Until it may be sent again, if the platform says that it may. */
  readonly sendWaitMs?: number;
  readonly cause: string;
  /** The platform's code and the HTTP status, for people; no other content of an answer is kept. */
  readonly code: string;
  readonly status: number;
  readonly trouble: Trouble | null;
  /** The answer was clear: a row of troubles ends with it. */
  readonly clear: boolean;
}

/** A card in a report. */
export interface Line {
  readonly line: number;
  readonly product: string;
  readonly shown: string;
  readonly state: State;
  readonly account: string | null;
  readonly cause: string;
  readonly code: string;
  readonly status: number;
  readonly tries: number;
}

export interface Limits {
  readonly platform: string;
  readonly rate: { readonly perSecond: number; readonly burst: number };
  readonly accounts: readonly string[];
  /** `sum` in hundredths of a unit of money. */
  readonly ceiling: { readonly cards: number | null; readonly sum: number | null };
}

/** One row a card, on whatever keeps it. Every call is one transaction, with its rows of audit. */
export interface Journal {
  /** Puts in what is not there yet. @returns how many were new */
  add(cards: readonly NewCard[]): Promise<number>;
  /** Of these digests those that have a row. */
  known(cards: readonly string[]): Promise<ReadonlySet<string>>;
  claim(order: ClaimOrder): Promise<ClaimAnswer>;
  /** Notes that a card is about to be sent. @returns false if the worker does not hold it any more: then it must not be */
  send(n: number, owner: string, times: SendTimes): Promise<boolean>;
  /** @returns false if the worker does not hold it any more, and what it says is no news */
  settle(n: number, owner: string, outcome: Outcome): Promise<boolean>;
  /** Gives back what a worker has claimed and not sent. */
  release(owner: string): Promise<void>;
  /** What other workers have left, if this is the only one: their leases end at once. */
  takeOver(): Promise<number>;
  /** Lets cards go on after a stop, and puts held ones back. */
  goOn(clearStop: boolean): Promise<void>;
  standing(): Promise<Standing>;
  counts(): Promise<Readonly<Partial<Record<State, number>>>>;
  /** In the order of the file. */
  lines(wanted: readonly (EndState | 'held')[]): Promise<readonly Line[]>;
  /** How long until the next open card may be claimed; null if there is none. */
  nextMs(): Promise<number | null>;
  close(): Promise<void>;
}

/** Why a journal cannot be opened. The command line has a text for each. */
export const journalTroubles = [
  'locked',
  'foreign',
  'version',
  'other-key',
  'no-driver',
  'unreachable',
  'full',
] as const;
export type JournalTrouble = (typeof journalTroubles)[number];

export class JournalError extends Error {
  readonly trouble: JournalTrouble;
  /** A short word of the system or the driver; never content. */
  readonly reason: string;

  constructor(trouble: JournalTrouble, reason: string) {
    super(`${trouble}: ${reason}`);
    this.trouble = trouble;
    this.reason = reason;
  }
}
