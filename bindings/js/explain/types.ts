/** What came back from binding a card, what else is known, and the answer: why it failed and what to do first. */
import type {
  CardOrigin,
  CauseId,
  Disclosure,
  PlatformId,
  RemedyId,
  RetryReason,
  SupportId,
  Tier,
} from '#tables/keys.ts';
import type { CheckResult } from '../check/types.ts';

/** What came back from binding, as far as the page knows it. Every field may be missing, and may hold anything. */
export interface Failure {
  /** Who binds the card; `generic` if omitted or unknown. */
  readonly platform?: PlatformId | (string & {}) | null | undefined;
  /** The front end through which it was bound: a channel of the platform in `data/platforms.json`. */
  readonly channel?: string | null | undefined;
  /** The platform's own code, as it came: `nofind`, `16807`, ... */
  readonly code?: string | number | null | undefined;
  /** The text that the platform showed; HTML is taken too, and UTF-8 or GBK that was read as Latin-1. */
  readonly text?: string | null | undefined;
  /** The HTTP response, or its status alone. */
  readonly http?:
    | number
    | {
        readonly status: number;
        readonly retryAfter?: string | number | null | undefined;
        readonly contentType?: string | null | undefined;
      }
    | null
    | undefined;
  /** What was thrown: an Error with its causes, a DOMException, a mini-program's `{ errMsg }`, or its name. */
  readonly exception?: unknown;
  /** From sending to the answer, in milliseconds. */
  readonly elapsedMs?: number | null | undefined;
}

/**
 * What else is known when a binding failed. All optional; what is nonsense (negative, not a number, a clock that ran
 * backwards, an unknown word) counts as not known, and facts that contradict each other are weighed, never refused.
 */
export interface Evidence {
  /** Attempts with this card until now, this one included. */
  readonly attempts?: number | undefined;
  /** The result of `check` for what was sent. */
  readonly check?: CheckResult | undefined;
  /** `navigator.onLine`, where there is one. */
  readonly online?: boolean | undefined;
  /** From the attempt before to this one, in milliseconds. */
  readonly sinceLastMs?: number | undefined;
  /** How many other codes were tried a short while before; 0 if it was this one again. */
  readonly otherCodes?: number | undefined;
  /** The device changed its network while the answer was awaited. */
  readonly networkChanged?: boolean | undefined;
  /** Time-outs a short while before. */
  readonly recentTimeouts?: number | undefined;
  /** A sale is on that brings many people. */
  readonly salesPeak?: boolean | undefined;
  /** The platform's hour of the day, 0..23. */
  readonly hour?: number | undefined;
  readonly accountAgeDays?: number | undefined;
  /** Regions of card and account in any spelling, the same for both; known only if both are. */
  readonly cardRegion?: string | undefined;
  readonly accountRegion?: string | undefined;
  /** Where the card is from. */
  readonly origin?: CardOrigin | undefined;
  /** How old what the page has stored is. */
  readonly cacheAgeHours?: number | undefined;
  /** A plug-in that changes pages or guards them is on. */
  readonly plugin?: boolean | undefined;
  /** The card's face value, in whole units of its currency: what is at risk. */
  readonly amount?: number | undefined;
  /** Remedies that were tried in vain: they leave the plan, and speak against the causes that they end. */
  readonly tried?: readonly (RemedyId | (string & {}))[] | undefined;
}

export interface CauseShare {
  readonly cause: CauseId | (string & {});
  /** 0..1; the shares of one explanation add up to 1. */
  readonly probability: number;
  /** What spoke for it: ids of failures and evidence. */
  readonly because: readonly string[];
  /** One sentence what it is; of causes that must be hidden, the one that all of them share. */
  readonly message: string;
}

export interface PlanStep {
  readonly remedy: RemedyId | (string & {});
  /** How long it takes, `[least, most]` minutes. */
  readonly minutes: readonly [number, number];
  /** 0..1: how likely it ends the trouble; a prior, not a promise. */
  readonly chance: number;
  readonly message: string;
}

/** Who helps, as a program wants to know it; the words are in `Explanation.support`. */
export interface Help {
  readonly support: SupportId | (string & {});
  readonly way: 'ticket' | 'live-chat' | 'automatic-appeal' | 'store' | 'issuer' | 'seller';
  /** When it can be reached. */
  readonly hours: 'always' | 'opening-hours' | 'unknown';
  /** How long an answer takes, `[least, most]` minutes; an estimate. */
  readonly minutes: readonly [number, number];
}

/** The answer of {@link Cardmend.explain}. */
export interface Explanation {
  readonly tier: Tier;
  /** The likeliest cause; `unknown` is an answer of its own. */
  readonly cause: CauseId | (string & {});
  readonly causes: readonly CauseShare[];
  /** In the order to try them. */
  readonly plan: readonly PlanStep[];
  /** `afterMs` is how long to wait before the next attempt; 0 if `allowed` is false. */
  readonly retry: { readonly allowed: boolean; readonly afterMs: number; readonly reason: RetryReason };
  readonly disclosure: Disclosure;
  /** One sentence what happened, one what to do. */
  readonly message: string;
  /** Where help is to be had, in words. */
  readonly support: string;
  readonly help: Help;
  /**
   * Of a guide whose wordings are not loaded: no code told the failure, and a text or an exception came back that was not read.
   * After `loadWordings` the same failure may be explained otherwise; without this mark nothing would change.
   */
  readonly wordingsMaySayMore?: true;
}
