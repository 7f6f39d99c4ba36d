import type { Cardmend, CheckResult, Explanation, Tier } from '../../../bindings/js/types.ts';
import type { Translate } from '../text.ts';
import type { Trouble } from './flow.ts';

/** What to tell after a failure, whether or not the module is there to explain it. */
export interface Advice {
  readonly tier: Tier;
  readonly message: string;
  readonly plan: readonly { readonly message: string; readonly minutes: readonly [number, number] }[];
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
  return { tier, message, plan, support, retryAt: retryTime(trouble, explanation) };
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
  return { tier: 'guide', message, plan: [], support: '', retryAt: trouble.at + (notes?.retryAfterMs ?? 0) };
}
