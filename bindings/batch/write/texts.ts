/** What is said of rows and files, in the reader's language. */
import { type BatchKey, batchTexts } from '#tables/batch_texts.ts';
import type { Locale } from '#tables/keys.ts';
import type { ExceptionKind } from '../check/types.ts';
import type { FileFaultError } from '../read/fault.ts';
import type { SheetNotes } from '../read/xlsx.ts';

export type Tell = (key: BatchKey, params?: Readonly<Record<string, string | number>>) => string;

/** A text taken apart once: what stands between parameters, and their names, by turns. */
function parts(text: string): readonly string[] {
  return text.split(/\{([a-z]+)\}/);
}

/** Rows are told by the ten thousand: no text is searched more than once. */
export function teller(locale: Locale): Tell {
  const texts = batchTexts[locale];
  const taken = new Map<BatchKey, readonly string[]>();
  return (key, params) => {
    let pieces = taken.get(key);
    if (pieces === undefined) {
      pieces = parts(texts[key]);
      taken.set(key, pieces);
    }
    let text = pieces[0] as string;
    for (let i = 1; i < pieces.length; i += 2)
      text += String(params?.[pieces[i] as string] ?? '') + (pieces[i + 1] as string);
    return text;
  };
}

const has = (key: string): key is BatchKey => Object.hasOwn(batchTexts.en, key);

/** What a finding is called. */
export function nameOf(tell: Tell, kind: ExceptionKind): string {
  const key = `batch.what.${kind}`;
  return has(key) ? tell(key) : tell('batch.what.other', { kind });
}

/** What a finding is at one row: with numbers and places where it has some. */
export function whatOf(
  tell: Tell,
  kind: ExceptionKind,
  params: Readonly<Record<string, string | number>>,
): string {
  const key = `batch.here.${kind}`;
  return has(key) ? tell(key, params) : nameOf(tell, kind);
}

/** What to do about it. */
type Todo =
  | 'resend'
  | 'compare'
  | 'swap'
  | 'replace'
  | 'fill'
  | 'mend-row'
  | 'own-cells'
  | 'delete'
  | 'other-card'
  | 'ask-issued';

/** What is not named is to be compared: a code that looks like the number of a bank card may be one, by chance, of this card. */
const todos: Readonly<Partial<Record<ExceptionKind, Todo>>> = {
  'scientific-notation': 'resend',
  'rounded-tail': 'resend',
  'lost-zeros': 'resend',
  'decimal-form': 'resend',
  'damaged-text': 'resend',
  'lost-character': 'resend',
  'lone-surrogate': 'resend',
  'masked-code': 'resend',
  swapped: 'swap',
  'number-in-secret-field': 'swap',
  'secret-in-number-field': 'swap',
  'number-within': 'own-cells',
  duplicate: 'replace',
  'missing-secret': 'fill',
  'missing-number': 'fill',
  ragged: 'mend-row',
  'several-codes': 'mend-row',
  'repeated-heading': 'delete',
  'other-product': 'other-card',
  'other-region': 'other-card',
  'payment-card': 'delete',
  'code-not-known': 'ask-issued',
};

export function todoOf(tell: Tell, kind: ExceptionKind): string {
  return tell(`batch.todo.${todos[kind] ?? 'compare'}`);
}

/** One sentence for a file that cannot be read, with row and column where it is one row's. */
export function faultText(tell: Tell, file: string, error: FileFaultError): string {
  const { fault, row, column, detail } = error;
  return tell(`batch.fault.${fault}`, { file, row, column, detail });
}

/** What a person should know of a file besides its rows, a sentence each. */
export function notesText(
  tell: Tell,
  file: string,
  { sheet, others, merged, mergedCount, formulas, damaged }: SheetNotes,
): string[] {
  const ranges = `${merged.join(', ')}${mergedCount > merged.length ? ', ...' : ''}`;
  return [
    ...(damaged ? [tell('batch.damaged', { file })] : []),
    ...(others > 0 ? [tell('batch.sheets', { file, sheet, count: others })] : []),
    ...(mergedCount > 0 ? [tell('batch.merged', { file, sheet, detail: ranges })] : []),
    ...(formulas > 0 ? [tell('batch.formulas', { file, count: formulas })] : []),
  ];
}
