import { h, icon, setAttr } from '../dom.ts';
import type { TextKey, Translate } from '../text.ts';
import type { Advice } from './advice.ts';
import { minutesInWords } from './durations.ts';
import type { Trouble } from './flow.ts';

export interface TroubleActions {
  signIn(): void;
  /** Sends the same again, for what was put right elsewhere; absent where a change is always needed. */
  retry?(): void;
}

const icons = { notice: 'info', guide: 'wrong', block: 'stop' } as const;

/**
 * What went wrong and what to do, by tier: a light line, a panel with steps, a hard stop. The element takes the focus
 * when a trouble is new, so it is labelled by its own title.
 */
export function troubleView(element: HTMLElement, actions: TroubleActions) {
  let shown = '';
  return {
    render(trouble: Trouble | null, advice: Advice | null, busy: boolean, t: Translate): void {
      const key = JSON.stringify([trouble?.serial, advice, busy, t('trouble.guide')]);
      if (key === shown) return;
      shown = key;
      setAttr(element, 'hidden', trouble === null);
      element.replaceChildren();
      if (trouble === null || advice === null) return;
      const titleId = `${element.id}-title`;
      setAttr(element, 'data-tier', advice.tier);
      setAttr(element, 'data-outcome', trouble.outcome);
      setAttr(element, 'role', 'group');
      setAttr(element, 'aria-labelledby', titleId);
      element.replaceChildren(
        h('h2', { id: titleId }, icon(icons[advice.tier]), h('span', {}, t(titleKey(trouble, advice)))),
        h('p', { class: 'trouble-text' }, advice.message),
        ...notesOn(trouble, t).map(text => h('p', { class: 'trouble-note' }, text)),
        ...(advice.plan.length > 0 ? [h('h3', {}, t('trouble.plan')), ...planElements(advice, t)] : []),
        ...(advice.support !== '' ? [supportElement(advice, t)] : []),
        ...buttons(trouble, advice, busy, actions, t),
      );
    },
  };
}

function titleKey(trouble: Trouble, advice: Advice): TextKey {
  return trouble.outcome === 'unknown' ? 'trouble.unknown' : `trouble.${advice.tier}`;
}

/** How many steps of a plan stand open. */
const openSteps = 4;

/** Refusals after which another try may be right, so that it matters how many are left. */
const triable = new Set(['nofind', 'verifyerr']);

/** Refusals that only another code can end: sending the same again is not offered. */
const needsAnotherCode = new Set(['nofind', 'valuenull']);

/** What this gateway knows beyond the explanation. */
export function notesOn({ notes }: Trouble, t: Translate): string[] {
  if (notes?.triesLeft === undefined || !triable.has(notes.code)) return [];
  return [notes.triesLeft === 0 ? t('trouble.no-tries') : t('trouble.tries', { count: notes.triesLeft })];
}

/** The first few steps open, the others folded: a long list helps nobody on a phone. */
function planElements({ plan }: Advice, t: Translate): HTMLElement[] {
  const steps = plan.map(step =>
    h(
      'li',
      {},
      h('span', {}, step.message),
      h('span', { class: 'minutes' }, minutesInWords(step.minutes, t)),
    ),
  );
  const [first, rest] =
    steps.length <= openSteps + 1 ? [steps, []] : [steps.slice(0, openSteps), steps.slice(openSteps)];
  const list = (items: readonly HTMLElement[]): HTMLElement => h('ol', { class: 'plan' }, ...items);
  if (rest.length === 0) return [list(first)];
  const more = h('summary', {}, t('trouble.more', { count: rest.length }));
  return [list(first), h('details', { class: 'more-plan' }, more, list(rest))];
}

function supportElement({ support }: Advice, t: Translate): HTMLElement {
  return h('p', { class: 'support' }, h('strong', {}, t('trouble.support')), h('span', {}, support));
}

function buttons(
  trouble: Trouble,
  advice: Advice,
  busy: boolean,
  actions: TroubleActions,
  t: Translate,
): HTMLElement[] {
  const make = (key: TextKey, press: () => void): HTMLElement =>
    h('button', { type: 'button', class: 'ghost', disabled: busy, onclick: press }, t(key));
  const made: HTMLElement[] = [];
  if (trouble.failure.code === 'nologin') made.push(make('trouble.sign-in', actions.signIn));
  else if (
    trouble.outcome === 'refused' &&
    advice.tier === 'guide' &&
    advice.retryAt === null &&
    actions.retry !== undefined &&
    !needsAnotherCode.has(trouble.notes?.code ?? '')
  ) {
    made.push(make('trouble.retry', actions.retry));
  }
  return made;
}
