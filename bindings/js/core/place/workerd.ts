/** Where bytes may not be compiled, and the wasm is imported as a module: workerd. */
import compiled from 'cardmend:module';
import type { Place } from '../place.ts';

export const place: Place = {
  wasm: async () => compiled,
};
