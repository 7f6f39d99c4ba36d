/** A field as `attachField` takes it. */

/** A text field with a caret: an `HTMLInputElement` or an `HTMLTextAreaElement` is one. */
export interface CodeField {
  value: string;
  readonly maxLength: number;
  /** In UTF-16 units; null where the field's type has no caret. */
  readonly selectionStart: number | null;
  readonly selectionEnd: number | null;
  setSelectionRange(start: number, end: number): void;
}
