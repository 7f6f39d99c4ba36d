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
import { toFacts } from './facts.ts';
import type { KnownIds } from './knowledge_compiled.ts';
import type { Messages, Params } from './messages.ts';
import type { Core } from './module.ts';
import { Reader } from './report.ts';
import { triedUnits, writeSignals } from './signals.ts';
import type { CauseShare, Evidence, Explanation, Failure, PlanStep } from './types.ts';

const signalWords = new Int32Array(signals.length);

type RawCause = Omit<CauseShare, 'message'>;

function readCause(reader: Reader, ids: KnownIds): RawCause {
  const cause = ids.causes[reader.word()] ?? 'unknown';
  const probability = reader.word() / 1000;
  const count = reader.word();
  const because: string[] = [];
  for (let i = 0; i < count; i += 4) {
    const word = reader.word();
    for (let k = 0; k < 4 && i + k < count; ++k) because.push(ids.reasons[(word >>> (8 * k)) & 0xff] ?? '');
  }
  return { cause, probability, because };
}

function readStep(reader: Reader, ids: KnownIds, messages: Messages): PlanStep {
  const remedy = ids.remedies[reader.word()] ?? '';
  const minutes = [reader.word(), reader.word()] as const;
  const chance = reader.word() / 1000;
  const params = { least: minutes[0], most: minutes[1] };
  return { remedy, minutes, chance, message: messages.text(`remedy.${remedy}`, params) };
}

export function explain(
  core: Core,
  ids: KnownIds,
  messages: Messages,
  failure: Failure,
  evidence: Evidence,
): Explanation {
  const facts = toFacts(failure, triedUnits(evidence, ids.remedies));
  // Written last: reading the evidence may ask the core for a check's lists, which come through the same words.
  writeSignals(evidence, signalWords);
  core.words.set(signalWords);
  core.explain(...facts);
  const reader = new Reader(core.words);
  const tier = tiers[reader.word()] as Tier;
  const disclosure = disclosures[reader.word()] as Disclosure;
  reader.skip(1); // the platform: who asks knows it
  const support = messages.text(`support.${ids.supports[reader.word()]}`);
  const retry = {
    allowed: reader.word() === 1,
    reason: retryReasons[reader.word()] as RetryReason,
    afterMs: reader.word(),
  };
  const advice = ids.causes[reader.word()];
  const counts = [reader.word(), reader.word()] as const;
  const found = Array.from({ length: counts[0] }, () => readCause(reader, ids));
  const plan = Array.from({ length: counts[1] }, () => readStep(reader, ids, messages));
  const cause = found[0]?.cause ?? 'unknown';
  const params: Params = { minutes: Math.max(1, Math.ceil(retry.afterMs / 60_000)) };
  // What happened must not be told where that helps a thief; advice that another cause gave tells nothing of it.
  const told = (id: string) => (ids.hidden.includes(id) ? 'generic' : id);
  const causes = found.map(one => ({
    ...one,
    message: messages.text(`cause.${told(one.cause)}.what`, params),
  }));
  const todo = messages.text(`cause.${told(advice ?? cause)}.do`, params);
  const message = `${messages.text(`cause.${told(cause)}.what`, params)}${messages.joint}${todo}`;
  return { tier, cause, causes, plan, retry, disclosure, message, support };
}
