/** What a part is where its wasm is loaded as pages and servers load it. */
import { type Own, own } from './own.ts';
import { place } from './place/web.ts';
import type { Place } from './place.ts';

/** Set by the build: the length and hash of the wasm that this JavaScript belongs to. */
declare const CARDMEND_WASM_LENGTH: number;
declare const CARDMEND_WASM_HASH: string;

export interface WebOwn extends Own {
  readonly length: number;
  /** As `hashWords` gives it. */
  readonly hash: string;
  readonly place: Place;
}

export const webOwn: WebOwn = {
  ...own,
  length: CARDMEND_WASM_LENGTH,
  hash: CARDMEND_WASM_HASH,
  place,
};
