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
 */
export { type AttachedField, attachField, type FieldOptions } from './field/attach.ts';
export type { CodeField } from './field/types.ts';
