import type { CheckResult, Finding, Span } from '../../../bindings/js/types.ts';
import { h, icon, setAttr } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import type { ProductName } from '../product/names.ts';
import { isUnclear, verdictInWords } from '../reading/in_words.ts';
import type { Reading } from '../reading/reading.ts';
import { weightOf } from '../reading/weight.ts';
import type { Translate } from '../texts/translate.ts';
import { changesView } from './changes_view.ts';
import { findingOwner } from './marks.ts';

/** More findings than this are not told at once. */
const mostFindings = 6;

export interface JudgementActions {
  /** Selects the span in the field. */
  locate(span: Span): void;
  /** The card is of this kind, not of the one that was chosen. */
  choose(product: string): void;
}

const icons = {
  partial: 'more',
  valid: 'check',
  repaired: 'mend',
  doubtful: 'eye',
  refused: 'wrong',
} as const;

/** Says in words what the panel shows: the verdict, what is wrong and where, what was changed and where. */
export function judgementView(actions: JudgementActions) {
  const verdict = byId('code-verdict');
  const findings = byId('code-findings');
  const changes = changesView();
  return {
    render(reading: Reading, name: ProductName, t: Translate): void {
      renderVerdict(verdict, reading, t);
      renderFindings(findings, reading.result, actions, name, t);
      changes.render(reading, t);
    },
  };
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
  actions: JudgementActions,
  name: ProductName,
  t: Translate,
): void {
  const findings = (result?.findings ?? [])
    .map((finding, index) => ({ finding, index }))
    .filter(({ finding }) => !isUnclear(finding));
  setAttr(element, 'hidden', findings.length === 0);
  element.replaceChildren(
    ...findings
      .slice(0, mostFindings)
      .map(({ finding, index }) => findingElement(finding, index, actions, name, t)),
  );
}

function findingElement(
  finding: Finding,
  index: number,
  actions: JudgementActions,
  name: ProductName,
  t: Translate,
): HTMLElement {
  const { kind, span, params } = finding;
  const press = (text: string, does: () => void): HTMLElement =>
    h('button', { type: 'button', class: 'link', onclick: does }, text);
  const weight = weightOf(finding);
  const line = h(
    'li',
    { 'data-kind': kind, 'data-weight': weight, 'data-owner': findingOwner(index) },
    h('span', {}, finding.message),
  );
  if (span[1] > span[0] && weight !== 'note')
    line.append(press(t('findings.locate'), () => actions.locate(span)));
  const other = kind === 'other-product' ? String(params.product) : '';
  if (other !== '') line.append(press(t('guess.switch', { name: name(other) }), () => actions.choose(other)));
  return line;
}
