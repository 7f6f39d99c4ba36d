/** What loading takes, and what it says of what was loaded. */
import type { Locale } from '#tables/keys.ts';
import type { CardmendLoadError } from './errors.ts';

/** What answers: WebAssembly, or the same program as JavaScript. The answers are the same, to the byte. */
export type Runtime = 'wasm' | 'javascript';

/** What every part says of itself. */
export interface Running {
  readonly runtime: Runtime;
  /** Why it is JavaScript that answers: what became of the wasm. Null where it is the wasm. */
  readonly fallbackReason: CardmendLoadError | null;
}

/** An address, as a `URL` is one. */
export interface WasmAddress {
  readonly href: string;
}

/** What `fetch` gives, as far as it is asked. */
export interface WasmResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * Where a wasm comes from: an address, what a request for one gave, its bytes, or a compiled `WebAssembly.Module`, which
 * has no type of its own where the page's libraries are not declared; or a promise of one of these.
 */
export type WasmSource =
  | string
  | WasmAddress
  | WasmResponse
  | Promise<unknown>
  | ArrayBuffer
  | ArrayBufferView
  | object;

export interface LoadOptions {
  /** The language of messages; `en` if omitted. */
  readonly locale?: Locale | undefined;
  /** The wasm: where it is, its bytes, or a compiled module. Omitted: the part's own, beside this module. */
  readonly wasm?: WasmSource | undefined;
  /**
   * Whether JavaScript stands in where WebAssembly is missing or forbidden, and where no `wasm` is given and there is none
   * beside this module; `true` if omitted. `false` throws instead.
   */
  readonly fallback?: boolean | undefined;
}

export interface GuideLoadOptions extends LoadOptions {
  /**
   * Loads what reads texts and exceptions; `true` if omitted. Without, codes and statuses alone are read, and an explanation
   * that the wordings may say more of says so: `wordingsMaySayMore`.
   */
  readonly wordings?: boolean | undefined;
}

export interface CheckerLoadOptions extends LoadOptions {
  /** The whole's wasm, for `full()`. Omitted: `cardmend.wasm` beside index.js. */
  readonly fullWasm?: WasmSource | undefined;
  /** Loads what `defineProduct` takes; `false` if omitted: it then throws. */
  readonly profiles?: boolean | undefined;
}
