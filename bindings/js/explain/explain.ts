/** The core's explanation in words. */
import {
  type Disclosure,
  disclosures,
  type RetryReason,
  retryReasons,
  signals,
  type Tier,
  tiers,
} from '#tables/keys.ts';
import { type CauseWords, readExplanation, type StepWords, writeFailureWords } from '#tables/wire.ts';
import type { Core } from '../core/core.ts';
import type { GuideExports } from '../core/exports.ts';
import { runtime } from '../core/global.ts';
import type { Writer } from '../core/words.ts';
import type { Params } from '../messages/messages.ts';
import { type ExplainFacts, toFacts } from './facts.ts';
import { triedUnits, writeSignals } from './signals.ts';
import type { ExplainTexts } from './texts.ts';
import type { CauseShare, Evidence, Explanation, Failure, Help, PlanStep } from './types.ts';

/** Mini-programs may have no finer one than that of dates. */
const { performance: clock = Date } = runtime as {
  readonly performance?: { now(): number };
};
/**
 * Milliseconds until an answer is written that hides its cause, many times as long as the work before takes: reading one code takes
 * a little more than reading another, and writing what all of them have in common does not. A clock that stands still ends it too.
 */
const evenMs = 0.1;
const mostLooks = 10_000;

const signalWords = new Int32Array(signals.length);
const failureWords: Writer = [];
const nothing: Params = {};
/** Where no wait is asked for no text tells one, but for those of the cause that does not decide. */
const aMinute: Params = { minutes: 1, wait: '' };
/** Never told: every index of the core has a row. */
const unknownHelp: Help = { support: '', way: 'issuer', hours: 'unknown', minutes: [0, 1] };

function toCause({ cause, share, reasons }: CauseWords, texts: ExplainTexts, params: Params): CauseShare {
  return {
    cause: texts.ids.causes[cause] ?? 'unknown',
    probability: share / 1000,
    because: reasons.map(reason => texts.ids.reasons[reason] ?? ''),
    message: texts.what.text(cause, params),
  };
}

function toStep({ remedy, leastMinutes, mostMinutes, chance }: StepWords, texts: ExplainTexts): PlanStep {
  const wait = { least: leastMinutes, most: mostMinutes };
  return {
    remedy: texts.ids.remedies[remedy] ?? '',
    minutes: [leastMinutes, mostMinutes],
    chance: chance / 1000,
    message: texts.remedy.text(remedy, wait),
  };
}

/** Writes a failure and the signals to the words, and the texts behind them: in the order in which they are counted. */
function write(core: Core<GuideExports>, facts: ExplainFacts): void {
  const { units, words } = core;
  failureWords.length = 0;
  writeFailureWords(failureWords, {
    httpStatus: facts.httpStatus,
    platformUnits: facts.platform.length,
    channelUnits: facts.channel.length,
    codeUnits: facts.code.length,
    textUnits: facts.text.length,
    contentTypeUnits: facts.contentType.length,
    exceptionUnits: facts.exception.length,
    triedUnits: facts.tried.length,
  });
  words.set(failureWords);
  words.set(signalWords, failureWords.length);
  let at = 2 * (failureWords.length + signalWords.length);
  for (const text of [
    facts.platform,
    facts.channel,
    facts.code,
    facts.text,
    facts.contentType,
    facts.exception,
    facts.tried,
  ]) {
    for (let i = 0; i < text.length; ++i) units[at++] = text.charCodeAt(i);
  }
}

export interface Explained {
  readonly explanation: Explanation;
  /** No code told it, and there is what wordings are looked for in. */
  readonly leftOpen: boolean;
}

export function explain(
  core: Core<GuideExports>,
  texts: ExplainTexts,
  failure: Failure,
  evidence: Evidence,
): Explained {
  const begun = clock.now();
  const facts = toFacts(failure, triedUnits(evidence, texts.ids.remedies), texts.gb);
  // Written last: reading the evidence may ask the core for a clean code's lists, which come through the same words.
  writeSignals(evidence, signalWords);
  write(core, facts);
  const count = core.exports.cm_explain(facts.retryAfterMs, facts.elapsedMs);
  const words = readExplanation(core.read(count));
  // 0 stands for `full`.
  for (let looks = words.disclosure * mostLooks; looks > 0 && clock.now() - begun < evenMs; --looks);
  const { afterMs } = words;
  const params = afterMs > 0 ? texts.waiting(afterMs) : aMinute;
  const causes = words.causes.map(cause => toCause(cause, texts, params));
  const [top] = causes;
  // Advice that another cause gave tells nothing of one that must be hidden.
  const todo = texts.todo.text(words.advice, params);
  const explanation: Explanation = {
    tier: tiers[words.tier] as Tier,
    cause: top?.cause ?? 'unknown',
    causes,
    plan: words.plan.map(step => toStep(step, texts)),
    retry: { allowed: words.allowed === 1, reason: retryReasons[words.retryReason] as RetryReason, afterMs },
    disclosure: disclosures[words.disclosure] as Disclosure,
    message: `${top?.message ?? ''}${texts.joint}${todo}`,
    support: texts.support.text(words.support, nothing),
    help: texts.ids.help[words.support] ?? unknownHelp,
  };
  const leftOpen = words.byCode === 0 && facts.code + facts.text + facts.exception !== '';
  return { explanation, leftOpen };
}
