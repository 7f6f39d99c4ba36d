import { localeRows } from '#tables/locales.ts';
import type { Locale } from '../../../bindings/js/types.ts';
import { firstLocale } from '../texts/translate.ts';

export interface Preferences {
  readonly locale: Locale;
  readonly large: boolean;
  /** `null`: as the device is set. */
  readonly contrast: boolean | null;
}

const key = 'cardmend.preferences';
const defaults: Preferences = { locale: firstLocale, large: false, contrast: null };

/** What the person chose before; the only thing this page ever stores. */
export function readPreferences(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>;
    return {
      locale: localeRows.find(({ id }) => id === stored.locale)?.id ?? defaults.locale,
      large: stored.large === true,
      contrast: typeof stored.contrast === 'boolean' ? stored.contrast : defaults.contrast,
    };
  } catch {
    return defaults; // Storage is closed, or holds nonsense.
  }
}

export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
}
