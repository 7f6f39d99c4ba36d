/** Whether the device is on a network. */
import { runtime } from '../core/global.ts';

/** @returns undefined where the runtime says nothing of it */
export function onLine(): boolean | undefined {
  const { navigator } = runtime as { readonly navigator?: { readonly onLine?: boolean } };
  return navigator?.onLine;
}
