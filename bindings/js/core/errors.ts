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

/**
 * Thrown where something cannot be loaded: a part, or what one loads later (`full()`, `loadWordings()`, `run()`). `cause` is
 * what went wrong beneath, where there is such a thing. Each part is a file of its own: in Node the class of one is not that of
 * another, and `error.name` tells it of all.
 */
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

/** One thing that is wrong with an object that was given. */
export interface Problem {
  /** As in `secret.groups[2]`. */
  readonly field: string;
  /** What is wrong, and the limit. */
  readonly message: string;
}

/** An object was given whose content is wrong. Its message names every field that is. */
export class ProblemsError extends RangeError {
  /** @param call what the object was given to, with what stands between a field and what is wrong with it */
  constructor(
    readonly problems: readonly Problem[],
    [call, between]: readonly [call: string, between: string],
  ) {
    super(`${call}: ${problems.map(({ field, message }) => `${field}${between}${message}`).join('; ')}`);
  }
}
