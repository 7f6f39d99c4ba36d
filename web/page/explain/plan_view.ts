import type { PlanStep } from '../../../bindings/js/types.ts';
import { h } from '../base/dom.ts';
import { minutesInWords } from '../texts/durations.ts';
import type { Translate } from '../texts/translate.ts';

/** How many steps of a plan stand open. */
const openSteps = 4;

export type Tick = (remedy: string, done: boolean) => void;

function stepElement(step: PlanStep, done: boolean, tick: Tick, t: Translate): HTMLElement {
  const { remedy, message, minutes, chance } = step;
  const box = h('input', {
    type: 'checkbox',
    name: `step-${remedy}`,
    checked: done,
    onchange: (event: Event) => tick(remedy, (event.target as HTMLInputElement).checked),
  });
  const figures = t('plan.figures', {
    minutes: minutesInWords(minutes, t),
    chance: Math.max(1, Math.round(chance * 100)),
  });
  return h(
    'li',
    { class: done ? 'done' : null },
    h('label', { class: 'step' }, box, h('span', {}, message)),
    h('span', { class: 'minutes' }, figures),
  );
}

interface Planned {
  readonly plan: readonly PlanStep[];
  readonly done: readonly PlanStep[];
}

/**
 * The steps to tick off, those that were first. Of the others the first few stand open and the rest folded: a long list
 * helps nobody on a phone.
 */
export function planElements({ plan, done }: Planned, tick: Tick, t: Translate): HTMLElement[] {
  if (plan.length + done.length === 0) return [];
  const steps = [
    ...done.map(step => stepElement(step, true, tick, t)),
    ...plan.map(step => stepElement(step, false, tick, t)),
  ];
  const open = done.length + openSteps;
  const [first, rest] = steps.length <= open + 1 ? [steps, []] : [steps.slice(0, open), steps.slice(open)];
  const list = (items: readonly HTMLElement[]): HTMLElement => h('ol', { class: 'plan' }, ...items);
  const elements = [
    h('h3', {}, t('trouble.plan')),
    h('p', { class: 'plan-hint' }, t(plan.length === 0 ? 'plan.all-done' : 'plan.hint')),
    list(first),
  ];
  if (rest.length === 0) return elements;
  const more = h('summary', {}, t('trouble.more', { count: rest.length }));
  return [...elements, h('details', { class: 'more-plan' }, more, list(rest))];
}
