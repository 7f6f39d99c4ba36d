/** In the order of the core's Keyboard. */
import type { Keyboard } from './types.ts';

export const keyboards: readonly Keyboard[] = ['letters', 'capitals', 'digits'];
