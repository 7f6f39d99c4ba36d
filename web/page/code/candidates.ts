import { h, setAttr } from '../dom.ts';
import type { Translate } from '../text.ts';
import { placesInWords } from './changes.ts';
import type { FeedbackActions } from './feedback.ts';
import type { Reading } from './reading.ts';

/** Other readings, for a person to choose from. None is taken unless somebody presses it. */
export function candidatesView(element: HTMLElement, actions: Pick<FeedbackActions, 'take' | 'acceptDoubt'>) {
  return {
    render(reading: Reading, doubtAccepted: boolean, t: Translate): void {
      const { result, groups } = reading;
      // Which kind of card it is comes first: other readings may be none of that kind.
      const shown = result?.verdict === 'doubtful' && result.code !== '' && !reading.unclear;
      setAttr(element, 'hidden', !shown);
      element.replaceChildren();
      if (!shown) return;
      const choices = result.candidates
        .slice(0, 4)
        .map(candidate =>
          h(
            'li',
            {},
            h(
              'button',
              { type: 'button', class: 'candidate', onclick: () => actions.take(candidate.display) },
              h('span', { class: 'code' }, t('candidates.use', { display: candidate.display })),
              h(
                'small',
                {},
                candidate.changes
                  .map(({ index, from, to }) => `${placesInWords([index], groups, t)} ${from} \u2192 ${to}`)
                  .join(t('position.join')),
              ),
            ),
          ),
        );
      const keep = h('input', { type: 'checkbox', id: 'keep', onchange: () => actions.acceptDoubt() });
      keep.checked = doubtAccepted;
      element.replaceChildren(
        ...(choices.length > 0 ? [h('h2', {}, t('candidates.title')), h('ul', {}, ...choices)] : []),
        h('label', { class: 'keep', for: 'keep' }, keep, h('span', {}, t('candidates.keep'))),
      );
    },
  };
}
