import { setAttr, setText } from '../base/dom.ts';
import { byId } from '../base/elements.ts';
import { formInWords } from '../product/catalog.ts';
import { concernsNumber, type Flaw, type Reading } from '../reading/reading.ts';
import type { Translate } from '../texts/translate.ts';
import { backdropView } from './backdrop.ts';
import { CodeField, type Field, type FieldActions } from './field.ts';
import { stretchesOf } from './marks.ts';

/** The secret's field with what belongs to it: how it should look, the marks in it, "clear", what is wrong. */
export function secretField(actions: FieldActions) {
  const area = byId<HTMLTextAreaElement>('secret');
  const hint = byId('secret-hint');
  const clear = byId('clear');
  const error = byId('secret-error');
  const field: Field = new CodeField(area, 'secret', actions);
  const backdrop = backdropView(area, byId('backdrop'));

  const replace = (text: string): void => {
    // What is put into a field with the focus can be undone.
    field.focus();
    field.put(text);
  };
  clear.addEventListener('click', () => replace(''));

  function renderError(reading: Reading, flaw: Flaw | null, t: Translate): void {
    const isOurs = flaw !== null && !concernsNumber(flaw);
    const wrong = isOurs || reading.result?.verdict === 'refused';
    setAttr(area, 'aria-invalid', wrong ? 'true' : null);
    setAttr(error, 'hidden', !isOurs);
    setText(error, isOurs ? t(`error.${flaw}`) : '');
  }

  return {
    field,
    light: backdrop.light,
    /** Another text in the place of what stands there, and the person back in the field. */
    replace,
    render(reading: Reading, flaw: Flaw | null, locked: boolean, t: Translate): void {
      const form = reading.choice === 'detect' ? null : reading.form;
      setText(hint, form === null ? t('code.hint') : formInWords(form.secret, t));
      setAttr(hint, 'hidden', reading.cards.length > 0);
      backdrop.render(stretchesOf(reading));
      setAttr(clear, 'hidden', reading.raw === '' || locked);
      field.lock(locked);
      renderError(reading, flaw, t);
    },
  };
}
