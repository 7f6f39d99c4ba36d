/** The core's flat explanation (bindings/wasm/flat.h) in words. */
import {
  type CauseId,
  causeIds,
  type Disclosure,
  disclosures,
  type RemedyId,
  type RetryReason,
  reasonIds,
  remedyIds,
  retryReasons,
  supportIds,
  type Tier,
  tiers,
} from '#tables/keys.ts';
import { toFacts } from './facts.ts';
import type { Messages, Params } from './messages.ts';
import type { Core } from './module.ts';
import { Reader } from './report.ts';
import type { CauseShare, Evidence, Explanation, Failure, PlanStep } from './types.ts';

function readCause(reader: Reader): CauseShare {
  const cause = causeIds[reader.word()] as CauseId;
  const probability = reader.word() / 1000;
  const count = reader.word();
  const because: string[] = [];
  for (let i = 0; i < count; i += 4) {
    const word = reader.word();
    for (let k = 0; k < 4 && i + k < count; ++k) because.push(reasonIds[(word >>> (8 * k)) & 0xff] ?? '');
  }
  return { cause, probability, because };
}

function readStep(reader: Reader, messages: Messages): PlanStep {
  const remedy = remedyIds[reader.word()] as RemedyId;
  const minutes = [reader.word(), reader.word()] as const;
  const chance = reader.word() / 1000;
  const params = { least: minutes[0], most: minutes[1] };
  return { remedy, minutes, chance, message: messages.text(`remedy.${remedy}`, params) };
}

export function explain(core: Core, messages: Messages, failure: Failure, evidence: Evidence): Explanation {
  core.explain(...toFacts(failure, evidence));
  const reader = new Reader(core.words);
  const tier = tiers[reader.word()] as Tier;
  const disclosure = disclosures[reader.word()] as Disclosure;
  reader.skip(1); // the platform: who asks knows it
  const support = messages.text(`support.${supportIds[reader.word()]}`);
  const retry = {
    allowed: reader.word() === 1,
    reason: retryReasons[reader.word()] as RetryReason,
    afterMs: reader.word(),
  };
  const advice = causeIds[reader.word()];
  const counts = [reader.word(), reader.word()] as const;
  const causes = Array.from({ length: counts[0] }, () => readCause(reader));
  const plan = Array.from({ length: counts[1] }, () => readStep(reader, messages));
  const cause = causes[0]?.cause ?? 'unknown';
  const params: Params = { minutes: Math.max(1, Math.ceil(retry.afterMs / 60_000)) };
  // What happened must not be told where that helps a thief; advice that another cause gave tells nothing of it.
  const told = disclosure === 'generic' ? 'generic' : cause;
  const what = messages.text(`cause.${told}.what`, params);
  const todo = messages.text(`cause.${advice === cause ? told : advice}.do`, params);
  const message = `${what}${messages.joint}${todo}`;
  return { tier, cause, causes, plan, retry, disclosure, message, support };
}
