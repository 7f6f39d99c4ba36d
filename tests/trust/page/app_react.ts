/** A page of React with the component and the hook; `end` unmounts it. */
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';
import { CardmendField, useCardmendField } from '../../../dist/react.js';
import { told } from './told.ts';

function Page() {
  const plain = useCardmendField({ product: 'jd.ecard', locale: 'en' });
  return h(
    'form',
    null,
    h('input', { id: 'plain', ref: plain.ref }),
    h('output', null, plain.result?.verdict ?? plain.status),
    h(CardmendField, { name: 'code', product: 'jd.ecard', onCardmendChange: () => told() }),
  );
}

const place = document.body.appendChild(document.createElement('main'));
const root = createRoot(place);
root.render(h(Page));

export const focus = (): void => place.querySelector<HTMLElement>('cardmend-field')?.focus();
export const end = (): void => {
  root.unmount();
  place.remove();
};
