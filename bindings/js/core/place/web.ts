/** A page: the wasm lies beside this file, and the JavaScript in its place is a file that is loaded when it is needed. */
import type { Place } from '../place.ts';
import { loadUrl, noPlace } from '../read.ts';
import { program } from './program.ts';

/** Set by the build: where the wasm lies from this file, as in `./cardmend.wasm`. */
declare const CARDMEND_WASM_FILE: string;

/** Bundlers look for these very words to carry the file along; in CommonJS nothing is left of `import.meta`. */
function besideThis(): URL {
  try {
    return new URL(CARDMEND_WASM_FILE, import.meta.url);
  } catch (error) {
    throw noPlace(error);
  }
}

export const place: Place = {
  async wasm(checkPolicy) {
    checkPolicy();
    return loadUrl(besideThis().href);
  },
  program,
};
