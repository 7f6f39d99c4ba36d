import { setAttr, setText } from '../base/dom.ts';
import type { Busy, FlowState } from '../bind/flow.ts';
import type { PageExplanation } from '../explain/page_explanation.ts';
import { waitInWords } from '../texts/durations.ts';
import type { TextKey, Translate } from '../texts/translate.ts';

/** What the button of a step says. */
export interface SendWords {
  readonly send: TextKey;
  readonly sending: Readonly<Record<Busy, TextKey>>;
  /** No press is right before something was changed. */
  readonly blocked: TextKey;
  /** A press is right in a while; with the parameter `time`. */
  readonly wait: TextKey;
}

export interface SendModel {
  readonly flow: FlowState;
  readonly explanation: PageExplanation | null;
  readonly now: number;
  /** What stands there is none that can be bound. */
  readonly stopped?: boolean;
}

/** Another code ends it. */
const changeable: ReadonlySet<string> = new Set(['same-code', 'spent', 'attempts', 'locked']);

/** The button that sends what a step has gathered: what it says, and whether a press does anything. */
export function sendButton(button: HTMLElement, words: SendWords) {
  /** Why a press does nothing now, in the button's own words; `null` if it does. */
  function holdUp({ flow, now, stopped }: SendModel, t: Translate): string | null {
    if (flow.busy !== null) return t(words.sending[flow.busy]);
    // What could not be learnt is asked for.
    if (flow.trouble?.outcome === 'unknown')
      return flow.askAt > now ? t('trouble.ask-wait', { time: waitInWords(flow.askAt - now, t) }) : null;
    if (stopped === true) return t(words.blocked);
    if (flow.hold?.blocks !== true) return null;
    const { until, why } = flow.hold;
    if (until > now) return t(words.wait, { time: waitInWords(until - now, t) });
    return t(changeable.has(why) ? words.blocked : words.send);
  }

  return {
    isReady: (model: SendModel, t: Translate): boolean => holdUp(model, t) === null,
    render(model: SendModel, t: Translate): void {
      const { busy, trouble } = model.flow;
      const stop = holdUp(model, t);
      setAttr(button, 'aria-disabled', stop === null ? null : 'true');
      setAttr(button, 'data-busy', busy !== null);
      setText(button, stop ?? t(trouble?.outcome === 'unknown' ? 'trouble.ask' : words.send));
    },
  };
}
