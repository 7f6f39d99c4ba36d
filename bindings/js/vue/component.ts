/** `<cardmend-field>` as a component of Vue. */
import { defineComponent, h, onMounted, type PropType, shallowRef, toRaw, watchEffect } from 'vue';
import type { Locale, ProductId } from '#tables/keys.ts';
import type { CardmendField as FieldElement } from '../element/field_element.ts';
import { defineCardmendField } from '../element.ts';
import type { FieldState } from '../field/checked.ts';
import type { FieldChecker } from '../field/loading.ts';
import { plain } from './plain.ts';

/** Written as attributes: what a server renders, and what there is before the element is defined. */
const attribute = (on: boolean) => (on ? '' : null);

/**
 * The element, defined when it is first shown; `v-model` is its text. All other attributes and listeners are the element's.
 */
export const CardmendField = defineComponent({
  name: 'CardmendField',
  props: {
    product: { type: String as PropType<ProductId | (string & {})>, required: true },
    field: { type: String as PropType<'secret' | 'number'>, default: undefined },
    locale: { type: String as PropType<Locale>, default: undefined },
    modelValue: { type: String, default: undefined },
    required: Boolean,
    disabled: Boolean,
    readonly: Boolean,
    strict: Boolean,
    /** What checks, instead of the part that the element loads by itself. */
    checker: { type: Object as PropType<FieldChecker>, default: undefined },
  },
  emits: {
    'update:modelValue': (_text: string) => true,
    /** After each change, with what was typed and what was found of it. */
    check: (_state: FieldState) => true,
  },
  setup(props, { emit, expose }) {
    const element = shallowRef<FieldElement | null>(null);
    const listen = ({ detail }: CustomEvent<FieldState>) => {
      if (detail.raw !== (props.modelValue ?? '')) emit('update:modelValue', detail.raw);
      emit('check', plain(detail));
    };
    onMounted(() => {
      defineCardmendField();
      watchEffect(() => {
        if (element.value !== null) element.value.checker = toRaw(props.checker) ?? null;
      });
      watchEffect(() => {
        const text = props.modelValue;
        if (element.value !== null && text !== undefined && text !== element.value.value)
          element.value.value = text;
      });
    });
    expose({ element });
    return () =>
      h('cardmend-field', {
        ref: element,
        '^product': props.product,
        '^field': props.field,
        '^locale': props.locale,
        '^required': attribute(props.required),
        '^disabled': attribute(props.disabled),
        '^readonly': attribute(props.readonly),
        '^strict': attribute(props.strict),
        onCardmendChange: listen,
      });
  },
});
