import type { Checker } from 'cardmend/check';
import type { Cardmend, Locale } from '../../../bindings/js/types.ts';
import { byId } from '../base/elements.ts';
import type { VerificationStep } from '../bind/attempt.ts';
import type { FlowState } from '../bind/flow.ts';
import { watchNetwork } from '../bind/network.ts';
import { ownProducts } from '../bind/own_products.ts';
import { type Place, placeOn } from '../bind/rules.ts';
import type { Trace } from '../bind/trace.ts';
import { placeView } from '../platform/place_view.ts';
import type { Choice } from '../product/catalog.ts';
import type { ProductName } from '../product/names.ts';
import type { Listed, Reading } from '../reading/reading.ts';
import { renderSteps } from '../steps/steps.ts';
import { renderStaticText } from '../texts/static_text.ts';
import type { Translate } from '../texts/translate.ts';
import { CodeControl } from './code_control.ts';
import { Language } from './language.ts';
import type { Later } from './later.ts';
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
  /** Once it answers to what is pressed. */
  readonly answers: Promise<void>;
  /** Once all of the page is there. */
  readonly whole: Promise<void>;
  /** What stands in the form, as far as it is understood. */
  readonly reading: () => Reading;
  /** What checks it now; `null` until something can. */
  readonly checker: () => Checker | Cardmend | null;
  /** The name of a kind of card, in the language of the moment. */
  readonly nameOf: ProductName;
  /** Asks of every reading what else was heard of its card. */
  adoptListed(listed: Listed): void;
  /** What was heard of a card has changed: the form is read once more. */
  reread(): void;
  /** Called now and after every change, in the language of the moment. */
  onRender(listener: (t: Translate) => void): void;
}

/** A mark in the browser's timeline: from when on the page answers to what is pressed. */
const answersMark = 'cardmend-answers';

/** When nothing else is to be done, or soon after. */
const idle = (): Promise<unknown> =>
  new Promise(resolve => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve, { timeout: 200 });
    else setTimeout(resolve, 50);
  });

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
    needLater: () => this.#needLater(),
  });
  readonly #code = new CodeControl(this.#visit);
  readonly #place = placeView(place => this.#go(place));
  #later: Later | null = null;
  #opening: Promise<void> | null = null;
  readonly #listeners: ((t: Translate) => void)[] = [];
  #tellAnswers = (): void => undefined;
  readonly answers = new Promise<void>(resolve => {
    this.#tellAnswers = resolve;
  });
  #tellWhole = (): void => undefined;
  readonly whole = new Promise<void>(resolve => {
    this.#tellWhole = resolve;
  });
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
    this.#keepPress();
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
    this.#later?.fillAnswer(text);
  }

  readonly flow = (): FlowState => this.#visit.flow.state;

  get trace(): Trace {
    return this.#visit.trace;
  }

  asked(): VerificationStep | null {
    return this.#later?.asked() ?? null;
  }

  look(): void {
    void this.#visit.flow.ask();
  }

  setSkew(ms: number): void {
    this.#visit.skew(ms);
  }

  readonly reading = (): Reading => this.#visit.entry.reading;

  readonly checker = (): Checker | Cardmend | null => this.#language.cardmend ?? this.#language.checker;

  readonly nameOf = (product: string): string => this.#language.name(product);

  adoptListed(listed: Listed): void {
    this.#visit.entry.listed = listed;
  }

  reread(): void {
    this.#code.reread();
  }

  onRender(listener: (t: Translate) => void): void {
    this.#listeners.push(listener);
    listener(this.#language.t);
  }

  #render(): void {
    const { t } = this.#language;
    const { state } = this.#visit.flow;
    renderSteps(state, t);
    const { place, step, busy } = state;
    this.#place.render({ place, open: step === 'code', locked: busy !== null }, t);
    this.#code.render();
    this.#later?.render();
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
    if (step === 'code') this.#code.focus();
    else this.#later?.focusStep(step);
  }

  #tellTrouble(): void {
    if (this.#later !== null) {
      this.#later.tellTrouble();
      return;
    }
    this.#visit.voice.now(this.#language.t('trouble.not-loaded'));
    this.#code.focusTrouble();
  }

  /** The card is bound: its code is nowhere needed any more. */
  #forgetCode(): void {
    this.#code.forget();
    this.#later?.clearAnswer();
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

  #startOver(): void {
    this.#later?.close();
    this.#later?.clearAnswer();
    this.#visit.flow.restart();
  }

  async #speak(locale: Locale): Promise<void> {
    const outcome = await this.#language.change(locale);
    if (outcome === 'overtaken') return;
    if (outcome === 'failed') this.#stayIn(this.#language.locale);
    renderStaticText(this.#language.locale, this.#language.t);
    this.#settings.renderLocale();
    this.#code.takeTyped();
    this.#render();
    performance.mark(answersMark);
    this.#tellAnswers();
    if (await this.#language.load()) this.#code.adoptModule();
    await idle();
    await this.#needLater().catch(() => undefined);
    void this.#code.loadKinds();
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

  /** What comes later, once; where it cannot be had the next need asks again. */
  #needLater(): Promise<void> {
    this.#opening ??= this.#openLater().catch((error: unknown) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  async #openLater(): Promise<void> {
    const { openLater } = await import('./later.ts');
    this.#later = openLater(this.#visit, this.#code, {
      render: () => this.#render(),
      startOver: () => this.#startOver(),
      look: () => this.look(),
    });
    this.#tellWhole();
    renderStaticText(this.#language.locale, this.#language.t);
    this.#render();
  }

  /** Who presses on the scan before it is there has pressed. */
  #keepPress(): void {
    const button = byId('scan');
    const again = (): void => button.click();
    const press = (): void => void this.#needLater().then(again, () => undefined);
    button.addEventListener('click', press);
    void this.whole.then(() => button.removeEventListener('click', press));
  }
}
