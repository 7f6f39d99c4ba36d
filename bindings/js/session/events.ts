/** What happened, as the words that the core reads. Texts of secrets become digests here, and go no further. */
import {
  answerMeanings,
  arrivals,
  sessionEvents,
  transportFailures,
  verificationSteps,
} from '#tables/session.ts';
import {
  sessionEventAnswer,
  sessionEventCall,
  sessionEventCard,
  sessionEventFailure,
  sessionEventIntent,
  sessionEventKey,
  sessionEventKind,
  sessionEventReady,
  sessionEventTab,
} from '#tables/wire.ts';
import { forgetMatch } from '../core/forget_match.ts';
import { isObject, kindOf, quoted } from '../core/values.ts';
import { type FillRandom, randomWords } from './chance.ts';
import { count } from './count.ts';
import type { Digest } from './digest.ts';
import { wordsOf } from './hex_words.ts';
import type { Step } from './machine.ts';
import type { Answer, CardInput, InputOptions, SessionEvent } from './types.ts';

/** What is the same for all events of a page's life. */
export interface EventSource {
  readonly tab: number;
  readonly random: FillRandom | undefined;
  /** Which of two answers is the same; under a key that is never stored. */
  answerDigest(answer: unknown): Digest;
}

/** All that events tell, and none of it for sure. */
type Told = Partial<Answer> &
  Readonly<Record<'type' | 'call' | 'kind' | 'answer' | 'intent' | 'key', unknown>>;

/** All but letters and digits; mini-programs know no classes of Unicode. */
const separators = /[^0-9A-Z\u00c0-\u1fff\u3040-\ufefe\uff10-\uffdc]/g;

const plain = (text: unknown): string =>
  typeof text === 'string' ? text.toUpperCase().replace(separators, '') : '';

/** What of a card is digested: its code, and its number where it has one. However it is grouped, it is the same. */
export function cardText(code: unknown, number: unknown): string {
  const secret = plain(code);
  const text = secret === '' ? '' : `${plain(number)}/${secret}`;
  forgetMatch();
  return text;
}

/** Where a word stands in its list; one that is none counts as `otherwise`. */
function wordOf<Word>(words: readonly Word[], word: unknown, otherwise: Word): number {
  const at = words.indexOf(word as Word);
  return at < 0 ? words.indexOf(otherwise) : at;
}

/** What the core is told of a failure or an answer. Whoever says anything else of a failure: it may have been done. */
const saidOf = (said: Partial<Answer> & { readonly kind?: unknown }): readonly number[] => [
  wordOf(transportFailures, said.kind, 'reset'),
  wordOf(answerMeanings, said.means, 'unsure'),
  count(said.triesLeft),
  count(said.accountTriesLeft),
  count(said.waitMs),
  verificationSteps.indexOf(said.step as never),
  count(said.stepLifeMs),
  count(said.resendMs),
  arrivals.indexOf(said.arrival as never),
];

function idOf(id: unknown, random: FillRandom | undefined): ArrayLike<number> {
  const words = typeof id === 'string' ? wordsOf(id) : undefined;
  return words?.length === 4 ? words : randomWords(4, random);
}

const readyVerdicts: readonly unknown[] = ['valid', 'repaired', undefined];

/**
 * Whether what stands in the form may be sent: a right code, one that nobody has judged, or a doubt that was accepted.
 *
 * @throws TypeError for what is no input
 */
export function isReady(typed: CardInput | null, { accepted = false }: InputOptions): boolean {
  if (typed === null) return false;
  if (!isObject(typed))
    throw new TypeError(`input takes a result of check, or null; it was given ${kindOf(typed)}`);
  return accepted || readyVerdicts.includes(typed.verdict);
}

/** What stands in the form, as its digest under the key that the store holds. */
export const inputStep = (tab: number, card: Digest, isReady: boolean): Step => [
  [sessionEventTab, [tab]],
  [sessionEventReady, [Number(isReady)]],
  [sessionEventCard, card],
];

/**
 * An event as a step of the ledger. Chance is taken once, so that an event that is stepped again is the same.
 *
 * @throws TypeError for an event that is none
 */
export function stepOf(event: SessionEvent, { tab, random, answerDigest }: EventSource): Step {
  if (!isObject(event))
    throw new TypeError(`an event is an object such as { type: 'submit' }; it was given ${kindOf(event)}`);
  const told: Partial<Told> = event;
  const { type } = told;
  const kind = sessionEvents.indexOf(type as never);
  // The first, the input, is told by its digest.
  if (kind < 1)
    throw new TypeError(`there is no event ${quoted(type)}; use one of ${sessionEvents.slice(1).join(', ')}`);
  const step: [number, ArrayLike<number>][] = [[sessionEventKind, [kind, tab]]];
  if (type === 'submit') step.push([sessionEventIntent, idOf(told.intent, random)]);
  if (type === 'verify')
    step.push([sessionEventAnswer, answerDigest(told.answer)], [sessionEventKey, idOf(told.key, random)]);
  if (type === 'answer' || type === 'failure')
    step.push([sessionEventCall, [count(told.call)]], [sessionEventFailure, saidOf(told)]);
  return step;
}
