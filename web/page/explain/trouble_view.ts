import type { Help } from '../../../bindings/js/types.ts';
import { h, icon, setAttr } from '../base/dom.ts';
import { keepFocus } from '../base/keep_focus.ts';
import type { FlowState, Trouble } from '../bind/flow.ts';
import { putRightElsewhere } from '../bind/flow_state.ts';
import { minutesInWords } from '../texts/durations.ts';
import type { TextKey, Translate } from '../texts/translate.ts';
import { causesElement } from './causes_view.ts';
import type { PageExplanation } from './page_explanation.ts';
import { planElements } from './plan_view.ts';
import { factsView, type Tell } from './questions_view.ts';

export interface TroubleActions {
  signIn(): void;
  /** Sends the same again, for what was put right elsewhere; absent where a change is always needed. */
  retry?(): void;
  /** A step of the plan was ticked off, or its tick was taken back. */
  tick(remedy: string, done: boolean): void;
  /** The person told something more. */
  readonly tell: Tell;
}

const icons = { notice: 'info', guide: 'wrong', block: 'stop' } as const;

/**
 * What went wrong and what to do, by tier: a light line, a panel with steps, a hard stop. The element takes the focus
 * when a trouble is new, so it is labelled by its own title.
 */
export function troubleView(element: HTMLElement, actions: TroubleActions) {
  let shown = '';
  const facts = factsView(actions.tell);
  return {
    render(flow: FlowState, explanation: PageExplanation | null, t: Translate): void {
      const { trouble, told, busy, hold } = flow;
      const key = JSON.stringify([trouble?.serial, explanation, told, busy, hold?.why, t('trouble.guide')]);
      if (key === shown) return;
      shown = key;
      setAttr(element, 'hidden', trouble === null);
      if (trouble === null || explanation === null) {
        element.replaceChildren();
        facts.fold();
        return;
      }
      const titleId = `${element.id}-title`;
      const isOpen = element.querySelector<HTMLDetailsElement>('details.why')?.open ?? false;
      const focus = keepFocus(element);
      setAttr(element, 'data-tier', explanation.tier);
      setAttr(element, 'data-outcome', trouble.outcome);
      setAttr(element, 'role', 'group');
      setAttr(element, 'aria-labelledby', titleId);
      const above = [
        h(
          'h2',
          { id: titleId },
          icon(icons[explanation.tier]),
          h('span', {}, t(titleKey(trouble, explanation))),
        ),
        h('p', { class: 'trouble-text' }, explanation.message),
        ...notesOn(trouble, t).map(text => h('p', { class: 'trouble-note' }, text)),
        ...planElements(explanation, actions.tick, t),
        ...causesElement(explanation.causes, isOpen, t),
      ];
      const below = [
        ...(explanation.support !== '' ? [supportElement(explanation, t)] : []),
        ...buttons(trouble, explanation, flow, actions, t),
      ];
      replaceAround(element, above, facts.render(explanation.asks, told, t), below);
      focus();
    },
  };
}

/** Puts the children in; `kept` is not moved if it is there, since that would take the focus from it. */
function replaceAround(
  element: HTMLElement,
  above: readonly Node[],
  kept: Element | null,
  below: readonly Node[],
): void {
  if (kept === null || kept.parentElement !== element) {
    element.replaceChildren(...above, ...(kept === null ? [] : [kept]), ...below);
    return;
  }
  for (const child of [...element.childNodes]) if (child !== kept) child.remove();
  kept.before(...above);
  kept.after(...below);
}

function titleKey(trouble: Trouble, explanation: PageExplanation): TextKey {
  return trouble.outcome === 'unknown' ? 'trouble.unknown' : `trouble.${explanation.tier}`;
}

/** What only another code ends: sending the same again is not offered. */
const needsAnotherCode: ReadonlySet<string> = new Set(['same-code', 'spent', 'attempts', 'locked']);

const isSignedOut = ({ failure: { http } }: Trouble): boolean =>
  typeof http === 'object' && http?.status === 401;

/** What this gateway knows beyond the explanation. */
export function notesOn({ notes }: Trouble, t: Translate): string[] {
  if (notes?.triesLeft === undefined) return [];
  return [notes.triesLeft === 0 ? t('trouble.no-tries') : t('trouble.tries', { count: notes.triesLeft })];
}

function supportElement({ support, help }: PageExplanation, t: Translate): HTMLElement {
  const when = help === null ? [] : [h('span', { class: 'support-when' }, answersInWords(help, t))];
  return h('p', { class: 'support' }, h('strong', {}, t('trouble.support')), h('span', {}, support), ...when);
}

/** When it answers: an estimate, and said so. */
function answersInWords({ hours, minutes }: Help, t: Translate): string {
  const answers = t('support.answers', { time: minutesInWords(minutes, t) });
  return hours === 'opening-hours' ? t('support.opening-hours', { answers }) : answers;
}

function buttons(
  trouble: Trouble,
  explanation: PageExplanation,
  { busy, hold }: FlowState,
  actions: TroubleActions,
  t: Translate,
): HTMLElement[] {
  const make = (key: TextKey, press: () => void): HTMLElement =>
    h('button', { type: 'button', class: 'ghost', disabled: busy !== null, onclick: press }, t(key));
  const made: HTMLElement[] = [];
  const why = hold?.why ?? 'none';
  if (isSignedOut(trouble)) made.push(make('trouble.sign-in', actions.signIn));
  else if (
    trouble.outcome === 'refused' &&
    // What was put right elsewhere nobody but the person can say, however hard the stop.
    (explanation.tier === 'guide' || putRightElsewhere.includes(why)) &&
    explanation.retryAt === null &&
    actions.retry !== undefined &&
    !needsAnotherCode.has(why)
  ) {
    made.push(make('trouble.retry', actions.retry));
  }
  return made;
}
