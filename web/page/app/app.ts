import type { Locale } from '../../../bindings/js/types.ts';
import { Aloud } from '../aloud/aloud.ts';
import { byId } from '../base/elements.ts';
import type { FlowState } from '../bind/flow.ts';
import { watchNetwork } from '../bind/network.ts';
import { Dictation } from '../dictation/dictation.ts';
import { DictationView } from '../dictation/view.ts';
import { notesOn } from '../explain/trouble_view.ts';
import type { Choice } from '../product/catalog.ts';
import { Scan } from '../scan/scan.ts';
import { doneView } from '../steps/done_view.ts';
import { smsForm } from '../steps/sms_form.ts';
import { renderSteps } from '../steps/steps.ts';
import { renderStaticText } from '../texts/static_text.ts';
import type { Translate } from '../texts/translate.ts';
import { CodeControl } from './code_control.ts';
import { Language } from './language.ts';
import { Settings } from './settings.ts';
import { Visit } from './visit.ts';

/** What the demo's aids may do to the page, and learn of it. */
export interface App {
  /** Puts a text in, for a form that is set to `choice`. */
  fillCode(text: string, choice: Choice): void;
  fillSms(code: string): void;
  readonly step: () => FlowState['step'];
  /** Called now and after every change, in the language of the moment. */
  onRender(listener: (t: Translate) => void): void;
}

/** Marks in the browser's timeline: from when on the page answers to what is pressed, and checks what is typed. */
const marks = { answers: 'cardmend-answers', checks: 'cardmend-checks' } as const;

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
    needWhole: () => void this.#needWhole(),
  });
  readonly #code = new CodeControl(this.#visit);
  readonly #sms = smsForm({
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
  readonly #spoken = new DictationView(this.#dictation);
  readonly #listeners: ((t: Translate) => void)[] = [];
  /** The flow as it was drawn last. */
  #last: FlowState = this.#visit.flow.state;
  #smsSentAt = 0;

  constructor() {
    // What is waited for is counted down.
    setInterval(() => {
      const { trouble, step } = this.#visit.flow.state;
      if (trouble !== null || step === 'sms') this.#render();
    }, 1_000);
    watchNetwork();
    void this.#speak(this.#settings.locale);
  }

  fillCode(text: string, choice: Choice): void {
    if (this.step() !== 'code') this.#startOver();
    this.#code.choose(choice);
    this.#code.fill(text);
    byId('card').scrollIntoView({ block: 'start' });
  }

  fillSms(code: string): void {
    this.#sms.put(code);
  }

  readonly step = (): FlowState['step'] => this.#visit.flow.state.step;

  onRender(listener: (t: Translate) => void): void {
    this.#listeners.push(listener);
    listener(this.#language.t);
  }

  #render(): void {
    const { entry, flow } = this.#visit;
    const { t } = this.#language;
    const { state } = flow;
    renderSteps(state.step);
    this.#code.render();
    const isOther = entry.reading.cards.length > 0;
    this.#spoken.render(t, state.busy !== null, isOther);
    this.#scan.render(t, state.busy !== null || state.step !== 'code', isOther);
    const explanation = this.#visit.explanation();
    this.#sms.render({ flow: state, explanation, sentAt: this.#smsSentAt, now: Date.now() }, t);
    this.#done.render(state, t);
    this.#aloud.render(this.#language.locale, t);
    for (const listener of this.#listeners) listener(t);
  }

  /** Draws, and takes the person to what is new: a step, or a trouble. */
  #flowChanged(): void {
    const { state } = this.#visit.flow;
    const last = this.#last;
    this.#last = state;
    if (state.attempt?.id !== last.attempt?.id || state.resentAt !== last.resentAt) {
      this.#smsSentAt = Date.now();
    }
    if (state.step === 'done' && last.step !== 'done') this.#forgetCode();
    this.#render();
    if (state.step !== last.step) {
      this.#focusStep(state.step);
      byId('card').scrollIntoView({ block: 'start' });
    }
    const { t } = this.#language;
    if (state.resentAt !== last.resentAt && state.resentAt !== null) {
      this.#visit.voice.now(t('sms.resent'));
    }
    if (state.trouble !== null && state.trouble.serial !== last.trouble?.serial) {
      this.#tellTrouble();
    }
  }

  #focusStep(step: FlowState['step']): void {
    const forms = { code: this.#code, sms: this.#sms, done: this.#done };
    forms[step].focus();
  }

  #tellTrouble(): void {
    const { trouble, step } = this.#visit.flow.state;
    const explanation = this.#visit.explanation();
    if (trouble === null || explanation === null) return;
    this.#visit.voice.now([explanation.message, ...notesOn(trouble, this.#language.t)].join(' '));
    if (step === 'sms') this.#sms.focusTrouble();
    else this.#code.focusTrouble();
  }

  /** The card is bound: its code is nowhere needed any more. */
  #forgetCode(): void {
    this.#code.forget();
    this.#sms.clear();
    this.#language.checker?.wipe();
  }

  #startOver(): void {
    this.#dictation.cancel();
    this.#scan.close();
    this.#sms.clear();
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
