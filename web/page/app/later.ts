import { Aloud } from '../aloud/aloud.ts';
import { setAttr } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { VerificationStep } from '../bind/attempt.ts';
import { Dictation } from '../dictation/dictation.ts';
import { DictationView } from '../dictation/view.ts';
import { explainTrouble } from '../explain/page_explanation.ts';
import { notesOn, troubleView } from '../explain/trouble_view.ts';
import { Scan } from '../scan/scan.ts';
import { doneView } from '../steps/done_view.ts';
import { offPeakView } from '../steps/off_peak_view.ts';
import { verificationOf, verifyForm } from '../steps/verify_form.ts';
import { addLaterTexts } from '../texts/later_texts.ts';
import type { CodeControl } from './code_control.ts';
import type { Visit } from './visit.ts';

export interface LaterActions {
  render(): void;
  startOver(): void;
  /** Looks whether the money of a bound card has come. */
  look(): void;
}

/** What the QR code of a card begins with. */
const cardCode = 'CARDMEND:';

/**
 * What nobody needs before something was checked: the ways in beside typing, the steps behind the first, what explains a
 * failure. A chunk of its own with its texts, which the page loads behind the first check.
 */
export class Later {
  readonly #visit: Visit;
  readonly #code: CodeControl;
  readonly #verify: ReturnType<typeof verifyForm>;
  readonly #done: ReturnType<typeof doneView>;
  readonly #offPeak: ReturnType<typeof offPeakView>;
  readonly #dictation: Dictation;
  readonly #spoken: DictationView;
  readonly #scan: Scan;
  /** The code that is printed beside the card's own: only such a one is taken. */
  readonly #scanAnswer: Scan;
  readonly #aloud = new Aloud();

  constructor(visit: Visit, code: CodeControl, actions: LaterActions) {
    this.#visit = visit;
    this.#code = code;
    visit.explain = explainTrouble;
    code.adoptTrouble(troubleView);
    this.#verify = this.#openVerify(actions);
    this.#done = doneView({
      another: () => {
        actions.startOver();
        code.focusList();
      },
      look: actions.look,
    });
    this.#offPeak = offPeakView({
      changed: actions.render,
      due: () => {
        actions.render();
        visit.voice.now(visit.language.t('off-peak.due-text'));
      },
      now: () => visit.now(),
    });
    this.#dictation = this.#openDictation(actions);
    this.#spoken = new DictationView(this.#dictation);
    this.#scan = new Scan({
      button: byId('scan'),
      panel: byId('scan-panel'),
      pictures: byId('step-code'),
      opened: () => this.#dictation.cancel(),
      found: text => {
        code.fill(text);
        visit.voice.now(visit.language.t('scan.found'));
      },
      back: () => code.focus(),
    });
    this.#scanAnswer = new Scan({
      button: byId('scan-answer'),
      panel: byId('scan-answer-panel'),
      pictures: byId('step-verify'),
      accepts: text => text.startsWith(cardCode),
      found: text => {
        this.#verify.put(text);
        visit.voice.now(visit.language.t('scan.found'));
      },
      back: () => this.#verify.focus(),
    });
  }

  render(): void {
    const { entry, flow, language } = this.#visit;
    const { t } = language;
    const { state } = flow;
    const { step, busy } = state;
    const isOther = entry.reading.cards.length > 0;
    this.#spoken.render(t, busy !== null, isOther);
    this.#scan.render(t, busy !== null || step !== 'code', isOther);
    const scans = this.asked() === 'qr-code';
    setAttr(byId('answer-ways'), 'hidden', !scans);
    this.#scanAnswer.render(t, busy !== null || !scans, false);
    this.#verify.render({ flow: state, explanation: this.#visit.explanation(), now: this.#visit.now() }, t);
    this.#offPeak.render(state, t);
    this.#done.render(state, t);
    this.#aloud.render(language.locale, t);
  }

  /** What the second step asks for now; `null` in the others. */
  asked(): VerificationStep | null {
    const { step, attempt } = this.#visit.flow.state;
    return step === 'verify' ? verificationOf(attempt).step : null;
  }

  fillAnswer(text: string): void {
    this.#verify.put(text);
  }

  clearAnswer(): void {
    this.#verify.clear();
  }

  /** Ends what is open beside the form. */
  close(): void {
    this.#dictation.cancel();
    this.#scan.close();
    this.#scanAnswer.close();
  }

  focusStep(step: 'verify' | 'done'): void {
    if (step === 'verify') this.#verify.focus();
    else this.#done.focus();
  }

  /** Takes the person to the present trouble, and says it. */
  tellTrouble(): void {
    const { flow, language, voice } = this.#visit;
    const { trouble, step } = flow.state;
    const explanation = this.#visit.explanation();
    if (trouble === null || explanation === null) return;
    voice.now([explanation.message, ...notesOn(trouble, language.t)].join(' '));
    if (step === 'verify') this.#verify.focusTrouble();
    else this.#code.focusTrouble();
  }

  #openVerify({ render, startOver }: LaterActions): ReturnType<typeof verifyForm> {
    const { flow } = this.#visit;
    return verifyForm({
      ...this.#visit.explanationActions(),
      changed: () => {
        flow.forgetTrouble();
        render();
      },
      submit: value => void flow.confirm(value),
      resend: () => void flow.resend(),
      back: startOver,
    });
  }

  #openDictation({ render }: LaterActions): Dictation {
    const { entry, events, language } = this.#visit;
    const dictation: Dictation = new Dictation({
      cardmend: async () => {
        await events.needWhole();
        return language.cardmend;
      },
      wipe: () => language.cardmend?.wipe(),
      choice: () => entry.reading.choice,
      locale: () => language.locale,
      fill: display => this.#code.fill(display),
      changed: () => {
        // One way in at a time.
        if (dictation.state.step === 'listening') this.#scan.close();
        render();
      },
    });
    return dictation;
  }
}

export function openLater(visit: Visit, code: CodeControl, actions: LaterActions): Later {
  addLaterTexts();
  return new Later(visit, code, actions);
}
