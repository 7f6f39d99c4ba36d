/** From the state of a field to what its form is told. */
import type { FieldState } from '../field/checked.ts';
import { type FieldRules, noteOf, requiredText } from '../field/verdict.ts';

export interface Judgement {
  /** What is wrong, in the words of constraint validation; empty if nothing is. */
  readonly flags: ValidityStateFlags;
  /** The text for it; empty only if nothing is wrong. */
  readonly message: string;
}

export interface JudgedField extends FieldRules {
  readonly required: boolean;
  /** What the page has set with `setCustomValidity`. */
  readonly custom: string;
}

const fine: Judgement = { flags: {}, message: '' };

/**
 * Nothing is held against a text that could not be checked: the server checks it again. Where nothing of a code stands
 * among spaces, the field is empty.
 */
export function judge({ raw, result }: FieldState, field: JudgedField): Judgement {
  if (field.custom !== '') return { flags: { customError: true }, message: field.custom };
  if (raw.trim() === '') {
    return field.required ? { flags: { valueMissing: true }, message: requiredText(field) } : fine;
  }
  if (result === null) return fine;
  const message = noteOf(result, field);
  switch (result.verdict) {
    case 'partial':
      return { flags: { tooShort: true }, message };
    case 'empty':
    case 'refused':
      return { flags: { patternMismatch: true }, message };
    case 'doubtful':
      return field.strict === true ? { flags: { patternMismatch: true }, message } : fine;
    default:
      return fine;
  }
}
