import type { CheckResult, Finding, Span } from '../../../bindings/js/types.ts';
import { h, icon, setAttr, setText } from '../base/dom.ts';
import type { ProductName } from '../product/names.ts';
import { type Change, placesInWords } from '../reading/changes.ts';
import type { Reading } from '../reading/reading.ts';
import { weightOf } from '../reading/weight.ts';
import type { Translate } from '../texts/translate.ts';
import { candidatesView } from './candidates.ts';
import { findingOwner, repairOwner } from './marks.ts';

/** More findings than this are not told at once. */
const mostFindings = 6;

export interface FeedbackActions {
  /** Selects the span in the field. */
  locate(span: Span): void;
  /** Puts the code in the place of what was typed. */
  take(code: string): void;
  acceptDoubt(): void;
  /** The card is of this kind, not of the one that was chosen. */
  choose(product: string): void;
}

export interface FeedbackElements {
  readonly verdict: HTMLElement;
  readonly findings: HTMLElement;
  readonly candidates: HTMLElement;
  readonly repairs: HTMLElement;
  /** The folds: many and harmless, so they lie in a fold of their own. */
  readonly folds: HTMLElement;
  readonly foldsTitle: HTMLElement;
  readonly foldsList: HTMLElement;
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
    render(reading: Reading, doubtAccepted: boolean, name: ProductName, t: Translate): void {
      const { result } = reading;
      renderVerdict(elements.verdict, reading, t);
      renderFindings(elements.findings, result, actions, name, t);
      candidates.render(reading, doubtAccepted, t);
      renderChanges(elements, reading, t);
    },
  };
}

/** The verdict in one line; empty while there is nothing to judge. */
export function verdictInWords({ result, cells, changes }: Reading, t: Translate): string {
  const unclear = result?.verdict === 'doubtful' ? result.findings.find(isUnclear) : undefined;
  if (unclear !== undefined) return t('verdict.unclear', { count: unclear.params.have ?? '' });
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

/** For the ear: the kind of card, the verdict, then what is wrong, then what was repaired and where. */
export function readingInWords(reading: Reading, name: ProductName, t: Translate): string {
  const { cards, choice, product } = reading;
  if (cards.length > 0) return t('cards.title', { count: cards.length });
  const repairs = reading.changes.filter(change => change.kind === 'repair');
  const found = choice === 'detect' && product !== null && reading.raw !== '' ? name(product) : '';
  return [
    found === '' ? '' : t('product.detected', { name: found }),
    verdictInWords(reading, t),
    ...(reading.result?.findings ?? []).filter(each => !isUnclear(each)).map(({ message }) => message),
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
  actions: FeedbackActions,
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

/** Told by the verdict and the question for the kind of card; not at all while a code is being typed. */
const isUnclear = ({ kind }: Finding): boolean => kind === 'product-unclear';

function renderChanges(elements: FeedbackElements, reading: Reading, t: Translate): void {
  const draw = (kind: Change['kind']): HTMLElement[] =>
    reading.changes.filter(change => change.kind === kind).map(change => changeElement(change, reading, t));
  const [repairs, folds] = [draw('repair'), draw('fold')];
  elements.repairs.replaceChildren(...repairs);
  setAttr(elements.repairs, 'hidden', repairs.length === 0);
  elements.foldsList.replaceChildren(...folds);
  setText(elements.foldsTitle, t('changes.folds', { count: folds.length }));
  setAttr(elements.folds, 'hidden', folds.length === 0);
}

function changeElement(change: Change, reading: Reading, t: Translate): HTMLElement {
  const places = placesInWords(change.indices, reading.groups, t);
  const isRepair = change.kind === 'repair';
  const owner = isRepair ? repairOwner(change.from, change.to) : null;
  const line = h('li', { 'data-kind': change.kind, 'data-why': change.why, 'data-owner': owner });
  if (isRepair) {
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
