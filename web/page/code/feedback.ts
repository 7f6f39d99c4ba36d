import type { CheckResult, Finding, Span } from '../../../bindings/js/types.ts';
import { h, icon, setAttr, setText } from '../dom.ts';
import type { Translate } from '../text.ts';
import { candidatesView } from './candidates.ts';
import { type Change, placesInWords } from './changes.ts';
import type { Reading } from './reading.ts';

export interface FeedbackActions {
  /** Selects the span in the field. */
  locate(span: Span): void;
  /** Puts the code in the place of what was typed. */
  take(code: string): void;
  acceptDoubt(): void;
}

export interface FeedbackElements {
  readonly verdict: HTMLElement;
  readonly findings: HTMLElement;
  readonly candidates: HTMLElement;
  readonly changes: HTMLElement;
  readonly changesList: HTMLElement;
}

const icons = {
  partial: 'more',
  valid: 'check',
  repaired: 'mend',
  doubtful: 'eye',
  refused: 'wrong',
} as const;

/** Says in words what the panel shows: the verdict, what is wrong and where, what was changed and where. */
export function feedbackView(elements: FeedbackElements, actions: FeedbackActions) {
  const candidates = candidatesView(elements.candidates, actions);
  return {
    render(reading: Reading, doubtAccepted: boolean, t: Translate): void {
      const { result } = reading;
      renderVerdict(elements.verdict, reading, t);
      renderFindings(elements.findings, result, actions, t);
      candidates.render(reading, doubtAccepted, t);
      elements.changesList.replaceChildren(
        ...reading.changes.map(change => changeElement(change, reading, t)),
      );
      setAttr(elements.changes, 'hidden', reading.changes.length === 0);
    },
  };
}

/** The verdict in one line; empty while there is nothing to judge. */
export function verdictInWords({ result, cells, changes }: Reading, t: Translate): string {
  switch (result?.verdict) {
    case 'partial':
      return t('verdict.partial', { have: cells.length });
    case 'valid':
      return t(changes.length > 0 ? 'verdict.valid-folded' : 'verdict.valid');
    case 'repaired':
      return t('verdict.repaired', { count: cells.filter(cell => cell.mark === 'repair').length });
    case 'doubtful':
    case 'refused':
      return t(`verdict.${result.verdict}`);
    default:
      return '';
  }
}

/** For the ear: the verdict, then what is wrong, then what was repaired and where. */
export function readingInWords(reading: Reading, t: Translate): string {
  const repairs = reading.changes.filter(change => change.kind === 'repair');
  return [
    verdictInWords(reading, t),
    ...(reading.result?.findings ?? []).map(finding => finding.message),
    ...repairs.map(change => `${placesInWords(change.indices, reading.groups, t)}: ${change.message}`),
  ]
    .filter(text => text !== '')
    .join(' ');
}

function renderVerdict(element: HTMLElement, reading: Reading, t: Translate): void {
  const verdict = reading.result?.verdict;
  const text = verdictInWords(reading, t);
  setAttr(element, 'hidden', text === '');
  setAttr(element, 'data-verdict', verdict ?? null);
  element.replaceChildren();
  if (text === '' || verdict === undefined || verdict === 'empty') return;
  element.replaceChildren(icon(icons[verdict]), h('span', {}, text));
}

function renderFindings(
  element: HTMLElement,
  result: CheckResult | null,
  actions: FeedbackActions,
  t: Translate,
): void {
  const findings = result?.findings ?? [];
  setAttr(element, 'hidden', findings.length === 0);
  element.replaceChildren(...findings.slice(0, 6).map(finding => findingElement(finding, actions, t)));
}

function findingElement(finding: Finding, actions: FeedbackActions, t: Translate): HTMLElement {
  const { span } = finding;
  const line = h('li', { 'data-kind': finding.kind }, h('span', {}, finding.message));
  if (span[1] > span[0]) {
    line.append(
      h(
        'button',
        { type: 'button', class: 'link', onclick: () => actions.locate(span) },
        t('findings.locate'),
      ),
    );
  }
  return line;
}

function changeElement(change: Change, reading: Reading, t: Translate): HTMLElement {
  const places = placesInWords(change.indices, reading.groups, t);
  const line = h('li', { 'data-kind': change.kind, 'data-why': change.why });
  if (change.kind === 'repair') {
    line.append(
      h('span', { class: 'swap', 'aria-hidden': 'true' }, h('del', {}, change.from), h('ins', {}, change.to)),
      h('span', { class: 'change-what' }, change.message),
    );
  } else {
    const what = h('span', { class: 'change-what' });
    setText(what, t(`changes.${change.why}`));
    line.append(what);
  }
  const where = places !== '' ? places : change.count > 1 ? t('changes.times', { count: change.count }) : '';
  if (where !== '') line.append(h('span', { class: 'change-where' }, where));
  return line;
}
