/**
 * A native field that groups a code as it is typed.
 *
 * ```ts
 * import { attachField } from 'cardmend/field';
 * const field = attachField(input, cardmend, { product: 'jd.ecard', onChange: raw => show(cardmend.check(raw)) });
 * ```
 *
 * Nothing that a person types is held back: the browser changes the text as in any field, and what it made of it is then
 * laid out. A text that `layout` leaves alone is left alone here too.
 *
 * `attachCheckedField` checks too, with a part that it loads by itself:
 *
 * ```ts
 * import { attachCheckedField } from 'cardmend/field';
 * attachCheckedField(input, { product: 'jd.ecard', onState: ({ result }) => show(result) });
 * ```
 */
export type { CheckOptions, CheckResult, NamedCheckOptions } from './check/types.ts';
export { type AttachedField, attachField, type FieldOptions } from './field/attach.ts';
export {
  attachCheckedField,
  type CheckedField,
  type CheckedFieldChange,
  type CheckedFieldOptions,
  type FieldState,
} from './field/checked.ts';
export type { FieldChecker, LoadChecker } from './field/loading.ts';
export type { CodeField } from './field/types.ts';
