import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { FlowState } from '../bind/flow.ts';
import { stepOf } from '../platform/in_words.ts';
import type { Translate } from '../texts/translate.ts';

const skip = document.querySelector('.skip') as HTMLAnchorElement;

/** Where a step begins for who skips what is above it: its field, or its title where there is none. */
const startOf = (step: HTMLElement): Element =>
  step.querySelector('textarea, input') ?? step.querySelector('h1') ?? step;

/** Shows one step, and at the top of the page which one it is. */
export function renderSteps({ step, place }: FlowState, t: Translate): void {
  for (const name of ['code', 'verify', 'done'] as const) {
    setAttr(byId(`step-${name}`), 'hidden', step !== name);
    const mark = document.querySelector(`.steps [data-step=${name}]`);
    if (mark !== null) setAttr(mark, 'aria-current', step === name ? 'step' : null);
  }
  const key = `steps.${stepOf(place.platform)}` as const;
  const name = byId('steps-verify');
  setAttr(name, 'data-text', key);
  setText(name, t(key));
  document.body.dataset.step = step;
  setAttr(skip, 'href', `#${startOf(byId(`step-${step}`)).id}`);
}
