/** What happened, as the words that the core reads. Texts of secrets become digests here, and go no further. */
import {
  answerMeanings,
  arrivals,
  sessionEvents,
  transportFailures,
  verificationSteps,
} from '#tables/session.ts';
import { writeSessionEvent } from '#tables/wire.ts';
import { forgetMatch } from '../core/forget_match.ts';
import { isObject, kindOf } from '../core/values.ts';
import { type FillRandom, randomWords } from './chance.ts';
import { type Digest, type DigestOf, type Key, noDigest } from './digest.ts';
import { wordsOf } from './hex_words.ts';
import type { Step } from './machine.ts';
import type { Answer, CardInput, InputOptions, SessionEvent } from './types.ts';

/** What is the same for all events of a page's life. */
export interface EventSource {
  readonly tab: number;
  readonly digest: DigestOf;
  readonly answerKey: Key;
  readonly random: FillRandom | undefined;
}

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

/** What the core can count: whole, in 31 bits; -1 for anything else. */
function count(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? Math.min(Math.floor(value), 0x7fffffff) : -1;
}

/** What the core is told of an answer, from its meaning on. */
type Said = readonly [
  means: number,
  triesLeft: number,
  accountTriesLeft: number,
  waitMs: number,
  step: number,
  stepLifeMs: number,
  resendMs: number,
  arrival: number,
];

function saidOf(answer: Partial<Answer>): Said {
  const means = answerMeanings.indexOf(answer.means as never);
  return [
    means < 0 ? answerMeanings.indexOf('unsure') : means,
    count(answer.triesLeft),
    count(answer.accountTriesLeft),
    count(answer.waitMs),
    verificationSteps.indexOf(answer.step as never),
    count(answer.stepLifeMs),
    count(answer.resendMs),
    arrivals.indexOf(answer.arrival as never),
  ];
}

const noId = [0, 0, 0, 0];
const nothingSaid = saidOf({});

function idOf(id: string | undefined, random: FillRandom | undefined): readonly number[] {
  const words = id === undefined ? undefined : wordsOf(id);
  return words?.length === 4 ? Array.from(words) : randomWords(4, random);
}

/** The last of `failures` stands for anything else: it may have been done. */
function failureWord(kind: unknown): number {
  const at = transportFailures.indexOf(kind as never);
  return at < 0 ? transportFailures.indexOf('reset') : at;
}

const readyVerdicts: readonly unknown[] = ['valid', 'repaired', undefined];

/** Whether what stands in the form may be sent: a right code, one that nobody has judged, or a doubt that was accepted. */
export const isReady = ({ verdict }: CardInput, { accepted = false }: InputOptions): boolean =>
  accepted || readyVerdicts.includes(verdict);

/** Events as steps of the ledger. Chance is taken once, so that an event that is stepped again is the same. */
export class EventMaker {
  readonly #source: EventSource;
  /** Those of which nothing but their kind is told are made once. */
  readonly #plain = new Map<string, Step>();

  constructor(source: EventSource) {
    this.#source = source;
  }

  #step(
    kind: SessionEvent['type'] | 'input',
    call = 0,
    ready = 0,
    card: Digest = noDigest,
    answer: Digest = noDigest,
    intent: readonly number[] = noId,
    key: readonly number[] = noId,
    failure = 0,
    said: Said = nothingSaid,
  ): Step {
    const { tab } = this.#source;
    const at = sessionEvents.indexOf(kind);
    return writeSessionEvent(at, tab, call, ready, card, answer, intent, key, failure, ...said);
  }

  /** What stands in the form, as its digest under the key that the store holds. */
  input(card: Digest, isReady: boolean): Step {
    return this.#step('input', 0, Number(isReady), card);
  }

  /** Which of two answers is the same; under a key that is never stored. */
  answerDigest(answer: unknown): Digest {
    const { digest, answerKey } = this.#source;
    return typeof answer === 'string' ? digest(answerKey, answer.trim()) : noDigest;
  }

  /** @throws TypeError for an event that is none */
  of(event: SessionEvent): Step {
    const type: unknown = isObject(event) ? event.type : undefined;
    const plain = this.#plain.get(type as string);
    if (plain !== undefined) return plain;
    if (!sessionEvents.includes(type as never) || type === 'input') {
      throw new TypeError(
        `dispatch takes an event such as { type: 'tick' }; it was given ${kindOf(event)} of another type`,
      );
    }
    const { random } = this.#source;
    switch (event.type) {
      case 'submit':
        return this.#step('submit', 0, 0, noDigest, noDigest, idOf(event.intent, random));
      case 'verify': {
        const digest = this.answerDigest(event.answer);
        return this.#step('verify', 0, 0, noDigest, digest, noId, idOf(event.key, random));
      }
      case 'answer': {
        const call = count(event.call);
        return this.#step('answer', call, 0, noDigest, noDigest, noId, noId, 0, saidOf(event));
      }
      case 'failure': {
        const call = count(event.call);
        return this.#step('failure', call, 0, noDigest, noDigest, noId, noId, failureWord(event.kind));
      }
      default: {
        const step = this.#step(event.type);
        this.#plain.set(event.type, step);
        return step;
      }
    }
  }
}
