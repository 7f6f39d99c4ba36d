/** A form with the element; `end` takes it away, and lets go of it: an element that a page keeps, keeps its value. */
import { type CardmendField, defineCardmendField } from '../../../dist/element.js';
import { told } from './told.ts';

defineCardmendField();
document.body.insertAdjacentHTML(
  'beforeend',
  '<form><cardmend-field product="jd.ecard" name="code"></cardmend-field></form>',
);

const field = () => document.querySelector('cardmend-field') as unknown as CardmendField;
field().addEventListener('cardmend-change', () => told());

export const focus = (): void => field().focus();
export const end = (): void => document.querySelector('form')?.remove();
