/**
 * React, 18 and newer: a hook for a field of the page's own, and the element as a component.
 *
 * ```tsx
 * import { useCardmendField } from 'cardmend/react';
 * const code = useCardmendField({ product: 'jd.ecard' });
 * return <input ref={code.ref} aria-invalid={code.result?.verdict === 'refused'} />;
 * ```
 */
export type { CheckOptions, CheckResult, NamedCheckOptions } from './check/types.ts';
export type { CardmendField as CardmendFieldElement } from './element/field_element.ts';
export type { ReflectingElement } from './element/reflecting.ts';
export type { FieldState } from './field/checked.ts';
export type { FieldChecker, LoadChecker } from './field/loading.ts';
export { CardmendField, type CardmendFieldProps } from './react/component.ts';
export {
  type CardmendFieldHook,
  type UseCardmendFieldOptions,
  useCardmendField,
} from './react/use_field.ts';
