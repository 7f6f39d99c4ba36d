/** A page of React with both: the hook with a field of its own, and the component. */
import { createElement as h, StrictMode, useRef, useState } from 'react';
import {
  CardmendField,
  type CardmendFieldElement,
  type FieldState,
  useCardmendField,
} from '../../dist/react.js';

function Page() {
  const plain = useCardmendField({ product: 'jd.ecard', locale: 'en' });
  const [state, setState] = useState<FieldState | null>(null);
  const [product, setProduct] = useState('jd.ecard');
  const [shown, show] = useState(true);
  const [locked, lock] = useState(false);
  const field = useRef<CardmendFieldElement>(null);
  const button = (id: string, onClick: () => void) => h('button', { id, type: 'button', onClick }, id);
  return h(
    'form',
    null,
    shown && h('input', { id: 'plain', ref: plain.ref }),
    h('output', { id: 'plain-verdict' }, plain.result?.verdict ?? plain.status),
    h('label', { htmlFor: 'code' }, 'Code'),
    h(CardmendField, {
      id: 'code',
      name: 'code',
      className: 'wide',
      product,
      required: true,
      disabled: locked,
      fieldRef: field,
      onCardmendChange: setState,
    }),
    h(CardmendField, { id: 'begun', product: 'jd.ecard', defaultValue: '3f2a90' }),
    h('output', { id: 'verdict' }, state?.result?.verdict ?? 'none'),
    button('other', () => setProduct('xbox.gift-card')),
    button('fill', () => plain.put('3f2a90bc77dea41b')),
    button('toggle', () => show(!shown)),
    button('lock', () => lock(!locked)),
    button('enter', () => field.current?.focus()),
  );
}

export const app = () => h(StrictMode, null, h(Page));
