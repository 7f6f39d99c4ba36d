import { h } from '../base/dom.ts';
import { answersTo, type Question, type questions, type Told } from '../bind/told.ts';
import type { Translate } from '../texts/translate.ts';

/** `answer` is empty if it was taken back. */
export type Tell = (question: Question, answer: string) => void;

/** An answer without its text does not compile. */
type AnswerKey = {
  [Name in Question]: `facts.${Name}.${keyof (typeof questions)[Name] & string}`;
}[Question];

function questionElement(question: Question, tell: Tell, t: Translate): HTMLLabelElement {
  const option = (value: string, text: string) => h('option', { value }, text);
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

/**
 * What the person may tell besides; each answer is taken at once. A question that goes on being asked keeps its element,
 * so that whoever goes through its answers by keyboard is not thrown out after the first.
 */
export function factsView(tell: Tell) {
  const labels = new Map<Question, HTMLLabelElement>();
  let list = h('div');
  let element = h('details');
  let title = '';

  function begin(t: Translate): void {
    title = t('facts.title');
    labels.clear();
    list = h('div', { class: 'tell-list' });
    const hint = h('p', { class: 'plan-hint' }, t('facts.hint'));
    element = h('details', { class: 'tell', open: element.open }, h('summary', {}, title), hint, list);
  }

  function ask(question: Question, before: Node | null, t: Translate): HTMLLabelElement {
    const label = labels.get(question) ?? questionElement(question, tell, t);
    if (!labels.has(question)) list.insertBefore(label, before);
    labels.set(question, label);
    return label;
  }

  return {
    /** The element, or null if there is nothing to ask. */
    render(asks: readonly Question[], told: Told, t: Translate): HTMLElement | null {
      if (title !== t('facts.title')) begin(t);
      for (const [question, label] of labels) {
        if (asks.includes(question)) continue;
        label.remove();
        labels.delete(question);
      }
      let next: HTMLLabelElement | null = null;
      for (const question of [...asks].reverse()) {
        next = ask(question, next, t);
        const select = next.querySelector('select');
        if (select !== null) select.value = told[question] ?? '';
      }
      return asks.length === 0 ? null : element;
    },
    /** For another trouble it is folded again. */
    fold(): void {
      element.open = false;
    },
  };
}
