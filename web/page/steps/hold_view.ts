import { setAttr, setText } from '../base/dom.ts';
import type { FlowState } from '../bind/flow.ts';

/** Why a press does nothing, in the session's words, beside the button that says until when. */
export function renderHold(element: HTMLElement, { hold, busy, trouble }: FlowState): void {
  const told = busy === null && hold !== null && trouble?.outcome !== 'unknown' ? hold.message : '';
  setAttr(element, 'hidden', told === '');
  setText(element, told);
}
