/**
 * `<cardmend-field>`: a field of a form that lays a code out, checks it, and says what is wrong with it.
 *
 * ```ts
 * import { defineCardmendField } from 'cardmend/element';
 * defineCardmendField();
 * ```
 *
 * ```html
 * <label for="code">Code</label>
 * <cardmend-field id="code" name="code" product="jd.ecard" required></cardmend-field>
 * ```
 *
 * Importing defines nothing and needs no document.
 */
import { CardmendField } from './element/field_element.ts';
import type { LoadChecker } from './field/loading.ts';

export type { CheckResult } from './check/types.ts';
export type { CardmendChangeEvent, CardmendField } from './element/field_element.ts';
export type { ReflectingElement } from './element/reflecting.ts';
export type { FieldState } from './field/checked.ts';
export type { FieldChecker, LoadChecker } from './field/loading.ts';

export interface DefineOptions {
  /** Loads what elements of this name are checked with, instead of `cardmend/check` as it is. */
  readonly load?: LoadChecker | undefined;
}

/**
 * Defines the element. Without a document, as on a server, it does nothing; a name that is taken keeps what it has, so
 * that two versions on one page do not disturb each other.
 *
 * @param name with a hyphen, as for every custom element
 * @returns the class that has the name; undefined without a document
 */
export function defineCardmendField(
  name = 'cardmend-field',
  { load }: DefineOptions = {},
): CustomElementConstructor | undefined {
  if (typeof customElements === 'undefined') return undefined;
  const taken = customElements.get(name);
  if (taken !== undefined) return taken;
  // A class has one name at most.
  class Named extends CardmendField {
    static override readonly loads = load;
  }
  customElements.define(name, Named);
  return Named;
}

declare global {
  interface HTMLElementTagNameMap {
    'cardmend-field': CardmendField;
  }
  interface HTMLElementEventMap {
    'cardmend-change': CustomEvent<import('./field/checked.ts').FieldState>;
  }
}
