import type { Cardmend, DictateResult, Locale } from '../../../bindings/js/types.ts';
import { stopSpeaking } from '../base/speaker.ts';
import type { Choice } from '../product/catalog.ts';
import { canListen, type Listening, listen, type SpeechTrouble, speakGroups } from './speech.ts';

export type DictationState =
  | { readonly step: 'idle' }
  | { readonly step: 'listening' }
  | { readonly step: 'failed'; readonly trouble: SpeechTrouble }
  /** Something was heard, and no code in it. */
  | { readonly step: 'nothing'; readonly message: string }
  | { readonly step: 'heard'; readonly result: DictateResult };

export interface DictationNeeds {
  /** The whole module, loaded at the first dictation; `null` if it cannot be had now. */
  cardmend(): Promise<Cardmend | null>;
  /** Forgets what the module holds of a code. */
  wipe(): void;
  choice(): Choice;
  locale(): Locale;
  /** The person has confirmed a code. */
  fill(display: string): void;
  changed(): void;
}

/** One dictation after the other. A code lives in it from when it is heard until it is confirmed or given up. */
export class Dictation {
  state: DictationState = { step: 'idle' };
  readonly #needs: DictationNeeds;
  #listening: Listening | null = null;

  constructor(needs: DictationNeeds) {
    this.#needs = needs;
    // A code is not to be heard by whom it is not meant for.
    addEventListener('pagehide', stopSpeaking);
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) stopSpeaking();
    });
  }

  get possible(): boolean {
    return canListen();
  }

  start(): void {
    this.#forget();
    this.#to({ step: 'listening' });
    // It comes while the person speaks.
    void this.#needs.cardmend();
    this.#listening = listen(this.#needs.locale(), {
      heard: transcript => void this.#hear(transcript),
      failed: trouble => this.#to({ step: 'failed', trouble }),
    });
  }

  /** The person has said everything. */
  finish(): void {
    this.#listening?.finish();
  }

  /** Gives up what was heard, wherever it stands. */
  cancel(): void {
    this.#forget();
    this.#to({ step: 'idle' });
  }

  speak(): void {
    if (this.state.step === 'heard') speakGroups(this.state.result.readBack, this.#needs.locale());
  }

  /** Takes the code, or another one that it may have been, into the field. */
  confirm(display: string): void {
    this.#forget();
    this.#to({ step: 'idle' });
    this.#needs.fill(display);
  }

  async #hear(transcript: string): Promise<void> {
    const { state } = this;
    const cardmend = await this.#needs.cardmend();
    // Given up meanwhile, or begun anew.
    if (this.state !== state) return;
    if (cardmend === null) return this.#to({ step: 'failed', trouble: 'no-module' });
    const choice = this.#needs.choice();
    const result = cardmend.dictate(transcript, {
      locale: this.#needs.locale(),
      ...(choice !== 'detect' && { product: choice }),
    });
    const message = result.findings[0]?.message ?? '';
    this.#to(result.readBack.length === 0 ? { step: 'nothing', message } : { step: 'heard', result });
  }

  #forget(): void {
    this.#listening?.cancel();
    this.#listening = null;
    stopSpeaking();
    this.#needs.wipe();
  }

  #to(state: DictationState): void {
    this.state = state;
    this.#needs.changed();
  }
}
