import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { Translate } from '../texts/translate.ts';
import type { Dictation, DictationState } from './dictation.ts';
import { type PanelActions, panelParts } from './panel.ts';

/** Where the person is needed next in each state; the status is spoken by itself. */
const nextKeys = { listening: 'finish', failed: 'again', nothing: 'again', heard: 'confirm' } as const;

/**
 * The button by the field, and the panel under it: listening, what went wrong, the groups to compare with the card. The
 * panel is drawn anew for each state, so that nothing of a code is left in it.
 */
export class DictationView {
  readonly #dictation: Dictation;
  readonly #actions: PanelActions;
  readonly #button = byId<HTMLButtonElement>('dictate');
  readonly #panel = byId('dictation');
  #drawn: DictationState | null = null;
  #language: Translate | null = null;

  constructor(dictation: Dictation) {
    this.#dictation = dictation;
    this.#actions = {
      start: () => dictation.start(),
      finish: () => dictation.finish(),
      speak: () => dictation.speak(),
      confirm: display => dictation.confirm(display),
      cancel: () => this.#close(),
    };
    this.#button.addEventListener('click', () => dictation.start());
    this.#panel.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.#close();
    });
  }

  /** `other`: something else comes first, such as choosing one of several cards. */
  render(t: Translate, locked: boolean, other: boolean): void {
    const { state, possible } = this.#dictation;
    setAttr(this.#button, 'hidden', !possible || other || state.step !== 'idle');
    this.#button.disabled = locked;
    if (this.#drawn === state && this.#language === t) return;
    const moved = this.#drawn !== null && this.#drawn !== state;
    this.#drawn = state;
    this.#language = t;
    this.#draw(state, t);
    if (moved && state.step !== 'idle') byId(`dictation-${nextKeys[state.step]}`).focus();
  }

  #draw(state: DictationState, t: Translate): void {
    setAttr(this.#panel, 'hidden', state.step === 'idle');
    setAttr(this.#panel, 'data-step', state.step);
    setText(byId('dictation-status'), statusText(state, t));
    byId('dictation-body').replaceChildren(...panelParts(state, this.#actions, t));
  }

  #close(): void {
    this.#dictation.cancel();
    this.#button.focus();
  }
}

function statusText(state: DictationState, t: Translate): string {
  switch (state.step) {
    case 'idle':
      return '';
    case 'listening':
      return t('dictate.listening');
    case 'failed':
      return t(`dictate.${state.trouble}`);
    case 'nothing':
      return `${t('dictate.nothing')}${state.message === '' ? '' : ` ${state.message}`}`;
    case 'heard':
      return t(state.result.verdict === 'valid' ? 'dictate.compare' : 'dictate.compare-doubt');
  }
}
