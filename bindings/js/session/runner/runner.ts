/**
 * A session over the network: what it says is sent, and what becomes of it is told to it. One question at a time, each within
 * a time; again is sent only what can do no harm, and what may have been done is asked for, as the session says.
 */
import { forgetMatch } from '../../core/forget_match.ts';
import { kindOf } from '../../core/values.ts';
import { field } from '../../explain/http_error.ts';
import type { RunnerModule, SessionHost } from '../host.ts';
import { onLine } from '../on_line.ts';
import type { Call, CardSent, Reply, Transport } from '../transport.ts';
import type { Decision, Run, RunOptions, SessionEvent } from '../types.ts';
import { AbortController } from './abort_controller.ts';
import { failureOf } from './failure.ts';
import { meaningsOf } from './meanings.ts';
import { policiesOf } from './policies.ts';
import { readReply } from './read_reply.ts';
import { failureOfError, failureOfReply } from './told.ts';
import { type PageEvent, watchPage } from './watch_page.ts';

/** A client waits no longer than this for an answer, and asks: as Savvy's Connect Direct has it. */
const defaultTimeoutMs = 30_000;
const defaultRetries = 2;
const defaultRetryMs = 250;
/** How long a press may be repeated for: an own prior; who has left the form by then is to press anew. */
const mostHeldMs = 300_000;
/** The longest that timers hold. */
const mostTimerMs = 0x7fffffff;

/** What only the person's last press knows, while it is under way. */
interface Hand {
  /** Until when, on the session's clock. */
  readonly until?: number;
  readonly card?: CardSent;
  readonly answer?: string;
}

/** While one of these lasts, what was sent may have to be sent once more. */
const open: readonly Decision['phase'][] = ['starting', 'confirming', 'asking', 'unsure'];

/** Of the meanings those that are no trouble. */
const good = ['bound', 'pending', 'verify', 'none'];

const functions = ['start', 'confirm', 'resend', 'status'] as const;

/** A `Response` of fetch has a function that gives its text. */
async function textRead(reply: Reply): Promise<Reply> {
  const text = field(reply, 'text');
  if (typeof text !== 'function') return reply;
  return { status: reply.status, headers: reply.headers, text: await text.call(reply) };
}

class NothingToSend extends Error {
  override readonly name = 'NothingToSend';
  readonly notSent = true;
}

class Runner implements Run {
  readonly #session: SessionHost;
  readonly #transport: Transport;
  readonly #call: ReturnType<typeof policiesOf>;
  readonly #timeoutMs: number;
  readonly #meanings: ReturnType<typeof meaningsOf>;
  #controller = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hand: Hand = {};
  /** Of the person, under way. */
  #presses = 0;
  readonly #unwatch: () => void;

  constructor(session: SessionHost, transport: Transport, options: RunOptions) {
    const { timeoutMs = defaultTimeoutMs, retries = defaultRetries, retryMs = defaultRetryMs } = options;
    this.#session = session;
    this.#transport = transport;
    this.#timeoutMs = timeoutMs;
    this.#call = policiesOf({ timeoutMs, retries, retryMs });
    this.#meanings = meaningsOf(session.rules.platform);
    this.#unwatch = options.watch === false ? () => {} : watchPage(type => this.#hear(type));
    session.sender = (decision, by) => {
      this.#arm(decision);
      if (this.#presses === 0 && !open.includes(decision.phase)) this.#hand = {};
      if (by !== this && decision.send !== 'none') void this.#serve(decision);
    };
    // What was under way when the page was left is asked for now.
    void this.#do({ type: 'tick' });
  }

  async submit(card: CardSent): Promise<Decision> {
    if (typeof field(card, 'secret') !== 'string')
      throw new TypeError('submit takes a card such as { secret }, a text');
    return this.#press({ card }, () => {
      this.#session.holds(card);
      return { type: 'submit' };
    });
  }

  async verify(answer: string): Promise<Decision> {
    if (typeof answer !== 'string')
      throw new TypeError(`verify takes a text; it was given ${kindOf(answer)}`);
    return this.#press({ answer }, () => ({ type: 'verify', answer, key: this.#session.answerKey(answer) }));
  }

  /** What a person has put in is held until what became of it is known, so that a lost start can be repeated; no longer. */
  async #press(hand: Hand, event: () => SessionEvent): Promise<Decision> {
    this.#presses += 1;
    this.#hand = { ...hand, until: this.#session.now() + mostHeldMs };
    try {
      return await this.#do(event());
    } finally {
      this.#presses -= 1;
      if (!open.includes(this.#session.decision.phase)) this.#hand = {};
    }
  }

  resend(): Promise<Decision> {
    return this.#do({ type: 'resend' });
  }

  ask(): Promise<Decision> {
    return this.#do({ type: 'ask' });
  }

  stop(): void {
    // What is under way is given up at once, for whoever comes next to ask.
    if (!this.#stopped && this.#session.decision.call !== 0) this.#session.dispatch({ type: 'leave' });
    this.#controller.abort();
    this.#hand = {};
    clearTimeout(this.#timer);
    this.#unwatch();
    this.#session.sender = undefined;
  }

  get #stopped(): boolean {
    return this.#controller.signal.aborted;
  }

  /** A page that goes has this turn alone. */
  #hear(type: PageEvent): void {
    if (type === 'leave') this.#session.dispatch({ type });
    else void this.#do({ type });
  }

  async #do(event: SessionEvent): Promise<Decision> {
    if (this.#stopped) return this.#session.decision;
    return this.#serve(await this.#session.commitFor(event, this));
  }

  /** Sends what the decisions say until one says nothing. */
  async #serve(first: Decision): Promise<Decision> {
    let decision = first;
    while (decision.send !== 'none' && !this.#stopped) {
      const event = await this.#ask(decision);
      if (this.#stopped) return this.#session.decision;
      decision = await this.#session.commitFor(event, this);
    }
    return decision;
  }

  /** Wakes the session when it has said to. */
  #arm({ wakeAt }: Decision): void {
    clearTimeout(this.#timer);
    if (wakeAt === 0 || this.#stopped) return;
    const wait = Math.min(Math.max(wakeAt - this.#session.now(), 0), mostTimerMs);
    this.#timer = setTimeout(() => void this.#do({ type: 'tick' }), wait);
    (this.#timer as { unref?(): void }).unref?.();
  }

  /** One question over the network, and what became of it. */
  async #ask(decision: Decision): Promise<SessionEvent> {
    const { intent, send, call } = decision;
    const { card, answer } = this.#hand;
    const secrets = [card?.secret, card?.number, answer].filter(one => one !== undefined);
    const { platform, channel } = this.#session.rules;
    const begun = this.#session.now();
    const where = () => ({ platform, channel, elapsedMs: this.#session.now() - begun });
    try {
      const reply = await this.#call(
        async signal => textRead(await this.#sent(decision, { signal, timeoutMs: this.#timeoutMs })),
        send === 'ask',
        this.#controller.signal,
      );
      const kind = send === 'none' ? 'ask' : send;
      const read = readReply(reply, { intent, kind }, this.#meanings, this.#session.now());
      this.#session.failure = good.includes(read.means) ? null : failureOfReply(reply, where(), secrets);
      return { type: 'answer', call, ...read };
    } catch (error) {
      this.#session.failure = failureOfError(error, where(), secrets);
      return { type: 'failure', call, kind: failureOf(error, onLine()) };
    } finally {
      // What came back may have said the card.
      forgetMatch();
    }
  }

  #sent({ send, intent, key }: Decision, call: Call): Promise<Reply> {
    if (this.#session.now() > (this.#hand.until ?? 0)) this.#hand = {};
    const { card, answer } = this.#hand;
    if (send === 'ask') return this.#transport.status(intent, call);
    if (send === 'resend') return this.#transport.resend(intent, call);
    if (send === 'start' && card !== undefined) return this.#transport.start(intent, card, call);
    if (send === 'confirm' && answer !== undefined) return this.#transport.confirm(intent, answer, key, call);
    throw new NothingToSend('what was to be sent is no longer there');
  }
}

export { gatewayOver } from './gateway.ts';

export const runnerOf: RunnerModule['runnerOf'] = (session, transport, options) => {
  const missing = functions.find(name => typeof field(transport, name) !== 'function');
  if (missing !== undefined)
    throw new TypeError(
      `run takes a transport with start, confirm, resend and status, such as gatewayTransport(); it has no function ${missing}`,
    );
  return new Runner(session, transport, options);
};
