import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import { formInWords, groupedCode, needsNumber } from '../product/catalog.ts';
import type { Entry } from '../reading/entry.ts';
import { concernsNumber, type Flaw } from '../reading/reading.ts';
import type { Translate } from '../texts/translate.ts';
import { CodeField, type Field, type FieldActions } from './field.ts';

/** The card's number, where binding asks for it beside the secret. */
export function numberField(actions: FieldActions) {
  const row = byId('number-row');
  const input = byId<HTMLInputElement>('number');
  const hint = byId('number-hint');
  const note = byId('number-note');
  const error = byId('number-error');
  const field: Field = new CodeField(input, 'number', actions);

  return {
    field,
    render(entry: Entry, flaw: Flaw | null, locked: boolean, t: Translate): void {
      const { product, form, numberResult } = entry.reading;
      const asked = needsNumber(product);
      setAttr(row, 'hidden', !asked);
      if (!asked || form?.number == null) return;
      // What stands beside the secret in a paste is put in here, until a person writes here.
      if (!field.composing && (entry.numberIsOurs || entry.number === '')) {
        const shown = groupedCode(entry.number, form.number, '-');
        if (input.value !== shown) input.value = shown;
      }
      field.lock(locked);
      setText(hint, formInWords(form.number, t));
      const wrong = flaw !== null && concernsNumber(flaw);
      const messages = (numberResult?.findings ?? []).slice(0, 2).map(({ message }) => message);
      setText(note, messages.join(' '));
      setAttr(note, 'hidden', messages.length === 0);
      setAttr(note, 'data-verdict', numberResult?.verdict ?? null);
      setText(error, wrong ? t(`error.${flaw}`) : '');
      setAttr(error, 'hidden', !wrong);
      setAttr(input, 'aria-invalid', wrong || numberResult?.verdict === 'refused' ? 'true' : null);
    },
  };
}
