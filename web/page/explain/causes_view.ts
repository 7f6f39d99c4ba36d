import type { ReasonId } from '#tables/keys.ts';
import type { CauseShare } from '../../../bindings/js/types.ts';
import { h } from '../base/dom.ts';
import type { Translate } from '../texts/translate.ts';

/** Less likely causes are not shown: nobody acts on one in fifty. */
const leastShown = 0.02;

interface Bar {
  readonly message: string;
  probability: number;
  readonly reasons: Set<string>;
}

type EvidenceOf<Reason> = Reason extends `evidence:${infer Name}` ? Name : never;
/** A kind of evidence without its text does not compile. */
type ReasonKey = `reason.${EvidenceOf<ReasonId>}`;

/** What spoke for a cause, in words; all that came back is one thing to a person. */
function reasonText(id: string, t: Translate): string {
  const [kind, name] = id.split(':');
  return t(kind === 'evidence' ? (`reason.${name}` as ReasonKey) : 'reason.answer');
}

/** Causes that share a text because they must not be told apart share a bar too. */
function barsOf(causes: readonly CauseShare[], t: Translate): Bar[] {
  const bars = new Map<string, Bar>();
  for (const { message, probability, because } of causes) {
    const bar = bars.get(message) ?? { message, probability: 0, reasons: new Set<string>() };
    bar.probability += probability;
    for (const id of because) bar.reasons.add(reasonText(id, t));
    bars.set(message, bar);
  }
  return [...bars.values()]
    .filter(({ probability }) => probability >= leastShown)
    .sort((a, b) => b.probability - a.probability);
}

function barElement({ message, probability, reasons }: Bar, index: number, t: Translate): HTMLElement {
  const id = `why-cause-${index}`;
  const percent = Math.round(probability * 100);
  return h(
    'li',
    {},
    h('span', { id, class: 'why-cause' }, message),
    h('span', { class: 'why-share' }, t('why.share', { percent })),
    h('meter', { min: 0, max: 100, value: percent, 'aria-labelledby': id }, t('why.share', { percent })),
    h('span', { class: 'why-reasons' }, t('why.because', { reasons: [...reasons].join(t('why.and')) })),
  );
}

/** The causes as bars, each with what spoke for it; folded away unless it was open. */
export function causesElement(causes: readonly CauseShare[], open: boolean, t: Translate): HTMLElement[] {
  const bars = barsOf(causes, t);
  if (bars.length === 0) return [];
  const element = h(
    'details',
    { class: 'why', open },
    h('summary', {}, t('why.title')),
    h('p', { class: 'plan-hint' }, t('why.hint')),
    h('ul', { class: 'why-list' }, ...bars.map((bar, i) => barElement(bar, i, t))),
  );
  return [element];
}
