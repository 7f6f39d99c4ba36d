/** A session as a page has it: texts and objects around the ledger's words. */
import type { Evidence, Failure } from '../explain/types.ts';
import type { Messages } from '../messages/messages.ts';
import { type FillRandom, randomWords } from './chance.ts';
import { decisionOf } from './decision.ts';
import { type Digest, type DigestOf, type Key, noDigest, sameDigest } from './digest.ts';
import { cardText, EventMaker, isReady } from './events.ts';
import { hexOf } from './hex_words.ts';
import type { Sender, SessionHost } from './host.ts';
import type { Kept, StorageState } from './kept.ts';
import { Ledger, newKey } from './ledger.ts';
import { loadRunner } from './load_runner.ts';
import type { DecisionWords, Machine } from './machine.ts';
import type { Rules } from './rules.ts';
import type { CardSent, Transport } from './transport.ts';
import type {
  CardInput,
  Decision,
  InputOptions,
  Run,
  RunOptions,
  Session,
  SessionEvent,
  SessionOptions,
} from './types.ts';

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

const onLine = (): boolean | undefined => {
  const { navigator } = (typeof globalThis === 'undefined' ? {} : globalThis) as {
    navigator?: { onLine?: boolean };
  };
  return navigator?.onLine;
};

export class SessionModule implements Session, SessionHost {
  readonly rules: Rules;
  failure: Failure | null = null;
  sender: Sender | undefined;
  readonly now: () => number;
  readonly #messages: Messages;
  readonly #kept: Kept;
  readonly #ledger: Ledger;
  readonly #events: EventMaker;
  readonly #told = new Set<(decision: Decision) => void>();
  #decision!: Decision;
  #unwatch: () => void = () => {};
  readonly #random: FillRandom | undefined;
  readonly #digest: DigestOf;
  #card: Digest = noDigest;
  #answered: Answered | undefined;

  constructor({ machine, digest, messages, rules, kept, options }: SessionParts) {
    const { random, now = Date.now } = options;
    this.rules = rules;
    this.now = now;
    this.#random = random;
    this.#digest = digest;
    this.#messages = messages;
    this.#kept = kept;
    // What is as short as a code of six digits is digested under a key that never leaves this page's life.
    const answerKey: Key = newKey(random);
    const tab = randomWords(1, random)[0] ?? 1;
    this.#events = new EventMaker({ tab, digest, answerKey, random });
    this.#ledger = new Ledger(machine, kept, random);
  }

  /** Takes what the store holds. */
  async open(): Promise<this> {
    await this.#ledger.open();
    // What is to be asked for is asked by who sends: nothing begins here.
    this.#decide(this.#ledger.apply(this.#events.of({ type: 'hidden' })), undefined);
    this.#unwatch = this.#kept.watch(() => void this.#follow());
    return this;
  }

  get decision(): Decision {
    return this.#decision;
  }

  get storage(): StorageState {
    return this.#kept.state;
  }

  get evidence(): Evidence {
    const { attempts, otherCodes, timeouts, sinceLastMs } = this.#decision;
    const online = onLine();
    return {
      attempts,
      otherCodes,
      recentTimeouts: timeouts,
      ...(sinceLastMs >= 0 && { sinceLastMs }),
      ...(online !== undefined && { online }),
    };
  }

  subscribe(told: (decision: Decision) => void): () => void {
    this.#told.add(told);
    return () => {
      this.#told.delete(told);
    };
  }

  input(card: CardInput | null, options: InputOptions = {}): Decision {
    if (card === null) return this.#put(noDigest, false);
    return this.#put(this.#digestOf(card.code, card.number), isReady(card, options));
  }

  #digestOf(code: string, number: string | null | undefined): Digest {
    return this.#digest(this.#ledger.key, cardText(code, number));
  }

  #put(card: Digest, ready: boolean): Decision {
    const step = this.#events.input(card, ready);
    this.#ledger.input = step;
    this.#card = card;
    return this.#decide(this.#ledger.apply(step), undefined);
  }

  holds({ secret, number }: CardSent): void {
    const digest = this.#digestOf(secret, number);
    if (!sameDigest(digest, this.#card)) this.#put(digest, true);
  }

  answerKey(answer: string): string {
    const digest = this.#events.answerDigest(answer);
    const { intent } = this.#decision;
    const known = this.#answered;
    if (known?.intent === intent && sameDigest(known.digest, digest)) return known.key;
    const key = hexOf(randomWords(4, this.#random));
    this.#answered = { intent, digest, key };
    return key;
  }

  dispatch(event: SessionEvent): Decision {
    const step = this.#events.of(event);
    const words = event.type === 'leave' ? this.#ledger.leave(step) : this.#ledger.apply(step);
    return this.#decide(words, undefined);
  }

  commit(event: SessionEvent): Promise<Decision> {
    return this.commitFor(event, undefined);
  }

  async commitFor(event: SessionEvent, by: object | undefined): Promise<Decision> {
    return this.#decide(await this.#ledger.commit(this.#events.of(event)), by);
  }

  saved(): Promise<void> {
    return this.#ledger.saved();
  }

  async run(transport: Transport, options: RunOptions = {}): Promise<Run> {
    const { runnerOf } = await loadRunner();
    return runnerOf(this, transport, options);
  }

  close(): void {
    this.#unwatch();
    this.#told.clear();
  }

  /** Another tab has written: how it stands now is told, and written only if there is something to send. */
  async #follow(): Promise<void> {
    await this.#ledger.follow();
    const tick = this.#events.of({ type: 'tick' });
    const seen = this.#ledger.peek(tick);
    const words = seen.send === 'none' ? seen : await this.#ledger.commit(tick);
    this.#decide(words, undefined);
  }

  #decide(words: DecisionWords, by: object | undefined): Decision {
    const decision = decisionOf(words, this.now(), this.#messages);
    this.#decision = decision;
    for (const told of [...this.#told]) {
      try {
        told(decision);
      } catch (error) {
        // A page's own fault is the page's to hear of, and stops nothing here.
        setTimeout(() => {
          throw error;
        });
      }
    }
    this.sender?.(decision, by);
    return decision;
  }
}
