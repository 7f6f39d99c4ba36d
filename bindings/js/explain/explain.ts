/** The core's flat explanation (bindings/wasm/flat.h) in words. */
import {
  type Disclosure,
  disclosures,
  type RetryReason,
  retryReasons,
  signals,
  type Tier,
  tiers,
} from '#tables/keys.ts';
import type { Core } from '../core/wasm_core.ts';
import { Reader } from '../core/words.ts';
import type { Params } from '../messages/messages.ts';
import { toFacts } from './facts.ts';
import { triedUnits, writeSignals } from './signals.ts';
import type { ExplainTexts } from './texts.ts';
import type { CauseShare, Evidence, Explanation, Failure, Help, PlanStep } from './types.ts';

const signalWords = new Int32Array(signals.length);
const nothing: Params = {};
/** Where no wait is asked for no text tells one, but for those of the cause that does not decide. */
const aMinute: Params = { minutes: 1, wait: '' };
/** Never told: every index of the core has a row. */
const unknownHelp: Help = { support: '', way: 'issuer', hours: 'unknown', minutes: [0, 1] };

function readCause(reader: Reader, texts: ExplainTexts, params: Params): CauseShare {
  const index = reader.word();
  const probability = reader.word() / 1000;
  const count = reader.word();
  const because: string[] = [];
  for (let i = 0; i < count; i += 4) {
    const word = reader.word();
    for (let k = 0; k < 4 && i + k < count; ++k)
      because.push(texts.ids.reasons[(word >>> (8 * k)) & 0xff] ?? '');
  }
  const cause = texts.ids.causes[index] ?? 'unknown';
  return { cause, probability, because, message: texts.what.text(index, params) };
}

function readStep(reader: Reader, texts: ExplainTexts): PlanStep {
  const index = reader.word();
  const [least, most] = [reader.word(), reader.word()] as const;
  const chance = reader.word() / 1000;
  const remedy = texts.ids.remedies[index] ?? '';
  return { remedy, minutes: [least, most], chance, message: texts.remedy.text(index, { least, most }) };
}

export function explain(core: Core, texts: ExplainTexts, failure: Failure, evidence: Evidence): Explanation {
  const facts = toFacts(failure, triedUnits(evidence, texts.ids.remedies));
  // Written last: reading the evidence may ask the core for a clean code's lists, which come through the same words.
  writeSignals(evidence, signalWords);
  core.words.set(signalWords);
  core.explain(...facts);
  const reader = new Reader(core.words);
  const tier = tiers[reader.word()] as Tier;
  const disclosure = disclosures[reader.word()] as Disclosure;
  reader.skip(1); // the platform: who asks knows it
  const who = reader.word();
  const support = texts.support.text(who, nothing);
  const retry = {
    allowed: reader.word() === 1,
    reason: retryReasons[reader.word()] as RetryReason,
    afterMs: reader.word(),
  };
  const params = retry.afterMs > 0 ? texts.waiting(retry.afterMs) : aMinute;
  // Advice that another cause gave tells nothing of one that must be hidden.
  const todo = texts.todo.text(reader.word(), params);
  const [causeCount, stepCount] = [reader.word(), reader.word()] as const;
  const causes: CauseShare[] = [];
  for (let i = 0; i < causeCount; ++i) causes.push(readCause(reader, texts, params));
  const plan: PlanStep[] = [];
  for (let i = 0; i < stepCount; ++i) plan.push(readStep(reader, texts));
  const [top] = causes;
  return {
    tier,
    cause: top?.cause ?? 'unknown',
    causes,
    plan,
    retry,
    disclosure,
    message: `${top?.message ?? ''}${texts.joint}${todo}`,
    support,
    help: texts.ids.help[who] ?? unknownHelp,
  };
}
