/** What loading takes. */
import type { Locale } from '#tables/keys.ts';

export interface LoadOptions {
  /** The language of messages; `en` if omitted. */
  readonly locale?: Locale;
  /** The wasm: where it is, its bytes, or a compiled module. Omitted: the part's own, beside this module. */
  readonly wasm?: string | URL | Response | Promise<Response> | BufferSource | WebAssembly.Module;
}

export interface CheckerLoadOptions extends LoadOptions {
  /** The whole's wasm, for `full()`. Omitted: `cardmend.wasm` beside index.js. */
  readonly fullWasm?: LoadOptions['wasm'];
}
