import type { Detection, DetectReason } from '../../../bindings/js/types.ts';
import { h, setAttr } from '../base/dom.ts';
import type { ProductName } from '../product/names.ts';
import type { TextKey, Translate } from '../texts/translate.ts';

export interface GuessActions {
  /** A person says which card it is. */
  choose(product: string): void;
  /** None of them: to the whole list. */
  lookForOther(): void;
}

/** A probability as people say it: a number would promise what nobody has measured. */
function likelihood(probability: number): TextKey {
  if (probability >= 0.6) return 'guess.likely';
  return probability >= 0.25 ? 'guess.possible' : 'guess.unlikely';
}

const reasons: Readonly<Record<DetectReason, TextKey>> = {
  named: 'guess.named',
  labelled: 'guess.labelled',
  'number-form': 'guess.number-form',
  'secret-form': 'guess.secret-form',
  prefix: 'guess.prefix',
  'check-digit': 'guess.check-digit',
  currency: 'guess.currency',
};

/** The kinds of cards that a text may be, for a person to say which; none is taken unless somebody presses it. */
export function guessView(element: HTMLElement, actions: GuessActions) {
  let drawn = '';
  return {
    /** `null`: there is nothing to ask. */
    render(guesses: readonly Detection[] | null, name: ProductName, t: Translate): void {
      const key = JSON.stringify([guesses, guesses?.map(({ product }) => name(product)), t('guess.title')]);
      if (key === drawn) return;
      drawn = key;
      setAttr(element, 'hidden', guesses === null);
      element.replaceChildren();
      if (guesses === null) return;
      const choices = guesses.map(({ product, probability, why }) =>
        h(
          'li',
          {},
          h(
            'button',
            {
              type: 'button',
              class: 'candidate',
              'data-product': product,
              onclick: () => actions.choose(product),
            },
            h('span', {}, name(product)),
            h(
              'small',
              {},
              [t(likelihood(probability)), ...why.map(reason => t(reasons[reason]))].join(t('guess.join')),
            ),
          ),
        ),
      );
      element.replaceChildren(
        h('h2', {}, t('guess.title')),
        h('ul', {}, ...choices),
        h(
          'button',
          { type: 'button', class: 'link', onclick: () => actions.lookForOther() },
          t(guesses.length === 0 ? 'guess.all' : 'guess.other'),
        ),
      );
    },
  };
}
