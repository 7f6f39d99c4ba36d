import { type CardForm, type CodeForm, cardForms } from '#tables/forms.ts';
import type { Translate } from '../texts/translate.ts';
import { groupsFor } from './groups.ts';

export type { CardForm, CodeForm };

/** What the person says the card is; `detect` leaves it to the module. */
export type Choice = 'detect' | (string & {});

const forms: ReadonlyMap<string, CardForm> = new Map(cardForms.map(form => [form.id, form]));

export const formOf = (product: string | null): CardForm | null => forms.get(product ?? '') ?? null;

/** Binding this card needs its number too, as far as is known. */
export function needsNumber(product: string | null): boolean {
  const form = formOf(product);
  return form !== null && form.number !== null && form.verification.includes('number');
}

/** What its codes look like, in words: how many characters, of which kind, how they begin. */
export function formInWords({ characters, prefix, lengths, open }: CodeForm, t: Translate): string {
  if (open) return t('form.open');
  const [least] = lengths;
  const most = lengths.at(-1);
  const isRange = lengths.length > 1 && most === (least ?? 0) + lengths.length - 1;
  const count = isRange ? `${least}\u2013${most}` : lengths.join(t('form.or'));
  return t(`form.${characters}`, { count }) + (prefix === '' ? '' : t('form.prefix', { prefix }));
}

/** In the printed groups; as it is where none are known. */
export function groupedCode(code: string, form: CodeForm | null, between: string): string {
  if (form === null || form.layouts.length === 0) return code;
  const parts: string[] = [];
  let at = 0;
  for (const length of groupsFor(form, code.length)) {
    parts.push(code.slice(at, at + length));
    at += length;
  }
  return [...parts, code.slice(at)].filter(part => part !== '').join(between);
}
