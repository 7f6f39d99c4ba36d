import type { Locale } from '../../../bindings/js/types.ts';
import { h, icon } from '../base/dom.ts';
import type { Choice } from './catalog.ts';
import type { ProductName } from './names.ts';
import type { KindSection } from './search.ts';

export interface OptionsModel {
  readonly sections: readonly KindSection[];
  /** Chosen in this visit, the last one first; they stand before the sections once more. */
  readonly recent: readonly Choice[];
  readonly choice: Choice;
  readonly locale: Locale;
  readonly name: ProductName;
  readonly texts: { readonly detect: string; readonly recent: string; readonly none: string };
}

/** The list of the chooser: finding out first, then the kinds under their headings. The focus stays in the field above. */
export class OptionsView {
  readonly #list: HTMLElement;
  #options: HTMLElement[] = [];
  #active = -1;

  constructor(list: HTMLElement, chosen: (choice: Choice) => void) {
    this.#list = list;
    // A press must not take the focus, or the list would close under it.
    list.addEventListener('mousedown', event => event.preventDefault());
    list.addEventListener('click', event => {
      const pressed = (event.target as Element).closest<HTMLElement>('[data-choice]');
      if (pressed !== null) chosen(pressed.dataset.choice as Choice);
    });
  }

  get size(): number {
    return this.#options.length;
  }

  get active(): number {
    return this.#active;
  }

  /** The choice that Enter takes; null if none is marked. */
  get choice(): Choice | null {
    return this.#options[this.#active]?.dataset.choice ?? null;
  }

  render(model: OptionsModel): void {
    const { sections, recent, locale, texts } = model;
    this.#options = [];
    this.#active = -1;
    this.#list.replaceChildren(
      this.#option('detect', texts.detect, model),
      ...(recent.length > 0 ? [this.#group('recent', texts.recent, recent, model)] : []),
      ...sections.map(({ id, name, products }) => this.#group(id, name[locale], products, model)),
      ...(sections.length === 0 && texts.none !== '' ? [h('p', { class: 'kind-none' }, texts.none)] : []),
    );
    this.#list.scrollTop = 0;
  }

  /** The last one of a choice: in its section, not among the recent. */
  indexOf(choice: Choice | null): number {
    return this.#options.map(each => each.dataset.choice).lastIndexOf(choice ?? '');
  }

  /** Marks one and brings it into sight; its id for the field, or null if there is none. */
  mark(index: number): string | null {
    this.#options[this.#active]?.removeAttribute('data-active');
    this.#active = this.#options[index] === undefined ? -1 : index;
    const marked = this.#options[this.#active];
    if (marked === undefined) return null;
    marked.setAttribute('data-active', '');
    // The first one has no heading above it that should come along.
    if (this.#active === 0) this.#list.scrollTop = 0;
    marked.scrollIntoView({ block: 'nearest' });
    return marked.id;
  }

  #option(choice: Choice, text: string, model: OptionsModel): HTMLElement {
    const element = h(
      'div',
      {
        id: `${this.#list.id}-${this.#options.length}`,
        class: 'kind',
        role: 'option',
        'aria-selected': String(choice === model.choice),
        'data-choice': choice,
      },
      h('span', {}, text),
    );
    element.append(icon('check'));
    this.#options.push(element);
    return element;
  }

  #group(id: string, title: string, products: readonly Choice[], model: OptionsModel): HTMLElement {
    const heading = `${this.#list.id}-in-${id}`;
    return h(
      'div',
      { class: 'kind-group', role: 'group', 'aria-labelledby': heading },
      h('div', { class: 'kind-heading', id: heading, role: 'presentation' }, title),
      ...products.map(product => this.#option(product, model.name(product), model)),
    );
  }
}
