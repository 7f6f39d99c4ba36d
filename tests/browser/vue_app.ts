/** The same page of Vue. */
import { createSSRApp, defineComponent, h, ref } from 'vue';
import { CardmendField, type FieldState, useCardmendField } from '../../dist/vue.js';

const Page = defineComponent({
  setup() {
    const plain = useCardmendField({ product: 'jd.ecard', locale: 'en' });
    const text = ref('');
    // Deep, as most pages have them.
    const state = ref<FieldState | null>(null);
    const result = ref<FieldState['result']>(null);
    const product = ref('jd.ecard');
    const shown = ref(true);
    const locked = ref(false);
    const field = ref<{ readonly element: HTMLElement | null } | null>(null);
    const button = (id: string, onClick: () => void) => h('button', { id, type: 'button', onClick }, id);
    return () =>
      h('form', null, [
        shown.value ? h('input', { id: 'plain', ref: plain.field }) : null,
        h('output', { id: 'plain-verdict' }, plain.state.value.result?.verdict ?? plain.state.value.status),
        h('label', { for: 'code' }, 'Code'),
        h(CardmendField, {
          id: 'code',
          name: 'code',
          class: 'wide',
          product: product.value,
          required: true,
          disabled: locked.value,
          ref: field,
          modelValue: text.value,
          'onUpdate:modelValue': (typed: string) => {
            text.value = typed;
          },
          onCheck: (checked: FieldState) => {
            state.value = checked;
            result.value = checked.result;
          },
        }),
        h(CardmendField, { id: 'begun', product: 'jd.ecard', value: '3f2a90' }),
        h('output', { id: 'verdict' }, state.value?.result?.verdict ?? 'none'),
        h('output', { id: 'result' }, result.value?.verdict),
        h('output', { id: 'model' }, text.value),
        button('other', () => {
          product.value = 'xbox.gift-card';
        }),
        button('fill', () => plain.put('3f2a90bc77dea41b')),
        button('toggle', () => {
          shown.value = !shown.value;
        }),
        button('lock', () => {
          locked.value = !locked.value;
        }),
        button('enter', () => field.value?.element?.focus()),
      ]);
  },
});

export const app = () => createSSRApp(Page);
