import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { FlowState } from '../bind/flow.ts';
import type { Translate } from '../texts/translate.ts';

/** The last step: the card is bound; its last four characters are all that is shown. */
export function doneView(actions: { another(): void }) {
  byId('another').addEventListener('click', () => actions.another());
  return {
    focus: (): void => byId('done-title').focus(),
    render({ step, attempt, asked }: FlowState, t: Translate): void {
      if (step !== 'done' || attempt === null) return;
      setText(byId('done-lead'), t('done.lead', { phone: attempt.phone }));
      setText(byId('done-card'), attempt.card);
      setText(byId('done-face'), attempt.face === null ? '' : `\u00a5${attempt.face}`);
      setAttr(byId('done-checked'), 'hidden', !asked);
    },
  };
}
