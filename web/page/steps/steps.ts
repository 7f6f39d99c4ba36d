import { setAttr } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { Step } from '../bind/flow.ts';

const skip = document.querySelector('.skip') as HTMLAnchorElement;

/** Where a step begins for who skips what is above it: its field, or its title where there is none. */
const startOf = (step: HTMLElement): Element =>
  step.querySelector('textarea, input') ?? step.querySelector('h1') ?? step;

/** Shows one step, and at the top of the page which one it is. */
export function renderSteps(step: Step): void {
  for (const name of ['code', 'sms', 'done'] as const) {
    setAttr(byId(`step-${name}`), 'hidden', step !== name);
    const mark = document.querySelector(`.steps [data-step=${name}]`);
    if (mark !== null) setAttr(mark, 'aria-current', step === name ? 'step' : null);
  }
  document.body.dataset.step = step;
  setAttr(skip, 'href', `#${startOf(byId(`step-${step}`)).id}`);
}
