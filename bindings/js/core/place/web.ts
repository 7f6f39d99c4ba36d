/** A page: the wasm lies beside this file. */
import { placeBeside } from './beside.ts';

/** Set by the build: where the wasm lies from this file, as in `./cardmend.wasm`. */
declare const CARDMEND_WASM_FILE: string;

/** Bundlers look for these very words to carry the file along; in CommonJS nothing is left of `import.meta`. */
export const place = placeBeside(() => new URL(CARDMEND_WASM_FILE, import.meta.url));
