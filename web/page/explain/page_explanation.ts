import type {
  CauseShare,
  CheckResult,
  Evidence,
  Explanation,
  Failure,
  Help,
  PlanStep,
  Tier,
} from '../../../bindings/js/types.ts';
import type { FlowState, Trouble } from '../bind/flow.ts';
import { networkChangedBetween } from '../bind/network.ts';
import { evidenceOf, type Question } from '../bind/told.ts';
import type { Translate } from '../texts/translate.ts';
import { openQuestions } from './open_questions.ts';

/** What the page tells after a failure, whether or not the module is there to explain it. */
export interface PageExplanation {
  readonly tier: Tier;
  readonly message: string;
  /** What still is to be done, in order. */
  readonly plan: readonly PlanStep[];
  /** What was ticked off, in the order of the ticks. */
  readonly done: readonly PlanStep[];
  readonly causes: readonly CauseShare[];
  readonly support: string;
  readonly help: Help | null;
  /** What the person might tell besides. */
  readonly asks: readonly Question[];
  /** When a new press is right; `null` if not before something was changed. */
  readonly retryAt: number | null;
}

/** The whole module, or its part that explains. */
export interface Explains {
  explain(failure: Failure, evidence?: Evidence): Explanation;
}

/** What the page knows without asking. */
function pageKnows({ at, failure }: Trouble, flow: FlowState, check: CheckResult | null): Evidence {
  const { attempts = 0, otherCodes = 0, sinceLastMs, recentTimeouts = 0 } = flow.evidence;
  return {
    attempts,
    online: navigator.onLine,
    recentTimeouts,
    // That of the platforms, whose day has eight hours more.
    hour: (new Date(at).getUTCHours() + 8) % 24,
    // What the page has stored is what it was loaded with.
    cacheAgeHours: Math.floor(performance.now() / 3_600_000),
    // That no other code was tried says something only of a second try.
    ...(otherCodes > 0 || attempts > 1 ? { otherCodes } : {}),
    ...(sinceLastMs === undefined ? {} : { sinceLastMs }),
    ...(networkChangedBetween(at - (failure.elapsedMs ?? 0), at) ? { networkChanged: true } : {}),
    ...(check === null ? {} : { check }),
  };
}

/**
 * What to tell of the trouble that the flow is in; `null` if it is in none. `check` is what the module made of the code,
 * as far as it is there.
 */
export function explainTrouble(
  flow: FlowState,
  check: CheckResult | null,
  guide: Explains | null,
  t: Translate,
): PageExplanation | null {
  const { trouble } = flow;
  if (trouble === null) return null;
  // The gateway says whose the card is; no guess is needed then.
  if (trouble.notes?.mine === true) {
    return { ...nothing, tier: 'notice', message: t('trouble.mine') };
  }
  if (guide === null) return plainExplanation(trouble, t);
  return explainWith(guide, trouble, pageKnows(trouble, flow, check), flow, t);
}

/** As the module explains it. */
function explainWith(
  guide: Explains,
  trouble: Trouble,
  known: Evidence,
  { tried, told }: FlowState,
  t: Translate,
): PageExplanation {
  const explain = (ticked: readonly string[], more: Partial<Evidence> = {}): Explanation =>
    guide.explain(trouble.failure, { ...known, ...evidenceOf(told), ...more, tried: ticked });
  const explanation = explain(tried);
  // Each was a step of the plan when it was ticked.
  const done = tried.flatMap((id, i) => explain(tried.slice(0, i)).plan.filter(step => step.remedy === id));
  const { tier, message, plan, causes, support, help } = explanation;
  const retryAt = retryTime(trouble, explanation);
  const asks = openQuestions(told, known, explanation, more => explain(tried, more));
  return fitted(trouble, { tier, message, plan, done, causes, support, help, asks, retryAt }, t);
}

/** What there is to tell where nothing is to be done. */
const nothing = {
  plan: [],
  done: [],
  causes: [],
  support: '',
  help: null,
  asks: [],
  retryAt: null,
} as const;

/**
 * After a lost answer the page knows more than the failure tells: that nothing was bound, or that it must be asked for
 * first. An explanation that says "try again" would be wrong beside that.
 */
function fitted(trouble: Trouble, explanation: PageExplanation, t: Translate): PageExplanation {
  switch (trouble.outcome) {
    case 'refused':
      return explanation;
    case 'not-done':
      return {
        ...nothing,
        tier: 'notice',
        message: t('trouble.not-done'),
        retryAt: explanation.retryAt,
      };
    case 'not-loaded':
      return { ...nothing, tier: 'notice', message: t('trouble.not-loaded'), retryAt: trouble.at };
    case 'unknown': {
      const first = t('trouble.unknown-text');
      if (explanation.retryAt === null)
        return { ...explanation, tier: 'guide', message: `${first} ${explanation.message}` };
      const plan = explanation.plan.filter(step => step.remedy === 'look-whether-bound');
      return { ...explanation, tier: 'guide', message: first, plan };
    }
  }
}

/** The longest wait after an outage that has just ended: the gateway answered when it was asked for the outcome. */
const shortWaitMs = 5_000;

function retryTime(trouble: Trouble, { retry }: Explanation): number | null {
  // That nothing was bound has been asked for by now, so "look first" is done.
  if (trouble.outcome === 'not-done') return trouble.at + Math.min(retry.afterMs, shortWaitMs);
  return retry.allowed ? trouble.at + retry.afterMs : null;
}

/** Without the module: the shop's own words, and no plan. */
function plainExplanation(trouble: Trouble, t: Translate): PageExplanation {
  const { failure, notes } = trouble;
  const said = notes !== null && typeof failure.text === 'string' && failure.text !== '';
  const message = said
    ? t('trouble.shop-says', { text: failure.text as string })
    : t(notes === null ? 'trouble.plain-silent' : 'trouble.plain-refused');
  return fitted(trouble, { ...nothing, tier: 'guide', message, retryAt: trouble.at }, t);
}
