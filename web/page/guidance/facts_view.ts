import { h } from '../dom.ts';
import type { Translate } from '../text.ts';
import { answersTo, type Question, type questions, type Told } from './facts.ts';

/** `answer` is empty if it was taken back. */
export type Tell = (question: Question, answer: string) => void;

/** An answer without its text does not compile. */
type AnswerKey = {
  [Name in Question]: `facts.${Name}.${keyof (typeof questions)[Name] & string}`;
}[Question];

function questionElement(question: Question, told: Told, tell: Tell, t: Translate): HTMLElement {
  const given = told[question] ?? '';
  const option = (value: string, text: string) => h('option', { value, selected: value === given }, text);
  const select = h(
    'select',
    {
      name: `fact-${question}`,
      onchange: (event: Event) => tell(question, (event.target as HTMLSelectElement).value),
    },
    option('', t('facts.unsaid')),
    ...answersTo(question).map(([answer]) => option(answer, t(`facts.${question}.${answer}` as AnswerKey))),
  );
  return h('label', {}, h('span', {}, t(`facts.${question}`)), select);
}

/** What the person may tell besides; each answer is taken at once. Folded away unless it was open. */
export function factsElement(
  asks: readonly Question[],
  told: Told,
  open: boolean,
  tell: Tell,
  t: Translate,
): HTMLElement[] {
  if (asks.length === 0) return [];
  const element = h(
    'details',
    { class: 'facts', open },
    h('summary', {}, t('facts.title')),
    h('p', { class: 'plan-hint' }, t('facts.hint')),
    h('div', { class: 'facts-list' }, ...asks.map(question => questionElement(question, told, tell, t))),
  );
  return [element];
}
