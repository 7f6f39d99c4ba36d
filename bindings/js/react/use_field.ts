/** A hook that makes a native field of the page's own one that is laid out and checked. */
import { type RefCallback, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Locale } from '#tables/keys.ts';
import {
  attachCheckedField,
  type CheckedField,
  type CheckedFieldOptions,
  type FieldState,
  untouched,
} from '../field/checked.ts';
import { loadShared } from '../field/loading.ts';

export type UseCardmendFieldOptions = Omit<CheckedFieldOptions, 'onState'>;

type Field = HTMLInputElement | HTMLTextAreaElement;

export interface CardmendFieldHook extends FieldState {
  /** For the field: `<input ref={code.ref} />`, which is left uncontrolled. */
  readonly ref: RefCallback<Field>;
  /** Replaces the whole text. */
  readonly put: (text: string) => void;
}

/**
 * Lays a field out and checks it; it renders again after each change. What checks is loaded with the field's first focus,
 * never on a server.
 */
export function useCardmendField(options: UseCardmendFieldOptions = {}): CardmendFieldHook {
  const { product, field, input, locale, checker, load } = options;
  const [element, ref] = useState<Field | null>(null);
  const [state, setState] = useState<FieldState>(untouched);
  const attached = useRef<CheckedField | null>(null);
  const latest = useRef(options);
  // A function that each rendering makes anew is no other one: the latest is called when something is to be loaded.
  const loads = load !== undefined;
  const latestLoad = useMemo(
    () => (loads ? (language: Locale) => (latest.current.load ?? loadShared)(language) : undefined),
    [loads],
  );

  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    if (element === null) return;
    const one = attachCheckedField(element, {
      ...latest.current,
      ...(latestLoad && { load: latestLoad }),
      onState: setState,
    });
    attached.current = one;
    setState(one.state);
    return () => {
      attached.current = null;
      one.detach();
      // Without the field there is no code.
      setState(untouched);
    };
  }, [element, latestLoad]);
  useEffect(() => {
    attached.current?.set({ product, field, input, locale, checker, load: latestLoad });
  }, [product, field, input, locale, checker, latestLoad]);

  const put = useCallback((text: string) => attached.current?.put(text), []);
  return useMemo(() => ({ ...state, ref, put }), [state, put]);
}
