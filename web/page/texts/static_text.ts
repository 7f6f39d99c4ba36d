import type { Locale } from '../../../bindings/js/types.ts';
import { setText } from '../base/dom.ts';
import type { TextKey, Translate } from './translate.ts';

/** Puts the language into everything that index.html marks with `data-text` or `data-label`. */
export function renderStaticText(locale: Locale, t: Translate): void {
  document.documentElement.lang = locale;
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    setText(element, t(element.dataset.text as TextKey));
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', t(element.dataset.label as TextKey));
  }
}
