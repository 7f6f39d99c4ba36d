import type { Locale } from '../../../bindings/js/types.ts';
import { Aloud } from '../aloud/aloud.ts';
import { setAttr } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { VerificationStep } from '../bind/attempt.ts';
import type { FlowState } from '../bind/flow.ts';
import { watchNetwork } from '../bind/network.ts';
import { ownProducts, type Place, placeOn } from '../bind/rules.ts';
import type { Trace } from '../bind/trace.ts';
import { Dictation } from '../dictation/dictation.ts';
import { DictationView } from '../dictation/view.ts';
import { notesOn } from '../explain/trouble_view.ts';
import { placeView } from '../platform/place_view.ts';
import type { Choice } from '../product/catalog.ts';
import { Scan } from '../scan/scan.ts';
import { doneView } from '../steps/done_view.ts';
import { offPeakView } from '../steps/off_peak_view.ts';
import { renderSteps } from '../steps/steps.ts';
import { verificationOf, verifyForm } from '../steps/verify_form.ts';
import { renderStaticText } from '../texts/static_text.ts';
import type { Translate } from '../texts/translate.ts';
import { CodeControl } from './code_control.ts';
import { Language } from './language.ts';
import { Settings } from './settings.ts';
import { Visit } from './visit.ts';

/** What the demo's aids may do to the page, and learn of it. */
export interface App {
  /** Puts a text in, for a form that is set to `choice`. */
  fillCode(text: string, choice: Choice, platform?: string): void;
  /** What was asked for in the second step. */
  fillAnswer(text: string): void;
  readonly flow: () => FlowState;
  /** What the second step asks for now; `null` in the others. */
  asked(): VerificationStep | null;
  /** Looks whether the money of a bound card has come. */
  look(): void;
  /** By how much the page's clock is to be wrong, in ms. */
  setSkew(ms: number): void;
  readonly trace: Trace;
  /** Called now and after every change, in the language of the moment. */
  onRender(listener: (t: Translate) => void): void;
}

/** Marks in the browser's timeline: from when on the page answers to what is pressed, and checks what is typed. */
const marks = { answers: 'cardmend-answers', checks: 'cardmend-checks' } as const;

/** What the QR code of a card begins with. */
const cardCode = 'CARDMEND:';

/** Opens the page: its steps around one state, drawn anew after each change. */
export function openApp(): App {
  return new PageApp();
}

class PageApp implements App {
  readonly #settings = new Settings(locale => void this.#speak(locale));
  readonly #language = new Language();
  readonly #visit = new Visit(this.#language, {
    render: () => this.#render(),
    flowChanged: () => this.#flowChanged(),
    needWhole: () => this.#needWhole(),
  });
  readonly #code = new CodeControl(this.#visit);
  readonly #place = placeView(place => this.#go(place));
  readonly #offPeak = offPeakView({
    changed: () => this.#render(),
    due: () => this.#remind(),
    now: () => this.#visit.now(),
  });
  readonly #verify = verifyForm({
    ...this.#visit.explanationActions(),
    changed: () => {
      this.#visit.flow.forgetTrouble();
      this.#render();
    },
    submit: value => void this.#visit.flow.confirm(value),
    resend: () => void this.#visit.flow.resend(),
    back: () => this.#startOver(),
  });
  readonly #done = doneView({
    another: () => {
      this.#startOver();
      this.#code.focusList();
    },
    look: () => this.look(),
  });
  readonly #dictation = new Dictation({
    cardmend: async () => {
      await this.#needWhole();
      return this.#language.cardmend;
    },
    wipe: () => this.#language.cardmend?.wipe(),
    choice: () => this.#visit.entry.reading.choice,
    locale: () => this.#language.locale,
    fill: display => this.#code.fill(display),
    changed: () => {
      // One way in at a time.
      if (this.#dictation.state.step === 'listening') this.#scan.close();
      this.#render();
    },
  });
  readonly #scan = new Scan({
    button: byId('scan'),
    panel: byId('scan-panel'),
    pictures: byId('step-code'),
    opened: () => this.#dictation.cancel(),
    found: text => {
      this.#code.fill(text);
      this.#visit.voice.now(this.#language.t('scan.found'));
    },
    back: () => this.#code.focus(),
  });
  readonly #aloud = new Aloud();
  /** The code that is printed beside the card's own: only such a one is taken. */
  readonly #scanAnswer = new Scan({
    button: byId('scan-answer'),
    panel: byId('scan-answer-panel'),
    pictures: byId('step-verify'),
    accepts: text => text.startsWith(cardCode),
    found: text => {
      this.#verify.put(text);
      this.#visit.voice.now(this.#language.t('scan.found'));
    },
    back: () => this.#verify.focus(),
  });
  readonly #spoken = new DictationView(this.#dictation);
  readonly #listeners: ((t: Translate) => void)[] = [];
  /** The flow as it was drawn last. */
  #last: FlowState = this.#visit.flow.state;

  constructor() {
    // What is waited for is counted down.
    setInterval(() => {
      const { flow } = this.#visit;
      const { hold, trouble, step } = flow.state;
      flow.tick();
      if (hold !== null || trouble !== null || step === 'verify') this.#render();
    }, 1_000);
    watchNetwork();
    void this.#speak(this.#settings.locale);
  }

  fillCode(text: string, choice: Choice, platform?: string): void {
    if (this.flow().step !== 'code') this.#startOver();
    const place = platform === undefined ? null : placeOn(platform);
    if (place !== null && place.platform !== this.flow().place.platform) this.#go(place);
    this.#code.choose(choice);
    this.#code.fill(text);
    byId('card').scrollIntoView({ block: 'start' });
  }

  fillAnswer(text: string): void {
    this.#verify.put(text);
  }

  readonly flow = (): FlowState => this.#visit.flow.state;

  get trace(): Trace {
    return this.#visit.trace;
  }

  asked(): VerificationStep | null {
    const { step, attempt } = this.flow();
    return step === 'verify' ? verificationOf(attempt).step : null;
  }

  look(): void {
    void this.#visit.flow.ask();
  }

  setSkew(ms: number): void {
    this.#visit.skew(ms);
  }

  onRender(listener: (t: Translate) => void): void {
    this.#listeners.push(listener);
    listener(this.#language.t);
  }

  #render(): void {
    const { entry, flow } = this.#visit;
    const { t } = this.#language;
    const { state } = flow;
    renderSteps(state, t);
    const { place, step, busy } = state;
    this.#place.render({ place, open: step === 'code', locked: busy !== null }, t);
    this.#code.render();
    const isOther = entry.reading.cards.length > 0;
    this.#spoken.render(t, busy !== null, isOther);
    this.#scan.render(t, busy !== null || step !== 'code', isOther);
    const explanation = this.#visit.explanation();
    const scans = this.asked() === 'qr-code';
    setAttr(byId('answer-ways'), 'hidden', !scans);
    this.#scanAnswer.render(t, busy !== null || !scans, false);
    this.#verify.render({ flow: state, explanation, now: this.#visit.now() }, t);
    this.#offPeak.render(state, t);
    this.#done.render(state, t);
    this.#aloud.render(this.#language.locale, t);
    for (const listener of this.#listeners) listener(t);
  }

  /** Draws, and takes the person to what is new: a step, or a trouble. */
  #flowChanged(): void {
    const { state } = this.#visit.flow;
    const last = this.#last;
    this.#last = state;
    if (state.step === 'done' && last.step !== 'done') this.#forgetCode();
    this.#render();
    if (state.step !== last.step) {
      this.#focusStep(state.step);
      byId('card').scrollIntoView({ block: 'start' });
    }
    const { t } = this.#language;
    if (state.resentAt !== last.resentAt && state.resentAt !== null) {
      this.#visit.voice.now(t('verify.resent'));
    }
    if (state.trouble !== null && state.trouble.serial !== last.trouble?.serial) {
      this.#tellTrouble();
    }
  }

  #focusStep(step: FlowState['step']): void {
    const forms = { code: this.#code, verify: this.#verify, done: this.#done };
    forms[step].focus();
  }

  #tellTrouble(): void {
    const { trouble, step } = this.#visit.flow.state;
    const explanation = this.#visit.explanation();
    if (trouble === null || explanation === null) return;
    this.#visit.voice.now([explanation.message, ...notesOn(trouble, this.#language.t)].join(' '));
    if (step === 'verify') this.#verify.focusTrouble();
    else this.#code.focusTrouble();
  }

  /** The card is bound: its code is nowhere needed any more. */
  #forgetCode(): void {
    this.#code.forget();
    this.#verify.clear();
    this.#language.checker?.wipe();
  }

  /** To another platform or channel; the card that it sells itself is then meant, unless the person says otherwise. */
  #go(place: Place): void {
    const { flow } = this.#visit;
    const before = flow.state.place.platform;
    if (!flow.go(place)) {
      this.#render();
      return;
    }
    if (place.platform !== before) this.#code.choose(ownProducts[place.platform]);
  }

  /** What was to be waited for is over. */
  #remind(): void {
    this.#render();
    this.#visit.voice.now(this.#language.t('off-peak.due-text'));
  }

  #startOver(): void {
    this.#dictation.cancel();
    this.#scan.close();
    this.#scanAnswer.close();
    this.#verify.clear();
    this.#visit.flow.restart();
  }

  async #speak(locale: Locale): Promise<void> {
    const outcome = await this.#language.change(locale);
    if (outcome === 'overtaken') return;
    if (outcome === 'failed') this.#stayIn(this.#language.locale);
    renderStaticText(this.#language.locale, this.#language.t);
    this.#settings.renderLocale();
    this.#render();
    performance.mark(marks.answers);
    if (await this.#language.load()) this.#code.adoptModule();
    performance.mark(marks.checks);
    if (await this.#language.loadNames()) this.#code.adoptNames();
    // What was begun before the page was left goes on; in another language the session speaks it too.
    this.#visit.flow.reopen();
    void this.#visit.flow.open();
  }

  /** The texts of another language cannot be had: the page goes on in the one that it speaks. */
  #stayIn(locale: Locale): void {
    this.#settings.keepLocale(locale);
    this.#visit.voice.now(this.#language.t('switch.language-failed'));
  }

  /** It goes on as before where the whole cannot be had; the next need asks again. */
  async #needWhole(): Promise<void> {
    if (this.#language.cardmend === null && (await this.#language.loadWhole())) this.#code.adoptWhole();
  }
}
