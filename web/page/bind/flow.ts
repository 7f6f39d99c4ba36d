import type { CardSent, Decision, Failure } from 'cardmend/session';
import {
  type FlowState,
  type FlowTools,
  type Form,
  initial,
  isUnsent,
  type Opened,
  ofPerson,
  putRightElsewhere,
  shown,
  type Trouble,
  traced,
} from './flow_state.ts';
import type { Place } from './rules.ts';
import { type Busy, busyIn, stepIn, unheardOf } from './standing.ts';
import type { Question } from './told.ts';
import type { RefusalNotes, Said } from './transport.ts';

export type { FlowState, FlowTools, Opened, Trouble } from './flow_state.ts';
export type { Busy, Hold, Step } from './standing.ts';

/** What the session decides, in the page's words, with what the gateway tells beside it: no rule of binding is kept here. */
export class Flow {
  state: FlowState = initial;
  #opened: Opened | null = null;
  #opening: Promise<Opened | null> | null = null;
  #form: Form | null = null;
  #said: Said = { attempt: null, notes: null };
  #phase: Decision['phase'] = 'input';
  /** Of the call whose answer was lost, and what it was. */
  #lost: { readonly failure: Failure; readonly call: Decision['phase'] } | null = null;
  /** The failure that was told last. */
  #seen: Failure | null = null;
  #serial = 0;
  /** The card of the last press, while it may still be pressed for. */
  #tried: CardSent | null = null;
  /** What was pressed for, until the session has decided on it: it may still be opened, or written down. */
  #pressed: Busy | null = null;

  constructor(readonly tools: FlowTools) {}

  /** Opens the session of the present place, as its store has it. `null` if what binds cannot be loaded. */
  open(): Promise<Opened | null> {
    this.#opening ??= this.#open(this.state.place);
    return this.#opening;
  }

  async #open(place: Place): Promise<Opened | null> {
    try {
      const opened = await this.tools.open(place, said => {
        this.#said = said.attempt === null ? { ...this.#said, notes: said.notes } : said;
      });
      if (this.state.place !== place) {
        opened.run.stop();
        opened.session.close();
        return this.open();
      }
      await this.#adopt(opened);
      return opened;
    } catch {
      this.#opening = null;
      return null;
    }
  }

  async #adopt(opened: Opened): Promise<void> {
    const { session, run } = opened;
    this.#opened = opened;
    this.#seen = session.failure;
    // A card that was bound before the page was left is done with.
    if (session.decision.phase === 'bound') await session.commit({ type: 'restart' });
    session.subscribe(decision => this.#take(decision));
    this.#put();
    this.#take(session.decision);
    // Of an attempt that the page does not know it asks what it is.
    const { phase } = session.decision;
    if ((phase === 'verifying' || phase === 'pending') && this.#said.attempt === null) await run.ask();
  }

  #close(): void {
    this.#opened?.run.stop();
    this.#opened?.session.close();
    this.#opened = null;
    this.#opening = null;
  }

  /** Another platform or channel; not while something is under way. False if it is. */
  go(place: Place): boolean {
    if (this.state.busy !== null || this.state.step !== 'code') return false;
    this.#close();
    this.#forget();
    this.tools.trace.add('event', 'place', { ...place });
    this.#set({ ...initial, place });
    void this.open();
    return true;
  }

  /** In another language: the session speaks it as soon as nothing is under way. */
  reopen(): void {
    if (this.#opened === null || this.state.busy !== null || this.#opened.session.storage !== 'kept') return;
    this.#close();
    void this.open();
  }

  /** What stands in the form; `null` for nothing. */
  input(card: CardSent | null, ready: boolean): void {
    const before = this.#form;
    this.#form = card === null ? null : { card, ready };
    if (before?.ready !== this.#form?.ready) this.tools.trace.add('event', 'input', { ready });
    // Codes that are put right in vain are one card's; who empties the form has another one.
    if (card === null && this.state.hold?.why === 'attempts')
      this.#opened?.session.dispatch({ type: 'restart' });
    this.#put();
  }

  #put(): void {
    const { session } = this.#opened ?? {};
    if (session === undefined || this.state.step !== 'code') return;
    const { card, ready } = this.#form ?? {};
    if (card === undefined) session.input(null);
    else
      session.input({
        code: card.secret,
        number: card.number ?? null,
        verdict: ready ? 'valid' : 'partial',
      });
  }

  async bind(card: CardSent): Promise<void> {
    if (this.state.busy !== null || this.state.step !== 'code') return;
    if (this.state.trouble?.outcome === 'unknown') return this.ask();
    this.tools.trace.add('event', 'submit');
    if (this.#tried !== null && this.#tried.secret !== card.secret)
      this.state = { ...this.state, told: ofPerson(this.state.told) };
    this.#tried = card;
    await this.#press('start', async () => (await this.open())?.run.submit(card) ?? null);
  }

  /** From here on no second press is taken, and neither place nor language changes. `null`: what binds is not there. */
  async #press(busy: Busy, act: () => Promise<Decision | null>): Promise<void> {
    this.#pressed = busy;
    this.#set({ busy, trouble: null });
    const decision = await act().finally(() => {
      this.#pressed = null;
    });
    if (decision !== null) return this.#take(decision);
    this.#set({ busy: null });
    this.#fail({}, 'not-loaded', null);
  }

  /** Sends the same again after something was put right elsewhere. */
  async retry(card: CardSent): Promise<void> {
    const { hold } = this.state;
    if (hold !== null && putRightElsewhere.includes(hold.why)) await this.signedIn();
    return this.bind(card);
  }

  async confirm(answer: string): Promise<void> {
    const { run } = this.#opened ?? {};
    if (this.state.busy !== null || this.state.step !== 'verify' || run === undefined) return;
    if (this.state.trouble?.outcome === 'unknown') return this.ask();
    this.tools.trace.add('event', 'verify');
    await this.#press('confirm', () => run.verify(answer));
  }

  async resend(): Promise<void> {
    const { run } = this.#opened ?? {};
    if (this.state.busy !== null || this.state.step !== 'verify' || run === undefined) return;
    this.tools.trace.add('event', 'resend');
    await this.#press('resend', async () => {
      const decision = await run.resend();
      if (this.#seen === this.#opened?.session.failure) this.#set({ resentAt: this.tools.now() });
      return decision;
    });
  }

  /** Asks how the attempt stands: after an outcome that could not be learnt, or whether the money has come. */
  async ask(): Promise<void> {
    const { run } = this.#opened ?? {};
    if (this.state.busy !== null || run === undefined) return;
    this.tools.trace.add('event', 'ask');
    this.#take(await run.ask());
  }

  /** Somebody is signed in again. */
  async signedIn(): Promise<void> {
    await this.#opened?.session.commit({ type: 'signed-in' });
    this.tools.trace.add('event', 'signed-in');
    this.forgetTrouble();
  }

  /** Time has passed: what is waited for is told anew. */
  tick(): void {
    if ((this.state.hold?.until ?? 0) > 0) this.#opened?.session.dispatch({ type: 'tick' });
  }

  /**
   * The text was changed: what was said about the old one does not hold any more. An unknown outcome of the binding
   * itself stays, whatever is typed: it must be asked for first.
   */
  forgetTrouble(): void {
    const { busy, trouble } = this.state;
    if (busy !== null || trouble === null || trouble.outcome === 'unknown') return;
    this.#set({ trouble: null });
  }

  /** A step of the plan was done in vain, or was not done after all. */
  tickOff(remedy: string, done: boolean): void {
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
    this.tools.trace.add('event', 'restart');
    this.#forget();
    this.state = { ...this.state, told: ofPerson(this.state.told) };
    this.#set({ ...initial, place: this.state.place, told: this.state.told });
    void this.#opened?.session.commit({ type: 'restart' }).then(() => this.#put());
  }

  #forget(): void {
    this.#tried = null;
    this.#said = { attempt: null, notes: null };
    this.#lost = null;
    this.#phase = 'input';
    this.#seen = this.#opened?.session.failure ?? null;
  }

  /** What the session decided, as the page shows it. */
  #take(decision: Decision): void {
    const { session } = this.#opened ?? {};
    if (session === undefined) return;
    const { phase } = decision;
    const before = this.#phase;
    this.#phase = phase;
    if (before !== phase || decision.send !== 'none')
      this.tools.trace.add('decision', phase, traced(decision, this.tools.now()));
    if ((phase === 'asking' || phase === 'unsure') && unheardOf(before))
      this.#lost = { failure: session.failure ?? {}, call: before };
    // What another tab has under way is waited for; a press here is no part of it.
    const busy = decision.why === 'other-tab' ? null : (busyIn(phase) ?? this.#pressed);
    const step = stepIn(decision, this.state.step);
    this.#set({
      step,
      busy,
      attempt: step === 'code' ? null : this.#said.attempt,
      evidence: session.evidence,
      ...shown(decision),
    });
    if (busy === null) this.#settle(decision, session.failure);
  }

  /** Nothing is under way: whether it went well, and what to tell if not. */
  #settle({ phase, why }: Decision, failure: Failure | null): void {
    if (phase === 'unsure') {
      // Nothing is learned while nobody is signed in: that is then what is to be told.
      const known = why === 'sign-in' ? failure : this.#lost?.failure;
      if (this.state.trouble?.outcome !== 'unknown' || this.state.trouble.failure !== (known ?? failure))
        this.#fail(known ?? failure ?? {}, 'unknown', this.#said.notes);
      return;
    }
    const lost = this.#lost;
    this.#lost = null;
    if (phase === 'bound' || phase === 'pending') {
      this.#tried = null;
      this.#form = null;
      this.#set({ trouble: null, asked: this.state.asked || lost !== null });
    } else if (lost !== null && failure !== null && isUnsent(failure)) {
      // It was to be sent once more, and what a person had put in is not kept for that: nothing was done.
      this.#fail(lost.failure, 'not-done', null);
    } else if (failure !== null && failure !== this.#seen) {
      this.#fail(failure, 'refused', this.#said.notes);
    } else if (lost !== null && !(phase === 'verifying' && lost.call === 'starting')) {
      this.#fail(lost.failure, 'not-done', null);
    } else if (this.state.trouble?.outcome === 'unknown') {
      this.#set({ trouble: null });
    }
    this.#seen = failure;
  }

  #fail(failure: Failure, outcome: Trouble['outcome'], notes: RefusalNotes | null): void {
    this.#serial += 1;
    const trouble: Trouble = { failure, outcome, notes, serial: this.#serial, at: this.tools.now() };
    this.#set({ trouble, tried: [] });
  }

  #set(patch: Partial<FlowState>): void {
    this.state = { ...this.state, ...patch };
    this.tools.onChange();
  }
}
