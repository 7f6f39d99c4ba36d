import type { Cardmend, CheckResult, Explanation, PlanStep, Tier } from '../../../bindings/js/types.ts';
import type { Translate } from '../text.ts';
import type { Trouble } from './flow.ts';

/** What to tell after a failure, whether or not the module is there to explain it. */
export interface Advice {
  readonly tier: Tier;
  readonly message: string;
  readonly plan: readonly Pick<PlanStep, 'remedy' | 'minutes' | 'message'>[];
  readonly support: string;
  /** When a new press is right; `null` if not before something was changed. */
  readonly retryAt: number | null;
}

export function adviceOn(
  trouble: Trouble,
  cardmend: Cardmend | null,
  evidence: { readonly attempts: number; readonly check: CheckResult | null },
  t: Translate,
): Advice {
  // The gateway says whose the card is; no guess is needed then.
  if (trouble.notes?.mine === true) {
    return { tier: 'notice', message: t('trouble.mine'), plan: [], support: '', retryAt: null };
  }
  if (cardmend === null) return plainAdvice(trouble, t);
  const { attempts, check } = evidence;
  const explanation = cardmend.explain(trouble.failure, {
    attempts,
    online: navigator.onLine,
    ...(check === null ? {} : { check }),
  });
  const { tier, message, plan, support } = explanation;
  return fitted(trouble, { tier, message, plan, support, retryAt: retryTime(trouble, explanation) }, t);
}

/**
 * After a lost answer the page knows more than the failure tells: that nothing was bound, or that it must be asked for
 * first. An explanation that says "try again" would be wrong beside that.
 */
function fitted(trouble: Trouble, advice: Advice, t: Translate): Advice {
  switch (trouble.outcome) {
    case 'refused':
      return advice;
    case 'not-done':
      return {
        tier: 'notice',
        message: t('trouble.not-done'),
        plan: [],
        support: '',
        retryAt: advice.retryAt,
      };
    case 'unknown': {
      const first = t('trouble.unknown-text');
      if (advice.retryAt === null) return { ...advice, tier: 'guide', message: `${first} ${advice.message}` };
      const plan = advice.plan.filter(step => step.remedy === 'look-whether-bound');
      return { ...advice, tier: 'guide', message: first, plan };
    }
  }
}

/** The longest wait after an outage that has just ended: the gateway answered when it was asked for the outcome. */
const shortWaitMs = 5_000;

function retryTime(trouble: Trouble, { retry }: Explanation): number | null {
  // That nothing was bound has been asked for by now, so "look first" is done.
  if (trouble.outcome === 'not-done') return trouble.at + Math.min(retry.afterMs, shortWaitMs);
  // What the server says about waiting wins.
  const said = trouble.notes?.retryAfterMs;
  if (said !== undefined) return trouble.at + said;
  return retry.allowed ? trouble.at + retry.afterMs : null;
}

/** Without the module: the shop's own words, and no plan. */
function plainAdvice(trouble: Trouble, t: Translate): Advice {
  const { failure, notes } = trouble;
  const said = notes !== null && typeof failure.text === 'string' && failure.text !== '';
  const message = said
    ? t('trouble.shop-says', { text: failure.text as string })
    : t(notes === null ? 'trouble.plain-silent' : 'trouble.plain-refused');
  const retryAt = trouble.at + (notes?.retryAfterMs ?? 0);
  return fitted(trouble, { tier: 'guide', message, plan: [], support: '', retryAt }, t);
}
