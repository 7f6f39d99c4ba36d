/** What an answer means for its card: a pure function of the answer, the plan and what is known of the failure. */
import type { Explanation, Failure } from '../../js/explain/types.ts';
import type { Claimed, Outcome, Trouble } from '../journal/types.ts';
import { allHold, textAt } from '../plan/pointer.ts';
import type { Filling } from '../plan/template.ts';
import type { AnswerShape, Plan } from '../plan/types.ts';
import type { Exchanged } from './exchange.ts';
import { maybeOurs, partyOf, pausesAll } from './parties.ts';

export type Explain = (failure: Failure) => Explanation;

/** The words of the plan for what came; `nothing`: it proves nothing. */
export type Reading = 'bound' | 'refused' | 'unknown' | 'open' | 'nothing';

interface Read {
  readonly reading: Reading;
  readonly code: string;
  readonly text: string;
}

/** What is certain before what is less so; an answer that fits two shapes proves nothing. */
export function readAnswer(shape: AnswerShape, { status, text }: Exchanged, filling: Filling): Read {
  if (status === 0) return { reading: 'nothing', code: '', text: '' };
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  const answer = { status, body };
  const fits = (['bound', 'refused', 'unknown', 'open'] as const).filter(each =>
    allHold(shape[each], answer, filling),
  );
  const [only, another] = fits;
  const words = textAt(body, shape.text);
  return {
    reading: only === undefined || another !== undefined ? 'nothing' : only,
    code: textAt(body, shape.code),
    text: words === '' && body === undefined ? text.slice(0, 4_096) : words,
  };
}

/** A platform's code as it may be kept and shown: a word, and not the card's own. */
function shownCode(code: string, { number = '', secret = '' }: Filling): string {
  const holds = [number, secret].some(
    part => part.length > 3 && code.toUpperCase().includes(part.toUpperCase()),
  );
  return /^[\w.:-]{1,40}$/.test(code) && !holds ? code : '';
}

const clamp = (ms: number, { leastMs, mostMs }: Plan['waits']): number =>
  Math.min(mostMs, Math.max(leastMs, ms));

/** Doubles with each try, up to a minute: for questions, which cost the platform something too. */
const backOff = (tries: number, plan: Plan): number =>
  clamp(Math.min(plan.waits.leastMs * 2 ** Math.min(tries - 1, 10), 60_000), plan.waits);

export interface Scene {
  readonly plan: Plan;
  readonly card: Claimed;
  readonly filling: Filling;
  readonly explain: Explain;
}

/** What became of a request about a card. */
export function decide(scene: Scene, came: Exchanged): Outcome {
  const { plan, card, filling } = scene;
  const shape = card.asks ? (plan.ask?.answer ?? plan.bind.answer) : plan.bind.answer;
  const read = readAnswer(shape, came, filling);
  const kept = { cause: '', code: shownCode(read.code, filling), status: came.status, trouble: null };
  if (read.reading === 'bound') return { ...kept, to: 'bound', code: '', clear: true };
  if (read.reading === 'unknown') return enough(scene, { ...kept, to: 'queued', clear: true });
  if (read.reading === 'open')
    return enough(scene, { ...kept, to: 'unclear', waitMs: backOff(card.tries, plan), clear: true });
  return explained(scene, came, read, kept);
}

function explained(
  { plan, card, explain, ...rest }: Scene,
  came: Exchanged,
  { reading, code, text }: Read,
  kept: Pick<Outcome, 'code' | 'status'>,
): Outcome {
  const { cause, retry } = explain({
    platform: plan.platform,
    channel: plan.channel,
    code,
    text,
    http: {
      status: came.status,
      retryAfter: came.headers['retry-after'] ?? null,
      contentType: came.headers['content-type'] ?? null,
    },
    exception: came.error === null ? null : Object.assign(new Error(came.error.name), came.error),
    elapsedMs: came.elapsedMs,
  });
  const party = partyOf(cause);
  const refused = reading === 'refused';
  const said = { ...kept, cause, trouble: null };
  // Bound already: perhaps by a request of ours whose answer was lost. A question settles that.
  const perhapsOurs = maybeOurs.includes(cause) && !card.asks && card.sends > 0 && plan.ask !== null;
  if (refused && party === 'card' && retry.reason !== 'wait' && !perhapsOurs)
    return { ...said, to: 'refused', clear: true };

  const wait = clamp(Math.max(retry.afterMs, backOff(card.tries, plan)), plan.waits);
  // What the platform says in its own words was not bound; so was what never left. A card that was asked about stays so.
  const certain = !card.asks && (came.notSent || (refused && plan.ask === null));
  const scene = { plan, card, explain, ...rest };
  const trouble = troubleOf(plan, party, cause, wait, came);
  if (certain) return enough(scene, { ...said, to: 'waiting', sendWaitMs: wait, trouble, clear: false });
  if (plan.ask === null) return { ...said, to: 'person', trouble, clear: false };
  const ask = { waitMs: backOff(card.tries, plan), sendWaitMs: wait };
  return enough(scene, { ...said, to: 'unclear', ...ask, trouble, clear: refused && party === 'card' });
}

function troubleOf(
  { stop }: Plan,
  party: ReturnType<typeof partyOf>,
  cause: string,
  wait: number,
  { elapsedMs, notSent }: Exchanged,
): Trouble | null {
  // An answer that nobody understands says that something is wrong where it comes from.
  const whose = party === 'nobody' ? 'platform' : party;
  if (whose === 'card') return null;
  return {
    ...{ party: whose, cause, ageMs: elapsedMs, stopAfter: stop[whose] },
    pauseMs: whose === 'platform' ? wait : 0,
    // One answer that is lost is everyday; that nobody is there, or that it is too much, holds for all.
    pauseFrom: notSent || pausesAll.includes(cause) ? 1 : 2,
  };
}

/** After so many requests about one card a person looks at it. */
function enough({ plan, card }: Scene, outcome: Outcome): Outcome {
  return card.tries >= plan.tries ? { ...outcome, to: 'person' } : outcome;
}
