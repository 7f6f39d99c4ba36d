import type { Locale } from '../../../bindings/js/types.ts';
import { setText } from '../base/dom.ts';
import type { TextKey, Translate } from './translate.ts';

/**
 * Puts the language into everything that index.html marks with `data-text` or `data-label`. What comes later stays as it
 * is: it is drawn once more when it is there.
 */
export function renderStaticText(locale: Locale, t: Translate): void {
  document.documentElement.lang = locale;
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    const text = t(element.dataset.text as TextKey);
    if (text !== '') setText(element, text);
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    const label = t(element.dataset.label as TextKey);
    if (label !== '') element.setAttribute('aria-label', label);
  }
}
