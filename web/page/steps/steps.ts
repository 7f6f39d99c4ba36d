import { setAttr } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { Step } from '../bind/flow.ts';

/** Shows one step, and at the top of the page which one it is. */
export function renderSteps(step: Step): void {
  for (const name of ['code', 'sms', 'done'] as const) {
    setAttr(byId(`step-${name}`), 'hidden', step !== name);
    const mark = document.querySelector(`.steps [data-step=${name}]`);
    if (mark !== null) setAttr(mark, 'aria-current', step === name ? 'step' : null);
  }
  document.body.dataset.step = step;
}
