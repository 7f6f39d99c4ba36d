/**
 * Vue, 3.5 and newer: a composable for a field of the page's own, and the element as a component.
 *
 * ```vue
 * <script setup>
 * import { CardmendField } from 'cardmend/vue';
 * import { ref } from 'vue';
 * const code = ref('');
 * </script>
 * <template><CardmendField v-model="code" product="jd.ecard" name="code" required /></template>
 * ```
 */
export type { CheckOptions, CheckResult, NamedCheckOptions } from './check/types.ts';
export type { CardmendField as CardmendFieldElement } from './element/field_element.ts';
export type { ReflectingElement } from './element/reflecting.ts';
export type { FieldState } from './field/checked.ts';
export type { FieldChecker, LoadChecker } from './field/loading.ts';
export { CardmendField } from './vue/component.ts';
export {
  type CardmendFieldBinding,
  type UseCardmendFieldOptions,
  useCardmendField,
} from './vue/use_field.ts';
