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
export function cardListView(element: HTMLFieldSetElement, pick: (card: ExtractedCard) => void) {
  const title = h('legend', {});
  const lead = h('p', { class: 'hint' });
  const rows = h('ul', { class: 'picks' });
  const more = h('button', { type: 'button', class: 'ghost wide', onclick: () => showMore() });
  element.replaceChildren(title, lead, rows, more);
  let model: CardListModel | null = null;
  let words: Translate | null = null;
  let shown = 0;

  function showMore(): void {
    if (model === null || words === null) return;
    const first = shown;
    shown = Math.min(model.list.length, shown + page);
    rows.append(...model.list.slice(first, shown).map((card, i) => row(card, first + i)));
    renderMore();
    rows.children[first]?.querySelector('input')?.focus();
  }

  function renderMore(): void {
    const rest = (model?.list.length ?? 0) - shown;
    setAttr(more, 'hidden', rest <= 0);
    setText(more, words?.('cards.more', { count: Math.min(page, rest), rest }) ?? '');
  }

  function row(card: ExtractedCard, index: number): HTMLElement {
    const t = words as Translate;
    const name = card.product === null ? t('cards.unknown') : (model as CardListModel).name(card.product);
    const facts = [
      card.secret === '' ? '' : t('cards.secret', { tail: tailOf(card.secret) }),
      card.number === '' ? '' : t('cards.number', { number: card.number }),
      card.expiry === null ? '' : t('cards.expiry', { date: card.expiry }),
      ...card.findings.map(({ message }) => message),
    ].filter(text => text !== '');
    const input = h('input', { type: 'radio', name: 'card', onchange: () => pick(card) });
    input.checked = card === model?.picked;
    input.disabled = card.secret === '';
    return h(
      'li',
      { 'data-owner': cardOwner(index) },
      h(
        'label',
        { class: 'pick' },
        input,
        h(
          'span',
          { class: 'pick-head' },
          h('span', { class: 'pick-name' }, name),
          card.value === null
            ? ''
            : h('span', { class: 'pick-value' }, valueInWords(card.value, (model as CardListModel).locale)),
        ),
        h('span', { class: 'pick-facts' }, ...facts.map(fact => h('span', {}, fact))),
      ),
    );
  }

  return {
    focus: (): void => rows.querySelector<HTMLInputElement>('input:enabled')?.focus(),
    render(next: CardListModel, t: Translate): void {
      const isOld = next.list === model?.list && words === t && next.name === model.name;
      const moved = next.picked !== model?.picked;
      model = next;
      words = t;
      setAttr(element, 'hidden', next.list.length === 0);
      element.disabled = next.locked;
      if (!isOld) {
        setText(title, t(next.list.length === 1 ? 'cards.one' : 'cards.title', { count: next.list.length }));
        setText(lead, t(next.cut ? 'cards.cut' : 'cards.lead'));
        shown = Math.min(next.list.length, page);
        rows.replaceChildren(...next.list.slice(0, shown).map(row));
        renderMore();
      } else if (moved) {
        [...rows.querySelectorAll('input')].forEach((input, i) => {
          input.checked = next.list[i] === next.picked;
        });
      }
    },
  };
}
