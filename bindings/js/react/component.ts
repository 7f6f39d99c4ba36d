/** `<cardmend-field>` as a component of React. */
import {
  createElement,
  type HTMLAttributes,
  type ReactElement,
  type Ref,
  useCallback,
  useEffect,
  useRef,
} from 'react';
import type { Locale, ProductId } from '#tables/keys.ts';
import type { CardmendField as FieldElement } from '../element/field_element.ts';
import { defineCardmendField } from '../element.ts';
import type { FieldState } from '../field/checked.ts';
import type { FieldChecker } from '../field/loading.ts';

export interface CardmendFieldProps
  extends Omit<HTMLAttributes<FieldElement>, 'children' | 'dangerouslySetInnerHTML' | 'defaultValue'> {
  readonly product: ProductId | (string & {});
  readonly field?: 'secret' | 'number' | undefined;
  readonly locale?: Locale | undefined;
  readonly name?: string | undefined;
  /** The text to begin with, as in any uncontrolled field. */
  readonly defaultValue?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly autoComplete?: string | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly strict?: boolean | undefined;
  /** What checks, instead of the part that the element loads by itself. */
  readonly checker?: FieldChecker | undefined;
  /** Called after each change, with what was typed and what was found of it. */
  readonly onCardmendChange?: ((state: FieldState) => void) | undefined;
  /** Given the element, whose methods are those of a native field. */
  readonly fieldRef?: Ref<FieldElement> | undefined;
}

function give(ref: Ref<FieldElement> | undefined, element: FieldElement | null): void {
  if (typeof ref === 'function') ref(element);
  else if (ref) (ref as { current: FieldElement | null }).current = element;
}

/** React 18 knows attributes of such an element alone, and React 19 properties too: what both write alike is attributes. */
const attribute = (on: boolean | undefined) => (on ? '' : undefined);

/**
 * The attribute `value`, written so that React 19 finds no property of that name: to set the property would replace what
 * a person typed, and leave a reset nothing to give back.
 */
const valueAttribute = 'VALUE';

/**
 * The element, defined when it is first shown. A server renders it as a tag with its attributes, and so does what takes
 * over in the browser.
 */
export function CardmendField({
  className,
  defaultValue,
  autoComplete,
  required,
  disabled,
  readOnly,
  strict,
  checker,
  onCardmendChange,
  fieldRef,
  ...attributes
}: CardmendFieldProps): ReactElement {
  const element = useRef<FieldElement | null>(null);
  const told = useRef(onCardmendChange);

  const ref = useCallback(
    (next: FieldElement | null) => {
      element.current = next;
      give(fieldRef, next);
    },
    [fieldRef],
  );

  useEffect(() => {
    told.current = onCardmendChange;
  });
  useEffect(() => {
    const field = element.current;
    if (field === null) return;
    const listen = ({ detail }: CustomEvent<FieldState>) => told.current?.(detail);
    field.addEventListener('cardmend-change', listen);
    defineCardmendField();
    return () => field.removeEventListener('cardmend-change', listen);
  }, []);

  useEffect(() => {
    if (element.current !== null) element.current.checker = checker ?? null;
  }, [checker]);

  return createElement('cardmend-field', {
    ...attributes,
    ref,
    class: className,
    [valueAttribute]: defaultValue,
    autocomplete: autoComplete,
    required: attribute(required),
    disabled: attribute(disabled),
    readonly: attribute(readOnly),
    strict: attribute(strict),
  });
}
