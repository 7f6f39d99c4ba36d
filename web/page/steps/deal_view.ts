import { h, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { Attempt } from '../bind/attempt.ts';
import type { Translate } from '../texts/translate.ts';
import { arrivalInWords, faceInWords } from './arrival.ts';

/** What is about to be done and cannot be undone: asked once, by the button beneath it. */
export function renderDeal(attempt: Attempt, t: Translate): void {
  const { card, face, holder, arrival } = attempt;
  const value = faceInWords(face);
  setText(byId('deal-title'), value === '' ? t('deal.title') : t('deal.question', { value, holder }));
  byId('deal-facts').replaceChildren(
    ...factElements([
      [t('done.card'), card],
      [t('done.face'), value],
      [t('deal.holder'), holder],
      [t('rules.arrival'), arrival === null ? '' : arrivalInWords(arrival, t)],
    ]),
  );
}

/** Terms with what they are; what is not known is left out. */
export function factElements(facts: readonly (readonly [string, string])[]): HTMLElement[] {
  return facts
    .filter(([, text]) => text !== '')
    .map(([term, text]) => h('div', {}, h('dt', {}, term), h('dd', {}, text)));
}
