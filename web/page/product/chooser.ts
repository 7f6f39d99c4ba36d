import type { Locale } from '../../../bindings/js/types.ts';
import { setAttr } from '../base/dom.ts';
import type { Translate } from '../texts/translate.ts';
import type { Choice } from './catalog.ts';
import { type ChooserKey, chooserKey } from './chooser_keys.ts';
import type { ProductName } from './names.ts';
import { OptionsView } from './options.ts';
import { Popup } from './popup.ts';

export interface ChooserModel {
  readonly choice: Choice;
  /** What the module takes the card for, while the choice is left to it. */
  readonly detected: string | null;
  readonly locked: boolean;
  readonly locale: Locale;
  readonly name: ProductName;
}

export interface ChooserActions {
  chosen(choice: Choice): void;
  /** Words for people who hear the page. */
  tell(text: string): void;
}

type Search = typeof import('./search.ts');

/** So many of those that were chosen in this visit stand on top. They are kept nowhere. */
const mostRecent = 3;

/**
 * The choice of the kind of card, on the card's own face: a combobox with a list, as the ARIA Authoring Practices describe
 * it. Closed, the field says what is chosen, or what the module found; open, it is what is searched for.
 */
export class ProductChooser {
  readonly #input: HTMLInputElement;
  readonly #actions: ChooserActions;
  readonly #options: OptionsView;
  readonly #popup: Popup;
  #model: ChooserModel | null = null;
  #t: Translate | null = null;
  #recent: readonly Choice[] = [];
  /** The kinds and how they are found; nobody needs them before the list is open. */
  #search: Search | null = null;

  constructor(input: HTMLInputElement, list: HTMLElement, actions: ChooserActions) {
    this.#input = input;
    this.#actions = actions;
    this.#options = new OptionsView(list, choice => this.#take(choice));
    this.#popup = new Popup(input, list);
    this.#listen();
  }

  /** Loads the list; one that cannot be had is asked for again when it is opened. */
  async load(): Promise<void> {
    if (this.#search !== null) return;
    try {
      this.#search = await import('./search.ts');
    } catch {
      return;
    }
    if (this.#popup.isOpen) this.#draw(this.#input.value);
  }

  /** Takes the person to the whole list. */
  focus(): void {
    this.#input.focus();
    this.#unfold();
  }

  render(now: ChooserModel, translate: Translate): void {
    const input = this.#input;
    const isOther = this.#model?.name !== now.name || this.#model.locale !== now.locale;
    this.#model = now;
    this.#t = translate;
    this.#remember(now.choice);
    if (now.locked) this.#fold();
    input.disabled = now.locked;
    input.placeholder = translate('product.search');
    setAttr(input, 'data-choice', now.choice);
    if (!this.#popup.isOpen && input.value !== this.#label()) input.value = this.#label();
    if (this.#popup.isOpen && isOther) this.#draw(input.value);
  }

  #remember(choice: Choice): void {
    if (choice === 'detect' || choice === this.#recent[0]) return;
    this.#recent = [choice, ...this.#recent.filter(each => each !== choice)].slice(0, mostRecent + 1);
  }

  /** What the field says while it is closed. */
  #label(): string {
    const [model, t] = [this.#model, this.#t];
    if (model === null || t === null) return '';
    const { choice, detected, name } = model;
    if (choice !== 'detect') return name(choice);
    return detected === null ? t('product.detect') : t('product.detected', { name: name(detected) });
  }

  #mark(index: number): void {
    setAttr(this.#input, 'aria-activedescendant', this.#options.mark(index));
  }

  /** The list as far as it fits the query, with what is meant marked. */
  #draw(query: string): void {
    const [model, t] = [this.#model, this.#t];
    if (model === null || t === null) return;
    if (this.#search === null) void this.load();
    const sections = this.#search?.searchKinds(query) ?? [];
    const isSearch = query.trim() !== '';
    const { choice, locale, name } = model;
    this.#options.render({
      sections,
      recent: isSearch ? [] : this.#recent.filter(each => each !== choice),
      choice,
      locale,
      name,
      texts: {
        detect: t('product.detect'),
        recent: t('kinds.recent'),
        none: this.#search === null ? '' : t('product.none'),
      },
    });
    const meant = isSearch ? (this.#search?.likeliest(query, sections) ?? null) : choice;
    this.#mark(this.#options.indexOf(meant));
    if (!isSearch || this.#search === null) return;
    const count = sections.reduce((sum, section) => sum + section.products.length, 0);
    this.#actions.tell(count === 0 ? t('product.none') : t('product.count', { count }));
  }

  #unfold(query = ''): void {
    if (this.#popup.isOpen || this.#input.disabled) return;
    if (this.#input.value !== query) this.#input.value = query;
    this.#popup.open();
    this.#draw(query);
  }

  #fold(): void {
    if (!this.#popup.isOpen) return;
    this.#popup.close();
    this.#input.value = this.#label();
  }

  #take(choice: Choice): void {
    this.#fold();
    this.#actions.chosen(choice);
    // The keyboard of a phone has done its work.
    if (matchMedia('(hover: none)').matches) this.#input.blur();
    else this.#input.select();
  }

  #look(): void {
    if (this.#popup.isOpen) this.#draw(this.#input.value);
    else this.#unfold(this.#input.value);
  }

  #press(key: ChooserKey): void {
    const { choice } = this.#options;
    switch (key.does) {
      case 'unfold':
        this.#unfold();
        break;
      case 'fold':
        this.#fold();
        if (key.selects) this.#input.select();
        break;
      case 'take':
        if (choice !== null) this.#take(choice);
        break;
      case 'mark':
        this.#mark(key.index);
        break;
    }
  }

  #listen(): void {
    const input = this.#input;
    input.addEventListener('keydown', event => {
      const { isOpen } = this.#popup;
      const key = chooserKey(event, isOpen ? this.#options : null);
      if (key === null) return;
      event.preventDefault();
      this.#press(key);
    });
    input.addEventListener('input', event => {
      if (!(event as InputEvent).isComposing) this.#look();
    });
    input.addEventListener('compositionend', () => this.#look());
    input.addEventListener('click', () => this.#unfold());
    input.addEventListener('focus', () => input.select());
    input.addEventListener('blur', () => this.#fold());
  }
}
