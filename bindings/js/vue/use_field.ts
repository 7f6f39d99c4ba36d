/** A composable that makes a native field of the page's own one that is laid out and checked. */
import {
  type MaybeRefOrGetter,
  onScopeDispose,
  type ShallowRef,
  shallowRef,
  toRaw,
  toValue,
  watch,
} from 'vue';
import type { Locale } from '#tables/keys.ts';
import {
  attachCheckedField,
  type CheckedField,
  type CheckedFieldOptions,
  type FieldState,
  untouched,
} from '../field/checked.ts';
import { loadShared } from '../field/loading.ts';
import { plain } from './plain.ts';

export type UseCardmendFieldOptions = Omit<CheckedFieldOptions, 'onState'>;

export interface CardmendFieldBinding {
  /** For the field: `<input :ref="code.field">`. */
  readonly field: (element: unknown) => void;
  /** What stands in the field and what was found of it; replaced after each change. */
  readonly state: Readonly<ShallowRef<FieldState>>;
  /** Replaces the whole text. */
  readonly put: (text: string) => void;
}

/** Lays a field out and checks it. What checks is loaded with the field's first focus, never on a server. */
export function useCardmendField(
  options: MaybeRefOrGetter<UseCardmendFieldOptions> = {},
): CardmendFieldBinding {
  const state = shallowRef<FieldState>(untouched);
  let attached: CheckedField | null = null;
  let at: unknown = null;

  // A function that is made anew with each change is no other one: the latest is called when something is to be loaded.
  const latestLoad = (language: Locale) => (toValue(options).load ?? loadShared)(language);
  const given = () => {
    const { product, field, input, locale, checker, load } = toValue(options);
    // A checker's private members are behind any proxy of a deep ref.
    return { product, field, input, locale, checker: toRaw(checker), load: load && latestLoad };
  };
  const detach = () => {
    attached?.detach();
    attached = null;
    // Without the field there is no code.
    state.value = untouched;
  };
  const field = (element: unknown) => {
    // Vue calls with the same element after each update.
    if (element === at) return;
    detach();
    at = element;
    if (!(element instanceof HTMLInputElement) && !(element instanceof HTMLTextAreaElement)) return;
    const onState = (next: FieldState) => {
      state.value = plain(next);
    };
    attached = attachCheckedField(element, { ...given(), onState } as CheckedFieldOptions);
    state.value = plain(attached.state);
  };

  watch(
    () => toValue(options),
    () => attached?.set(given()),
    { deep: 1 },
  );
  onScopeDispose(detach, true);
  return { field, state, put: text => attached?.put(text) };
}
