/** All in one file, without anything that is loaded later. */
import hex from 'cardmend:hex';
import { bytesOf } from '../hex.ts';
import type { Place } from '../place.ts';

export const place: Place = {
  wasm: async () => ({ bytes: bytesOf(hex), from: 'the wasm in this file' }),
};
