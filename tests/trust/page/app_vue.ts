/** The same page of Vue. */
import { createApp, defineComponent, h } from 'vue';
import { CardmendField, useCardmendField } from '../../../dist/vue.js';
import { told } from './told.ts';

const Page = defineComponent({
  setup() {
    const plain = useCardmendField({ product: 'jd.ecard', locale: 'en' });
    return () =>
      h('form', [
        h('input', { id: 'plain', ref: plain.field }),
        h('output', plain.state.value.result?.verdict ?? plain.state.value.status),
        h(CardmendField, { name: 'code', product: 'jd.ecard', onCheck: () => told() }),
      ]);
  },
});

const place = document.body.appendChild(document.createElement('main'));
const app = createApp(Page);
app.mount(place);

export const focus = (): void => place.querySelector<HTMLElement>('cardmend-field')?.focus();
export const end = (): void => {
  app.unmount();
  place.remove();
};
