/** Vue's deep refs look into what they hold by proxies, through which an answer cannot reach its own private fields. */
import { markRaw } from 'vue';
import type { FieldState } from '../field/checked.ts';

/** The state, for a deep ref to hold as it is; its result too, wherever it is put. */
export function plain(state: FieldState): FieldState {
  if (state.result !== null) markRaw(state.result);
  return markRaw(state);
}
