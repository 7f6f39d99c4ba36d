/** A wasm as it was loaded. */

export type Bytes = Uint8Array<ArrayBuffer>;

/** What was loaded, and whence: an error names it, so that it can be looked up. */
export interface Loaded {
  readonly bytes: Bytes;
  readonly from: string;
}
