import type { Candidate } from '../../../bindings/js/types.ts';
import { h, setAttr } from '../base/dom.ts';
import { placesInWords } from '../reading/changes.ts';
import type { Reading } from '../reading/reading.ts';
import type { Translate } from '../texts/translate.ts';
import { closerLook } from './closer_look.ts';

export interface CandidateActions {
  /** Puts the code in the place of what was typed. */
  take(code: string): void;
  acceptDoubt(): void;
}

/** Stands for the code in a translated text, so that the code itself can be marked up. */
const slot = '\u0000';

/** The code as displayed, with the characters that differ from what was typed marked. */
function marked({ display, changes }: Candidate): (string | HTMLElement)[] {
  const differ = new Set(changes.filter(({ to }) => to !== '').map(({ index }) => index));
  let index = -1;
  return [...display].map(c => {
    if (/[0-9A-Za-z]/.test(c)) index += 1;
    return /[0-9A-Za-z]/.test(c) && differ.has(index) ? h('mark', {}, c) : c;
  });
}

/** One change: from and to, or what was left out or is too many. */
function inWords(from: string, to: string): string {
  if (from === '') return `+ ${to}`;
  return to === '' ? `\u2212 ${from}` : `${from} \u2192 ${to}`;
}

/** What is less likely than one in fifty is no help to somebody who has the card in hand. */
const leastShown = 0.02;
const mostShown = 4;

/** Other readings, for a person to choose from. None is taken unless somebody presses it. */
export function candidatesView(element: HTMLElement, actions: CandidateActions) {
  return {
    render(reading: Reading, doubtAccepted: boolean, t: Translate): void {
      const { result, groups } = reading;
      const doubtful = result?.verdict === 'doubtful' && result.code !== '';
      const offered = result?.verdict === 'refused' && result.candidates.length > 0;
      // Which kind of card it is comes first: other readings may be none of that kind.
      const shown = (doubtful || offered) && !reading.unclear;
      setAttr(element, 'hidden', !shown);
      element.replaceChildren();
      if (!shown || result === null) return;
      const [before = '', after = ''] = t('candidates.use', { display: slot }).split(slot);
      const choices = result.candidates
        .filter(({ probability }) => probability >= leastShown)
        .slice(0, mostShown)
        .map(candidate =>
          h(
            'li',
            {},
            h(
              'button',
              { type: 'button', class: 'candidate', onclick: () => actions.take(candidate.display) },
              h('span', { class: 'code' }, before, ...marked(candidate), after),
              h(
                'small',
                {},
                candidate.changes
                  .map(({ index, from, to }) => `${placesInWords([index], groups, t)} ${inWords(from, to)}`)
                  .join(t('position.join')),
              ),
            ),
          ),
        );
      const keep = h('input', { type: 'checkbox', id: 'keep', onchange: () => actions.acceptDoubt() });
      keep.checked = doubtAccepted;
      element.replaceChildren(
        ...(choices.length > 0 ? [h('h2', {}, t('candidates.title')), h('ul', {}, ...choices)] : []),
        ...closerLook(result, groups, t),
        ...(doubtful
          ? [h('label', { class: 'keep', for: 'keep' }, keep, h('span', {}, t('candidates.keep')))]
          : []),
      );
    },
  };
}
