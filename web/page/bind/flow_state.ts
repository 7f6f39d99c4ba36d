/** What the page knows of a binding, and what it shows of what the session decided. */
import type { CardSent, Decision, Evidence, Failure, Run, Session } from 'cardmend/session';
import type { Attempt } from './attempt.ts';
import { firstPlace, type Place } from './rules.ts';
import { type Busy, type Hold, holdOf, type Step } from './standing.ts';
import type { Told } from './told.ts';
import type { Trace } from './trace.ts';
import type { RefusalNotes, Said } from './transport.ts';

/** Why the last press did not succeed. */
export interface Trouble {
  readonly failure: Failure;
  /**
   * `not-done`: the answer was lost, and the gateway says that nothing was bound. `unknown`: nor could it be asked.
   * `not-loaded`: what binds could not be loaded, so nothing was sent.
   */
  readonly outcome: 'refused' | 'not-done' | 'unknown' | 'not-loaded';
  readonly notes: RefusalNotes | null;
  /** Counts troubles, so that a new one of the same kind is told again. */
  readonly serial: number;
  readonly at: number;
}

export interface FlowState {
  readonly place: Place;
  readonly step: Step;
  readonly busy: Busy | null;
  readonly attempt: Attempt | null;
  readonly trouble: Trouble | null;
  /** The outcome was asked for after a lost answer. */
  readonly asked: boolean;
  readonly resentAt: number | null;
  /** Remedies that were ticked off since the present trouble, in that order. */
  readonly tried: readonly string[];
  /** What the person told besides. */
  readonly told: Told;
  /** What the session knows. */
  readonly evidence: Evidence;
  /** Why a press does nothing, or what was wrong with the last one; `null` if it does. */
  readonly hold: Hold | null;
  /** Tries that are left of the card, or of the account; `null` if it is not known. */
  readonly attemptsLeft: number | null;
  readonly accountAttemptsLeft: number | null;
  /** Until when the answer that is asked for is good; 0 if that does not end. */
  readonly verifyUntil: number;
  /** When what was sent may be sent again. */
  readonly resendAt: number;
  readonly verifyTriesLeft: number | null;
  /** When an outcome that is not known is asked for by itself; 0 if a press may ask now. */
  readonly askAt: number;
  /** While the platform is given a rest: when it is quiet there; 0 if it is not. */
  readonly offPeakAt: number;
}

/** A session and what sends for it. */
export interface Opened {
  readonly session: Session;
  readonly run: Run;
}

export interface FlowTools {
  /** Rejects if what binds cannot be loaded. */
  readonly open: (place: Place, heard: (said: Said) => void) => Promise<Opened>;
  readonly now: () => number;
  readonly trace: Trace;
  readonly onChange: () => void;
}

/** Nothing was done yet. */
export const initial: FlowState = {
  place: firstPlace,
  step: 'code',
  busy: null,
  attempt: null,
  trouble: null,
  asked: false,
  resentAt: null,
  tried: [],
  told: {},
  evidence: {},
  hold: null,
  attemptsLeft: null,
  accountAttemptsLeft: null,
  verifyUntil: 0,
  resendAt: 0,
  verifyTriesLeft: null,
  askAt: 0,
  offPeakAt: 0,
};

const orNull = (count: number): number | null => (count < 0 ? null : count);

/** What the person ends, where the page does not see it. */
export const putRightElsewhere: readonly Hold['why'][] = ['restricted', 'puzzle', 'sign-in'];

/** Nothing of it has left the page. */
export const isUnsent = ({ exception }: Failure): boolean =>
  (exception as { readonly name?: unknown } | undefined)?.name === 'NothingToSend';

/** The card in the form, and whether it may be sent. */
export interface Form {
  readonly card: CardSent;
  readonly ready: boolean;
}

/** Of another card only what was told of the person holds. */
export const ofPerson = ({ account, plugin }: Told): Told => ({
  ...(account && { account }),
  ...(plugin && { plugin }),
});

/** What a decision says, as the page has it. */
export const shown = (decision: Decision): Partial<FlowState> => ({
  hold: holdOf(decision),
  attemptsLeft: orNull(decision.attemptsLeft),
  accountAttemptsLeft: orNull(decision.accountAttemptsLeft),
  verifyUntil: decision.stepUntil,
  resendAt: decision.resendAt,
  verifyTriesLeft: orNull(decision.verifyTriesLeft),
  askAt: decision.may.ask ? 0 : decision.wakeAt,
  offPeakAt: decision.offPeakAt,
});

/** The same for the trace: names and numbers alone. */
export function traced({ send, why, until, attemptsLeft, step, offPeakAt }: Decision, now: number) {
  return {
    ...(send === 'none' ? {} : { send }),
    ...(why === 'none' ? {} : { why }),
    ...(step === 'none' ? {} : { step }),
    ...(attemptsLeft < 0 ? {} : { attemptsLeft }),
    ...(offPeakAt === 0 ? {} : { offPeak: true }),
    untilMs: until === 0 ? undefined : Math.round(until - now),
  };
}
