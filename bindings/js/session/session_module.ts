/** A session as a page has it: texts and objects around the ledger's words. */
import { kindOf } from '../core/values.ts';
import type { Evidence } from '../explain/types.ts';
import type { Messages } from '../messages/messages.ts';
import { type FillRandom, randomWords } from './chance.ts';
import { decisionOf } from './decision.ts';
import { type Digest, type DigestOf, noDigest, sameDigest } from './digest.ts';
import { cardText, inputStep, isReady, stepOf } from './events.ts';
import { hexOf } from './hex_words.ts';
import type { SessionHost } from './host.ts';
import type { Kept } from './kept.ts';
import { ledgerOf } from './ledger.ts';
import { loadRunner } from './load_runner.ts';
import type { DecisionWords, Machine } from './machine.ts';
import { onLine } from './on_line.ts';
import type { Rules } from './rules.ts';
import type { Decision, Session, SessionEvent, SessionOptions } from './types.ts';

/** What a session is made of. */
export interface SessionParts {
  readonly machine: Machine;
  readonly digest: DigestOf;
  readonly messages: Messages;
  readonly rules: Rules;
  readonly kept: Kept;
  readonly options: SessionOptions;
}

/** The last answer that was given, and the key that it went under. */
interface Answered {
  readonly intent: string;
  readonly digest: Digest;
  readonly key: string;
}

/** What the session knows, and whether the device says that it has a network. */
function evidenceOf({ attempts, otherCodes, timeouts, sinceLastMs }: Decision): Evidence {
  const online = onLine();
  return {
    attempts,
    otherCodes,
    recentTimeouts: timeouts,
    ...(sinceLastMs >= 0 && { sinceLastMs }),
    ...(online !== undefined && { online }),
  };
}

/** Keys of answers: the same for the same answer to the same attempt. */
function answerKeysOf(digestOf: (answer: string) => Digest, random: FillRandom | undefined) {
  let known: Answered | undefined;
  return (intent: string, answer: string): string => {
    const digest = digestOf(answer);
    if (known?.intent !== intent || !sameDigest(known.digest, digest))
      known = { intent, digest, key: hexOf(randomWords(4, random)) };
    return known.key;
  };
}

/** Decisions, and who hears of them. */
function voiceOf(messages: Messages, now: () => number) {
  const listeners = new Set<(decision: Decision) => void>();
  const voice = {
    hear(told: (decision: Decision) => void): () => void {
      if (typeof told !== 'function')
        throw new TypeError(`subscribe takes a function; it was given ${kindOf(told)}`);
      listeners.add(told);
      return () => {
        listeners.delete(told);
      };
    },
    hush: () => listeners.clear(),
    decision: undefined as unknown as Decision,
    say(words: DecisionWords): Decision {
      const decision = decisionOf(words, now(), messages);
      voice.decision = decision;
      for (const told of [...listeners]) {
        try {
          told(decision);
        } catch (error) {
          // A page's own fault is the page's to hear of, and stops nothing here.
          setTimeout(() => {
            throw error;
          });
        }
      }
      return decision;
    },
  };
  return voice;
}

/** A session that has taken what its store holds. */
export async function openSession(parts: SessionParts): Promise<Session> {
  const { machine, digest, messages, rules, kept, options } = parts;
  const { random, now = Date.now } = options;
  const ledger = ledgerOf(machine, kept, random);
  const voice = voiceOf(messages, now);
  // What is as short as a code of six digits is digested under a key that never leaves this page's life.
  const answerSecret = randomWords(4, random);
  const [tab = 1] = randomWords(1, random);
  const answerDigest = (answer: unknown) =>
    typeof answer === 'string' ? digest(answerSecret, answer.trim()) : noDigest;
  const answerKey = answerKeysOf(answerDigest, random);
  const stepFor = (event: SessionEvent) => stepOf(event, { tab, random, answerDigest });
  const cardDigest = (code: unknown, number: unknown) => digest(ledger.own.key, cardText(code, number));
  let card: Digest = noDigest;
  let unwatch = () => {};

  const decide = (words: DecisionWords, by?: object): Decision => {
    const decision = voice.say(words);
    session.sender?.(decision, by);
    return decision;
  };
  const put = (typed: Digest, ready: boolean): Decision => {
    card = typed;
    ledger.input = inputStep(tab, typed, ready);
    return decide(ledger.apply(ledger.input));
  };

  const session: Session & SessionHost = {
    rules,
    now,
    failure: null,
    sender: undefined,
    get decision() {
      return voice.decision;
    },
    get storage() {
      return kept.state;
    },
    get evidence() {
      return evidenceOf(voice.decision);
    },
    subscribe: voice.hear,
    input(typed, how = {}) {
      const ready = isReady(typed, how);
      return put(typed === null ? noDigest : cardDigest(typed.code, typed.number), ready);
    },
    holds({ secret, number }) {
      const typed = cardDigest(secret, number);
      if (!sameDigest(typed, card)) put(typed, true);
    },
    answerKey: answer => answerKey(voice.decision.intent, answer),
    dispatch(event) {
      const step = stepFor(event);
      return decide(event.type === 'leave' ? ledger.leave(step) : ledger.apply(step));
    },
    commit: event => session.commitFor(event, undefined),
    commitFor: async (event, by) => decide(await ledger.commit(stepFor(event)), by),
    saved: async () => void (await ledger.saved()),
    run: async (transport, how = {}) => (await loadRunner()).runnerOf(session, transport, how),
    close() {
      unwatch();
      voice.hush();
    },
  };

  await ledger.open();
  // What is to be asked for is asked by who sends: nothing begins here.
  decide(ledger.apply(stepFor({ type: 'hidden' })));
  unwatch = kept.watch(async () => decide(await ledger.seen(stepFor({ type: 'tick' }))));
  return session;
}
