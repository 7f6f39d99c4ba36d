import { localeRows } from '#tables/locales.ts';
import type { Locale } from '../../../bindings/js/types.ts';
import { setAttr } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import { deviceContrast, showContrast, showSize } from './looks.ts';
import { keepPreferences, type Preferences, readPreferences } from './preferences.ts';

const buttonOf = (locale: Locale) => byId(`locale-${locale}`);

/** The switches at the top of the page: language, size of type and contrast, as they were left the last time. */
export class Settings {
  #preferences: Preferences = readPreferences();

  /** `speak` is called at each press on a language. */
  constructor(speak: (locale: Locale) => void) {
    for (const { id: locale } of localeRows) {
      buttonOf(locale).addEventListener('click', () => {
        this.#prefer({ locale });
        speak(locale);
      });
    }
    byId('large').addEventListener('click', () => {
      this.#prefer({ large: !this.#preferences.large });
      this.#applySize();
    });
    byId('contrast').addEventListener('click', () => {
      this.#prefer({ contrast: !this.#contrast });
      this.#applyContrast();
    });
    deviceContrast.addEventListener('change', () => this.#applyContrast());
    this.#applySize();
    this.#applyContrast();
  }

  get locale(): Locale {
    return this.#preferences.locale;
  }

  /** Another one than was pressed: that one could not be had. */
  keepLocale(locale: Locale): void {
    this.#prefer({ locale });
  }

  /** Shows which language is spoken. */
  renderLocale(): void {
    for (const { id: locale } of localeRows)
      setAttr(buttonOf(locale), 'aria-pressed', String(locale === this.locale));
  }

  get #contrast(): boolean {
    return this.#preferences.contrast ?? deviceContrast.matches;
  }

  #applyContrast(): void {
    showContrast(this.#contrast);
    setAttr(byId('contrast'), 'aria-checked', String(this.#contrast));
  }

  #applySize(): void {
    const { large } = this.#preferences;
    showSize(large);
    setAttr(byId('large'), 'aria-checked', String(large));
  }

  #prefer(patch: Partial<Preferences>): void {
    this.#preferences = { ...this.#preferences, ...patch };
    keepPreferences(this.#preferences);
  }
}
