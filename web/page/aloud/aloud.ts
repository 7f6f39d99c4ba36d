/**
 * Guidance read aloud, for whom reading is hard. A button with `data-aloud="id id"` in index.html reads the elements of
 * these ids, in that order, as far as they are shown; it is hidden while they say nothing, and where there is no voice for
 * the language. A second press, another text, another step, or leaving the page makes it silent.
 */
import { setAttr, setText } from '../base/dom.ts';
import { hasVoice, speak, stopSpeaking, whenVoicesCome } from '../base/speaker.ts';
import type { Translate } from '../texts/translate.ts';
import { sentencesOf } from './words.ts';

interface Reader {
  readonly button: HTMLButtonElement;
  readonly elements: readonly Element[];
}

export class Aloud {
  readonly #readers: readonly Reader[];
  #speaking: { readonly reader: Reader; readonly words: string } | null = null;
  #t: Translate | null = null;
  #locale = '';

  constructor() {
    this.#readers = [...document.querySelectorAll<HTMLButtonElement>('[data-aloud]')].map(button => ({
      button,
      elements: (button.dataset.aloud ?? '').split(' ').flatMap(id => document.getElementById(id) ?? []),
    }));
    for (const reader of this.#readers) reader.button.addEventListener('click', () => this.#press(reader));
    whenVoicesCome(() => this.#draw());
    addEventListener('pagehide', () => this.#stop());
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) this.#stop();
    });
  }

  /** With every drawing of the page, after what it reads was drawn. */
  render(locale: string, t: Translate): void {
    this.#t = t;
    this.#locale = locale;
    this.#draw();
  }

  #draw(): void {
    const t = this.#t;
    if (t === null) return;
    const hasOne = hasVoice(this.#locale);
    for (const reader of this.#readers) {
      const words = hasOne ? wordsOf(reader) : '';
      const isOurs = this.#speaking?.reader === reader;
      // Something else is shown by now.
      if (isOurs && this.#speaking?.words !== words) this.#stop();
      const speaks = this.#speaking?.reader === reader;
      setAttr(reader.button, 'hidden', words === '');
      setAttr(reader.button, 'aria-pressed', String(speaks));
      setText(reader.button.querySelector('span') ?? reader.button, t(speaks ? 'aloud.stop' : 'aloud.start'));
    }
  }

  #press(reader: Reader): void {
    const isOurs = this.#speaking?.reader === reader;
    this.#stop();
    if (!isOurs) {
      this.#speaking = { reader, words: wordsOf(reader) };
      speak(sentencesOf(shown(reader)), this.#locale, 0.9, () => {
        this.#speaking = null;
        this.#draw();
      });
    }
    this.#draw();
  }

  #stop(): void {
    if (this.#speaking === null) return;
    this.#speaking = null;
    stopSpeaking();
  }
}

const shown = ({ elements }: Reader): readonly Element[] => elements.filter(each => each.checkVisibility());

const wordsOf = (reader: Reader): string => sentencesOf(shown(reader)).join('\n');
