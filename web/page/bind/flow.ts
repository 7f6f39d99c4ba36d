import type { Failure } from '../../../bindings/js/types.ts';
import type { AskedCard, Attempt, GatewayClient, Outcome, RefusalNotes } from './client.ts';
import type { Question, Told } from './told.ts';

export type Step = 'code' | 'sms' | 'done';
export type Busy = 'start' | 'confirm' | 'resend' | 'asking';

/** Why the last press did not succeed. */
export interface Trouble {
  readonly failure: Failure;
  /** `not-done`: the answer was lost, and the gateway says that nothing was bound. `unknown`: nor could it be asked. */
  readonly outcome: 'refused' | 'not-done' | 'unknown';
  readonly notes: RefusalNotes | null;
  /** Counts troubles, so that a new one of the same kind is told again. */
  readonly serial: number;
  readonly at: number;
}

export interface FlowState {
  readonly step: Step;
  readonly busy: Busy | null;
  readonly attempt: Attempt | null;
  readonly trouble: Trouble | null;
  /** The outcome was asked for after a lost answer. */
  readonly asked: boolean;
  readonly resentAt: number | null;
  /** Definite refusals of the present code. */
  readonly attempts: number;
  /** From the press before to the last one; `null` if there was none. */
  readonly sinceLastMs: number | null;
  /** Other cards that were tried before in this visit. */
  readonly otherCodes: number;
  /** Remedies that were ticked off since the present trouble, in that order. */
  readonly tried: readonly string[];
  /** Time-outs before the present press. */
  readonly timeouts: number;
  /** What the person told besides. */
  readonly told: Told;
}

export interface FlowTools {
  readonly client: GatewayClient;
  readonly newId: () => string;
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
  readonly onChange: () => void;
}

const initial: FlowState = {
  step: 'code',
  busy: null,
  attempt: null,
  trouble: null,
  asked: false,
  resentAt: null,
  attempts: 0,
  tried: [],
  sinceLastMs: null,
  otherCodes: 0,
  timeouts: 0,
  told: {},
};

/** Verdicts on a card come with status 200; limits, outages and a lost session do not. */
const isVerdict = ({ http }: Failure): boolean => typeof http === 'object' && http?.status === 200;

const isTimeout = ({ exception }: Failure): boolean =>
  exception instanceof DOMException && exception.name === 'TimeoutError';

const isSame = (a: AskedCard, b: AskedCard): boolean =>
  a.secret === b.secret && a.product === b.product && a.number === b.number;

/** How long to wait before asking for the outcome, time after time. */
const askPauses = [0, 1_000, 3_000];

/**
 * Binding, step by step, without a page. Two rules hold it together: one question at a time, and after a lost answer
 * nothing is sent again before the gateway was asked how the attempt stands. A question is sent again only under its
 * old name, so that the gateway can tell it from a new one.
 */
export class Flow {
  state: FlowState = initial;
  /** The attempt under way; kept until the gateway gave a definite answer, then a new press is a new attempt. */
  #start: { readonly id: string; readonly card: AskedCard } | null = null;
  #confirm: { readonly key: string; readonly sms: string } | null = null;
  #serial = 0;
  #sentAt: number | null = null;
  #timeouts = 0;

  constructor(readonly tools: FlowTools) {}

  async bind(card: AskedCard): Promise<void> {
    if (this.state.busy !== null || this.state.step !== 'code') return;
    if (this.#start === null || !isSame(this.#start.card, card)) {
      const otherCodes = this.state.otherCodes + Number(this.#start !== null);
      this.#start = { id: this.tools.newId(), card };
      const { account, plugin } = this.state.told;
      // Of another card only what was told of the person holds.
      this.#set({
        attempts: 0,
        otherCodes,
        told: { ...(account && { account }), ...(plugin && { plugin }) },
      });
    } else if (this.state.trouble?.outcome === 'unknown') {
      return this.ask();
    }
    const { id } = this.#start;
    const now = this.tools.now();
    const sinceLastMs = this.#sentAt === null ? null : now - this.#sentAt;
    this.#sentAt = now;
    this.#set({ busy: 'start', trouble: null, asked: false, sinceLastMs, timeouts: this.#timeouts });
    const outcome = await this.tools.client.start(id, card);
    await this.#settle(id, outcome);
  }

  async confirm(sms: string): Promise<void> {
    const { attempt } = this.state;
    if (this.state.busy !== null || this.state.step !== 'sms' || attempt === null) return;
    if (this.state.trouble?.outcome === 'unknown') return this.ask();
    if (this.#confirm?.sms !== sms) this.#confirm = { key: this.tools.newId(), sms };
    this.#set({ busy: 'confirm', trouble: null, asked: false, timeouts: this.#timeouts });
    const outcome = await this.tools.client.confirm(attempt.id, sms, this.#confirm.key);
    await this.#settle(attempt.id, outcome);
  }

  async resend(): Promise<void> {
    const { attempt } = this.state;
    if (this.state.busy !== null || this.state.step !== 'sms' || attempt === null) return;
    this.#set({ busy: 'resend', trouble: null });
    const outcome = await this.tools.client.resend(attempt.id);
    if (outcome.kind === 'ok') this.#set({ resentAt: this.tools.now() });
    await this.#settle(attempt.id, outcome);
  }

  /** Asks how the attempt stands; what a person does after an outcome that could not be learnt. */
  async ask(): Promise<void> {
    const id = this.state.attempt?.id ?? this.#start?.id;
    const { trouble } = this.state;
    if (this.state.busy !== null || id === undefined || trouble === null) return;
    await this.#settle(id, { kind: 'unsure', failure: trouble.failure });
  }

  /**
   * The text was changed: what was said about the old one does not hold any more. An unknown outcome of the binding
   * itself stays, whatever is typed: it must be asked for first.
   */
  forgetTrouble(): void {
    const { busy, trouble, step } = this.state;
    if (busy !== null || trouble === null) return;
    if (step === 'sms' && trouble.outcome === 'unknown') return;
    this.#set({ trouble: null });
  }

  /** A step of the plan was done in vain, or was not done after all. */
  tick(remedy: string, done: boolean): void {
    const others = this.state.tried.filter(id => id !== remedy);
    this.#set({ tried: done ? [...others, remedy] : others });
  }

  /** The person told something more, or (an empty answer) took it back. */
  tell(question: Question, answer: string): void {
    const { [question]: _, ...others } = this.state.told;
    this.#set({ told: answer === '' ? others : { ...others, [question]: answer } });
  }

  /** Back to the code, for another card or after the last one was bound. */
  restart(): void {
    if (this.state.busy !== null) return;
    this.#start = null;
    this.#confirm = null;
    this.#set(initial);
  }

  async #settle(id: string, outcome: Outcome<Attempt>): Promise<void> {
    switch (outcome.kind) {
      case 'ok':
        return this.#adopt(outcome.value);
      case 'refused':
        return this.#refuse(outcome.failure, outcome.notes);
      case 'unsure':
        return this.#askUntilSure(id, outcome.failure);
    }
  }

  async #askUntilSure(id: string, failure: Failure): Promise<void> {
    if (isTimeout(failure)) this.#timeouts += 1;
    this.#set({ busy: 'asking', trouble: null });
    for (const ms of askPauses) {
      await this.tools.pause(ms);
      const outcome = await this.tools.client.status(id);
      if (outcome.kind === 'unsure') continue;
      this.#set({ asked: true });
      if (outcome.kind === 'ok') return this.#adopt(outcome.value, failure);
      if (outcome.notes.code === 'no-such-attempt') return this.#fail(failure, 'not-done', null);
      if (isVerdict(outcome.failure)) return this.#refuse(outcome.failure, outcome.notes);
      // Signed out, or asked too often: that says nothing of how the attempt stands.
      return this.#fail(outcome.failure, 'unknown', outcome.notes);
    }
    this.#fail(failure, 'unknown', null);
  }

  /** `lost` is the failure after which the gateway was asked. */
  #adopt(attempt: Attempt, lost?: Failure): void {
    if (attempt.state === 'bound') {
      this.#start = null;
      this.#confirm = null;
      this.#set({ step: 'done', busy: null, attempt, trouble: null });
      return;
    }
    const confirming = this.state.step === 'sms' && lost !== undefined;
    this.#set({ step: 'sms', attempt, busy: null });
    if (confirming) this.#fail(lost, 'not-done', null);
  }

  #refuse(failure: Failure, notes: RefusalNotes): void {
    if (this.state.step === 'code') this.#start = this.#start && { ...this.#start, id: this.tools.newId() };
    this.#confirm = null;
    this.#set({ attempts: this.state.attempts + (isVerdict(failure) ? 1 : 0) });
    this.#fail(failure, 'refused', notes);
  }

  #fail(failure: Failure, outcome: Trouble['outcome'], notes: RefusalNotes | null): void {
    this.#serial += 1;
    const trouble: Trouble = { failure, outcome, notes, serial: this.#serial, at: this.tools.now() };
    this.#set({ busy: null, trouble, tried: [] });
  }

  #set(patch: Partial<FlowState>): void {
    this.state = { ...this.state, ...patch };
    this.tools.onChange();
  }
}
