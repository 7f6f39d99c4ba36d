import { h, setAttr, setText } from '../dom.ts';
import type { Translate } from '../text.ts';
import { type Choice, sectionsOf } from './catalog.ts';
import type { ProductName } from './names.ts';

export interface ChooserModel {
  readonly choice: Choice;
  /** What the module takes the card for, while the choice is left to it. */
  readonly detected: string | null;
  readonly locked: boolean;
  readonly name: ProductName;
}

/**
 * The choice of the kind of card, on the card's own face: a native select, which a phone shows as it shows every other.
 * Left to the module, its first line says what the module found.
 */
export function productChooser(select: HTMLSelectElement, chosen: (choice: Choice) => void) {
  const detect = h('option', { value: 'detect' });
  let drawn: ProductName | null = null;
  select.addEventListener('change', () => chosen(select.value));

  return {
    focus: (): void => select.focus(),
    render({ choice, detected, locked, name }: ChooserModel, t: Translate): void {
      if (drawn !== name) {
        drawn = name;
        select.replaceChildren(
          detect,
          ...sectionsOf().map(({ title, products }) =>
            h(
              'optgroup',
              { label: t(title) },
              ...products.map(product => h('option', { value: product }, name(product))),
            ),
          ),
        );
      }
      const found = detected === null ? '' : t('product.detected', { name: name(detected) });
      setText(detect, found === '' ? t('product.detect') : found);
      if (select.value !== choice) select.value = choice;
      select.disabled = locked;
      setAttr(select, 'data-choice', choice === 'detect' ? 'detect' : 'chosen');
    },
  };
}
