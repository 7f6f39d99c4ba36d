/** Why the module could not be loaded. */
export type LoadFailure =
  /** This runtime has no WebAssembly. */
  | 'unsupported'
  /** The wasm could not be fetched or read. */
  | 'unreachable'
  /** What came is no WebAssembly, or is damaged. */
  | 'corrupt'
  /** It is the wasm of another version or build. */
  | 'mismatch'
  /** The locale's texts could not be loaded. */
  | 'locale';

/** Thrown by `loadCardmend`, and by nothing else. `cause` is what went wrong beneath, where there is such a thing. */
export class CardmendLoadError extends Error {
  override readonly name = 'CardmendLoadError';

  constructor(
    readonly reason: LoadFailure,
    message: string,
    cause?: unknown,
  ) {
    super(`Cardmend: ${message}`, cause === undefined ? undefined : { cause });
  }
}
