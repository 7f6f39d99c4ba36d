import type { Locale } from '../../../bindings/js/types.ts';
import { setAttr } from '../base/dom.ts';
import type { Translate } from '../texts/translate.ts';
import type { Choice } from './catalog.ts';
import type { ProductName } from './names.ts';
import { optionsView } from './options.ts';
import { likeliest, searchKinds } from './search.ts';

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

/** How far Page Up and Page Down go. */
const page = 8;

/** So many of those that were chosen in this visit stand on top. They are kept nowhere. */
const mostRecent = 3;

/**
 * The choice of the kind of card, on the card's own face: a combobox with a list, as the ARIA Authoring Practices describe
 * it. Closed, the field says what is chosen, or what the module found; open, it is what is searched for.
 */
export function productChooser(input: HTMLInputElement, list: HTMLElement, actions: ChooserActions) {
  let model: ChooserModel | null = null;
  let t: Translate | null = null;
  let open = false;
  let recent: readonly Choice[] = [];
  const options = optionsView(list, choice => take(choice));

  /** What the field says while it is closed. */
  function label(): string {
    if (model === null || t === null) return '';
    const { choice, detected, name } = model;
    if (choice !== 'detect') return name(choice);
    return detected === null ? t('product.detect') : t('product.detected', { name: name(detected) });
  }

  const mark = (index: number): void => setAttr(input, 'aria-activedescendant', options.mark(index));

  function draw(query: string): void {
    if (model === null || t === null) return;
    const sections = searchKinds(query);
    const isSearch = query.trim() !== '';
    const { choice, locale, name } = model;
    options.render({
      sections,
      recent: isSearch ? [] : recent.filter(each => each !== choice),
      choice,
      locale,
      name,
      texts: { detect: t('product.detect'), recent: t('kinds.recent'), none: t('product.none') },
    });
    mark(options.indexOf(isSearch ? likeliest(query, sections) : choice));
    if (!isSearch) return;
    const count = sections.reduce((sum, section) => sum + section.products.length, 0);
    actions.tell(count === 0 ? t('product.none') : t('product.count', { count }));
  }

  /** The list ends above the keyboard of a phone. */
  function fit(): void {
    const { height = innerHeight, offsetTop = 0 } = window.visualViewport ?? {};
    const room = offsetTop + height - list.getBoundingClientRect().top;
    list.style.setProperty('--room', `${Math.round(room)}px`);
  }

  function unfold(query = ''): void {
    if (open || input.disabled) return;
    open = true;
    if (input.value !== query) input.value = query;
    list.hidden = false;
    setAttr(input, 'aria-expanded', 'true');
    fit();
    draw(query);
    window.visualViewport?.addEventListener('resize', fit);
  }

  function fold(): void {
    if (!open) return;
    open = false;
    list.hidden = true;
    list.replaceChildren();
    setAttr(input, 'aria-expanded', 'false');
    setAttr(input, 'aria-activedescendant', null);
    input.value = label();
    window.visualViewport?.removeEventListener('resize', fit);
  }

  function take(choice: Choice): void {
    fold();
    actions.chosen(choice);
    // The keyboard of a phone has done its work.
    if (matchMedia('(hover: none)').matches) input.blur();
    else input.select();
  }

  function go(index: number): void {
    mark(Math.max(0, Math.min(options.size - 1, index)));
  }

  /** What a key does. False if it is not for the chooser. */
  function press({ key, altKey }: KeyboardEvent): boolean {
    if (!open) {
      if (key !== 'ArrowDown' && key !== 'ArrowUp' && key !== 'Enter') return false;
      unfold();
      return true;
    }
    if (altKey && key !== 'ArrowUp') return false;
    switch (key) {
      case 'ArrowDown':
        mark((options.active + 1) % options.size);
        return true;
      case 'ArrowUp':
        if (altKey) fold();
        else mark((Math.max(0, options.active) + options.size - 1) % options.size);
        return true;
      case 'PageDown':
        go(options.active + page);
        return true;
      case 'PageUp':
        go(options.active - page);
        return true;
      case 'Home':
        go(0);
        return true;
      case 'End':
        go(options.size - 1);
        return true;
      case 'Enter':
        if (options.choice !== null) take(options.choice);
        return true;
      case 'Escape':
        fold();
        input.select();
        return true;
      default:
        return false;
    }
  }

  const search = (): void => {
    if (open) draw(input.value);
    else unfold(input.value);
  };
  input.addEventListener('keydown', event => {
    // Enter and the arrows belong to an input method while it composes.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (press(event)) event.preventDefault();
  });
  input.addEventListener('input', event => {
    if (!(event as InputEvent).isComposing) search();
  });
  input.addEventListener('compositionend', search);
  input.addEventListener('click', () => unfold());
  input.addEventListener('focus', () => input.select());
  input.addEventListener('blur', fold);

  return {
    /** Takes the person to the whole list. */
    focus(): void {
      input.focus();
      unfold();
    },
    render(now: ChooserModel, translate: Translate): void {
      const isOther = model?.name !== now.name || model.locale !== now.locale;
      model = now;
      t = translate;
      const { choice } = now;
      if (choice !== 'detect' && choice !== recent[0])
        recent = [choice, ...recent.filter(each => each !== choice)].slice(0, mostRecent + 1);
      if (now.locked) fold();
      input.disabled = now.locked;
      input.placeholder = t('product.search');
      setAttr(input, 'data-choice', now.choice);
      if (!open && input.value !== label()) input.value = label();
      if (open && isOther) draw(input.value);
    },
  };
}
