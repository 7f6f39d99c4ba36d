/** What a session is told, what it decides, and what a page has of it. Times are milliseconds, dates such since 1970. */
import type { Locale, PlatformId } from '#tables/keys.ts';
import type {
  AnswerMeaning,
  Arrival,
  SessionPhase,
  SessionReason,
  SessionSend,
  TransportFailure,
  VerificationStep,
} from '#tables/session.ts';
import type { Running } from '../core/types.ts';
import type { Evidence, Failure } from '../explain/types.ts';
import type { FillRandom } from './chance.ts';
import type { StorageState } from './kept.ts';
import type { Rules } from './rules.ts';
import type { SessionStore } from './store.ts';
import type { CardSent, Transport } from './transport.ts';

export type {
  AnswerMeaning,
  Arrival,
  SessionPhase,
  SessionReason,
  SessionSend,
  TransportFailure,
  VerificationStep,
};

/** What a person may do now. */
export interface May {
  readonly submit: boolean;
  readonly verify: boolean;
  readonly resend: boolean;
  readonly ask: boolean;
  readonly restart: boolean;
}

/** How it stands after an event, and what is to be done. A frozen object without anything of a code in it. */
export interface Decision {
  readonly phase: SessionPhase;
  /** What the host sends now; the event that follows is `answer` or `failure`. */
  readonly send: SessionSend;
  readonly may: May;
  /** Why submitting, in `verifying` giving the answer, is not allowed. */
  readonly why: SessionReason;
  /** When that ends by itself; 0 if it does not. */
  readonly until: number;
  /** When the next `tick` changes something; 0 for never. */
  readonly wakeAt: number;
  /** How many are left; -1 where that is not known. */
  readonly attemptsLeft: number;
  readonly accountAttemptsLeft: number;
  readonly verifyTriesLeft: number;
  /** What the platform asks for, until when it holds, and from when on it can be sent again; 0 where that is not known. */
  readonly step: VerificationStep;
  readonly stepUntil: number;
  readonly resendAt: number;
  /** The id of the attempt under way, 32 digits of base 16; `''` if there is none. */
  readonly intent: string;
  /** The key of the answer that is being given; a repeat has the same. `''` if there is none. */
  readonly key: string;
  /** Counts what is sent: `answer` and `failure` say which they follow, so that one that comes too late is told apart. */
  readonly call: number;
  /** Evidence for `explain`: refusals of this card, other codes tried a short while before, time-outs, the pause before. */
  readonly attempts: number;
  readonly otherCodes: number;
  readonly timeouts: number;
  /** -1 where there was none before. */
  readonly sinceLastMs: number;
  /** When the circuit is open: the platform's next quiet hour; 0 otherwise. */
  readonly offPeakAt: number;
  /** When the money comes. */
  readonly arrival: Arrival;
  /** `why` in the locale's words, with the time; `''` for `none`. */
  readonly message: string;
}

/** What an answer says, in the session's words; a number that it does not say is -1. */
export interface Answer {
  readonly means: AnswerMeaning;
  readonly triesLeft: number;
  readonly accountTriesLeft: number;
  readonly waitMs: number;
  /** Null where it does not say. */
  readonly step: VerificationStep | null;
  readonly stepLifeMs: number;
  readonly resendMs: number;
  /** Null where it does not say. */
  readonly arrival: Arrival | null;
}

/** What happened. Secrets are told by their texts, and nothing but their digests is kept. */
export type SessionEvent =
  /** The person presses "bind". `intent` is made by chance if omitted. */
  | { readonly type: 'submit'; readonly intent?: string }
  /** The person gives what was asked. */
  | { readonly type: 'verify'; readonly answer: string; readonly key?: string }
  | ({ readonly type: 'answer'; readonly call: number } & Partial<Answer> & Pick<Answer, 'means'>)
  /** No answer came. `not-sent` alone proves that nothing was done. */
  | { readonly type: 'failure'; readonly call: number; readonly kind: TransportFailure }
  | {
      readonly type:
        | 'resend'
        | 'ask'
        | 'online'
        | 'offline'
        | 'visible'
        | 'hidden'
        | 'tick'
        | 'signed-in'
        | 'restart'
        /** The page goes, or no longer sends: whoever comes next asks at once. */
        | 'leave';
    };

/** What stands in the form: a result of `check`, or as much of one. */
export interface CardInput {
  readonly code: string;
  readonly number?: string | null | undefined;
  readonly verdict?: string | undefined;
}

export interface InputOptions {
  /** The person has looked at a doubtful code and takes it as it is. */
  readonly accepted?: boolean | undefined;
}

export interface SessionOptions {
  /** `generic` if omitted or unknown. */
  readonly platform?: PlatformId | (string & {}) | undefined;
  /** A channel of the platform; its first one if omitted or unknown. */
  readonly channel?: string | undefined;
  /** Tells accounts of one device apart: any text that is the same for the same person; only its digest is kept. */
  readonly account?: string | undefined;
  /** Omitted: in memory alone, for this page's life. */
  readonly store?: SessionStore | undefined;
  /** The clock: milliseconds since 1970. `Date.now` if omitted. */
  readonly now?: (() => number) | undefined;
  /** Fills an array with chance; WebCrypto's if omitted and there. */
  readonly random?: FillRandom | undefined;
}

export interface RunOptions {
  /** How long one call may take; 30,000 if omitted. */
  readonly timeoutMs?: number | undefined;
  /** How often a question that does no harm is sent again after a lost connection; 2 if omitted. */
  readonly retries?: number | undefined;
  /** The first pause before that; 250 if omitted. */
  readonly retryMs?: number | undefined;
  /** Whether the page's `online`, `offline` and `visibilitychange` are heard; `true` if omitted. */
  readonly watch?: boolean | undefined;
}

/** A session over the network. Each function gives how it stands when what it has sent is answered, and never throws. */
export interface Run {
  /** Starts binding the card, if that is allowed: else the decision says why not, and nothing is sent. */
  submit(card: CardSent): Promise<Decision>;
  /** Gives what the platform has asked for. */
  verify(answer: string): Promise<Decision>;
  resend(): Promise<Decision>;
  ask(): Promise<Decision>;
  /** Aborts what is under way and its timers. The session stays, and may be run again. */
  stop(): void;
}

export interface Session {
  readonly decision: Decision;
  readonly rules: Rules;
  /** Where it is kept, and why not in the store. */
  readonly storage: StorageState;
  /** The last trouble, for `explain`; null after none. */
  readonly failure: Failure | null;
  /** What the session knows, for `explain`. */
  readonly evidence: Evidence;
  /**
   * Calls back after each event.
   *
   * @returns the way out
   */
  subscribe(told: (decision: Decision) => void): () => void;
  /** What stands in the form now; `null` for nothing. */
  input(card: CardInput | null, options?: InputOptions): Decision;
  /**
   * Any event, without any network. The store follows.
   *
   * @throws TypeError for an event that is none
   */
  dispatch(event: SessionEvent): Decision;
  /** The same on what the store holds now, under its lock: what a press must ask before anything is sent. */
  commit(event: SessionEvent): Promise<Decision>;
  /** Resolves when the store has what was decided until now. */
  saved(): Promise<void>;
  /**
   * Loads what sends: time-outs, retries, one question at a time.
   *
   * @throws CardmendLoadError if its script cannot be loaded
   */
  run(transport: Transport, options?: RunOptions): Promise<Run>;
  /** Ends what the session listens to. */
  close(): void;
}

/** The loaded part. */
export interface Sessions extends Running {
  readonly version: string;
  readonly locale: Locale;
  /** A session of a platform and an account, as the store has it, or a new one. Never throws for what a store does. */
  session(options?: SessionOptions): Promise<Session>;
}
