import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { FlowState } from '../bind/flow.ts';
import type { Translate } from '../texts/translate.ts';
import { arrivalInWords, faceInWords } from './arrival.ts';
import { factElements } from './deal_view.ts';

export interface DoneActions {
  another(): void;
  /** Looks whether the money has come. */
  look(): void;
}

/**
 * The last step: the card is bound; its last four characters are all that is shown. Money that comes later is told with
 * its time, and is no failure.
 */
export function doneView(actions: DoneActions) {
  const look = byId<HTMLButtonElement>('look');
  byId('another').addEventListener('click', () => actions.another());
  look.addEventListener('click', () => actions.look());
  return {
    focus: (): void => byId('done-title').focus(),
    render({ step, attempt, asked, busy }: FlowState, t: Translate): void {
      if (step !== 'done' || attempt === null) return;
      const { card, face, holder, arrival, state } = attempt;
      const pending = state === 'pending';
      setAttr(byId('done-icon'), 'href', pending ? '#icon-waiting' : '#icon-done');
      setText(byId('done-title'), t(pending ? 'done.title-pending' : 'done.title'));
      setText(byId('done-lead'), t(pending ? 'done.lead-pending' : 'done.lead', { holder }));
      byId('done-facts').replaceChildren(
        ...factElements([
          [t('done.card'), card],
          [t('done.face'), faceInWords(face)],
          [t('deal.holder'), holder],
          [t('rules.arrival'), arrivalText()],
        ]),
      );
      setText(byId('done-arrival'), pending && arrival !== null ? t(`arrival.note.${arrival.when}`) : '');
      setAttr(byId('done-checked'), 'hidden', !asked);
      setAttr(look, 'hidden', !pending);
      look.disabled = busy !== null;
      setText(look, t(busy === null ? 'done.look' : 'code.asking'));

      function arrivalText(): string {
        if (!pending) return t('done.arrived');
        return arrival === null ? '' : arrivalInWords(arrival, t);
      }
    },
  };
}
