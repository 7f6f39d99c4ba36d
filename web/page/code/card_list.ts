import type { ExtractedCard } from '../../../bindings/js/types.ts';
import { h, setAttr, setText } from '../base/dom.ts';
import type { ProductName } from '../product/names.ts';
import type { Translate } from '../texts/translate.ts';
import { cardOwner } from './marks.ts';
import { valueInWords } from './value.ts';

export interface CardListModel {
  readonly list: readonly ExtractedCard[];
  readonly picked: ExtractedCard | null;
  readonly locked: boolean;
  readonly name: ProductName;
  readonly locale: string;
  /** There may be more cards than these. */
  readonly cut: boolean;
}

/** How many cards are listed at a time: a thousand rows help nobody, and a page must not wait for them. */
const page = 50;

/** Behind how few of its last characters a secret is known again without being shown. */
export function tailOf(secret: string): string {
  return secret.slice(secret.length - Math.min(4, Math.floor(secret.length / 3)));
}

/**
 * The cards of a text that holds several: a group of radio buttons, so that one key reaches it and arrows move in it.
 * What stands there was drawn for the list once; a choice changes nothing but its mark.
 */
export class CardList {
  readonly #element: HTMLFieldSetElement;
  readonly #pick: (card: ExtractedCard) => void;
  readonly #title = h('legend', {});
  readonly #lead = h('p', { class: 'hint' });
  readonly #rows = h('ul', { class: 'picks' });
  readonly #more = h('button', { type: 'button', class: 'ghost wide', onclick: () => this.#showMore() });
  #model: CardListModel | null = null;
  #words: Translate | null = null;
  #shown = 0;

  constructor(element: HTMLFieldSetElement, pick: (card: ExtractedCard) => void) {
    this.#element = element;
    this.#pick = pick;
    element.replaceChildren(this.#title, this.#lead, this.#rows, this.#more);
  }

  focus(): void {
    this.#rows.querySelector<HTMLInputElement>('input:enabled')?.focus();
  }

  render(next: CardListModel, t: Translate): void {
    const last = this.#model;
    const isOld = next.list === last?.list && this.#words === t && next.name === last.name;
    const moved = next.picked !== last?.picked;
    this.#model = next;
    this.#words = t;
    setAttr(this.#element, 'hidden', next.list.length === 0);
    this.#element.disabled = next.locked;
    if (!isOld) this.#begin(next, t);
    else if (moved) {
      [...this.#rows.querySelectorAll('input')].forEach((input, i) => {
        input.checked = next.list[i] === next.picked;
      });
    }
  }

  #begin(model: CardListModel, t: Translate): void {
    const { list, cut } = model;
    setText(this.#title, t(list.length === 1 ? 'cards.one' : 'cards.title', { count: list.length }));
    setText(this.#lead, t(cut ? 'cards.cut' : 'cards.lead'));
    this.#shown = 0;
    this.#rows.replaceChildren();
    this.#append(model, t);
  }

  #showMore(): void {
    if (this.#model === null || this.#words === null) return;
    const first = this.#shown;
    this.#append(this.#model, this.#words);
    this.#rows.children[first]?.querySelector('input')?.focus();
  }

  /** One page more. */
  #append(model: CardListModel, t: Translate): void {
    const { list } = model;
    const first = this.#shown;
    this.#shown = Math.min(list.length, first + page);
    this.#rows.append(
      ...list.slice(first, this.#shown).map((card, i) => rowElement(card, first + i, model, this.#pick, t)),
    );
    const rest = list.length - this.#shown;
    setAttr(this.#more, 'hidden', rest <= 0);
    setText(this.#more, t('cards.more', { count: Math.min(page, rest), rest }));
  }
}

function factsOf(card: ExtractedCard, t: Translate): string[] {
  return [
    card.secret === '' ? '' : t('cards.secret', { tail: tailOf(card.secret) }),
    card.number === '' ? '' : t('cards.number', { number: card.number }),
    card.expiry === null ? '' : t('cards.expiry', { date: card.expiry }),
    ...card.findings.map(({ message }) => message),
  ].filter(text => text !== '');
}

function rowElement(
  card: ExtractedCard,
  index: number,
  { name, picked, locale }: CardListModel,
  pick: (card: ExtractedCard) => void,
  t: Translate,
): HTMLElement {
  const input = h('input', { type: 'radio', name: 'card', onchange: () => pick(card) });
  input.checked = card === picked;
  input.disabled = card.secret === '';
  const title = card.product === null ? t('cards.unknown') : name(card.product);
  const value =
    card.value === null ? '' : h('span', { class: 'pick-value' }, valueInWords(card.value, locale));
  return h(
    'li',
    { 'data-owner': cardOwner(index) },
    h(
      'label',
      { class: 'pick' },
      input,
      h('span', { class: 'pick-head' }, h('span', { class: 'pick-name' }, title), value),
      h('span', { class: 'pick-facts' }, ...factsOf(card, t).map(fact => h('span', {}, fact))),
    ),
  );
}
