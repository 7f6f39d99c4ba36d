import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import { Reminder } from '../base/reminder.ts';
import type { FlowState } from '../bind/flow.ts';
import { timeOfDay } from '../texts/durations.ts';
import type { Translate } from '../texts/translate.ts';

export interface OffPeakActions {
  /** The reminder was set or taken back. */
  changed(): void;
  /** The time has come. */
  due(): void;
  now(): number;
}

/**
 * Advice while the platform is given a rest: to come back when it is quiet, with the time, and a reminder. It is of this
 * page alone: its title and its live region tell it, so nobody has to allow anything.
 */
export function offPeakView(actions: OffPeakActions) {
  const element = byId('off-peak');
  const button = byId('remind');
  const reminder = new Reminder(actions.now, actions.due);
  let offered = 0;
  let told = '';

  button.addEventListener('click', () => {
    if (reminder.due || reminder.at !== 0) reminder.cancel();
    else reminder.set(offered);
    actions.changed();
  });

  return {
    get due(): boolean {
      return reminder.due;
    },
    render({ place, offPeakAt, step }: FlowState, t: Translate): void {
      const { at, due } = reminder;
      if (offPeakAt !== 0) offered = offPeakAt;
      setAttr(element, 'hidden', step !== 'code' || (offPeakAt === 0 && at === 0));
      setAttr(element, 'data-due', due);
      const platform = t(`platform.${place.platform}`);
      const time = timeOfDay(at || offered);
      setText(byId('off-peak-title'), t(due ? 'off-peak.due' : 'off-peak.title', { platform }));
      setText(byId('off-peak-text'), t(due ? 'off-peak.due-text' : 'off-peak.text', { time }));
      setText(button, t(due ? 'off-peak.thanks' : at === 0 ? 'off-peak.remind' : 'off-peak.set', { time }));
      setAttr(button, 'aria-pressed', due ? null : String(at !== 0));
      // Who looks at another tab sees its title.
      const title = due ? t('off-peak.page-title') : t('page.title');
      if (title !== told) document.title = title;
      told = title;
    },
  };
}
