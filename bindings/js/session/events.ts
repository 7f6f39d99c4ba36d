/** What happened, as the words that the core reads. Texts of secrets become digests here, and go no further. */
import {
  answerMeanings,
  arrivals,
  sessionEvents,
  transportFailures,
  verificationSteps,
} from '#tables/session.ts';
import { type SessionEventWords, writeSessionEventWords } from '#tables/wire.ts';
import { isObject, kindOf } from '../core/values.ts';
import type { Writer } from '../core/words.ts';
import { type FillRandom, randomWords } from './chance.ts';
import { type Digest, type DigestOf, type Key, noDigest } from './digest.ts';
import { wordsOf } from './hex_words.ts';
import type { Step } from './ledger.ts';
import type { Answer, CardInput, InputOptions, SessionEvent } from './types.ts';

/** What is the same for all events of a page's life. */
export interface EventSource {
  readonly now: () => number;
  readonly tab: number;
  readonly digest: DigestOf;
  readonly answerKey: Key;
  readonly random: FillRandom | undefined;
}

type Words = Partial<SessionEventWords>;

const noId = [0, 0, 0, 0];
const nothing: Omit<SessionEventWords, 'kind' | 'tab' | 'now'> = {
  call: 0,
  card: noDigest,
  ready: 0,
  answer: noDigest,
  intent: noId,
  key: noId,
  failure: 0,
  means: 0,
  triesLeft: -1,
  accountTriesLeft: -1,
  waitMs: -1,
  step: -1,
  stepLifeMs: -1,
  resendMs: -1,
  arrival: -1,
};

/** Times that the core can count with: whole, and from 1970 on. */
const timeOf = (now: unknown): number =>
  typeof now === 'number' && now >= 0 && now < 2 ** 53 ? Math.floor(now) : 0;

/** All but letters and digits; mini-programs know no classes of Unicode. */
const separators = /[^0-9A-Z\u00c0-\u1fff\u3040-\ufefe\uff10-\uffdc]/g;

const plain = (text: unknown): string =>
  typeof text === 'string' ? text.toUpperCase().replace(separators, '') : '';

/** What of a card is digested: its code, and its number where it has one. However it is grouped, it is the same. */
export function cardText(code: unknown, number: unknown): string {
  const secret = plain(code);
  return secret === '' ? '' : `${plain(number)}/${secret}`;
}

/** What the core can count: whole, in 31 bits; -1 for anything else. */
function count(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? Math.min(Math.floor(value), 0x7fffffff) : -1;
}

function answerWords(answer: Partial<Answer> & { readonly call?: number }): Words {
  const unsure = answerMeanings.indexOf('unsure');
  const means = answerMeanings.indexOf(answer.means ?? 'unsure');
  return {
    call: count(answer.call),
    means: means < 0 ? unsure : means,
    triesLeft: count(answer.triesLeft),
    accountTriesLeft: count(answer.accountTriesLeft),
    waitMs: count(answer.waitMs),
    step: verificationSteps.indexOf(answer.step as never),
    stepLifeMs: count(answer.stepLifeMs),
    resendMs: count(answer.resendMs),
    arrival: arrivals.indexOf(answer.arrival as never),
  };
}

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

  constructor(source: EventSource) {
    this.#source = source;
  }

  #step(kind: SessionEvent['type'] | 'input', words: Words): Step {
    const { now, tab } = this.#source;
    const told = { ...nothing, ...words, kind: sessionEvents.indexOf(kind), tab, now: 0 };
    return () => {
      const writer: Writer = [];
      // It is stamped when it is stepped: one that is stepped again on a newer state is no older than that.
      told.now = timeOf(now());
      writeSessionEventWords(writer, told);
      return writer;
    };
  }

  /** What stands in the form, as its digest under the key that the store holds. */
  input(card: Digest, isReady: boolean): Step {
    return this.#step('input', { ready: Number(isReady), card });
  }

  /** Which of two answers is the same; under a key that is never stored. */
  answerDigest(answer: unknown): Digest {
    const { digest, answerKey } = this.#source;
    return typeof answer === 'string' ? digest(answerKey, answer.trim()) : noDigest;
  }

  /** @throws TypeError for an event that is none */
  of(event: SessionEvent): Step {
    const type: unknown = isObject(event) ? event.type : undefined;
    if (!sessionEvents.includes(type as never) || type === 'input') {
      throw new TypeError(
        `dispatch takes an event such as { type: 'tick' }; it was given ${kindOf(event)} of another type`,
      );
    }
    const { random } = this.#source;
    switch (event.type) {
      case 'submit':
        return this.#step('submit', { intent: idOf(event.intent, random) });
      case 'verify':
        return this.#step('verify', {
          key: idOf(event.key, random),
          answer: this.answerDigest(event.answer),
        });
      case 'answer':
        return this.#step('answer', answerWords(event));
      case 'failure':
        return this.#step('failure', { call: count(event.call), failure: failureWord(event.kind) });
      default:
        return this.#step(event.type, {});
    }
  }
}
