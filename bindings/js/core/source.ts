/**
 * Where a part's exports come from: its WebAssembly as a web page has it (`web.ts`), as a mini-program has it, or the
 * same program as JavaScript (`javascript.ts`). All else of the module asks nothing of the place it runs in.
 */
import type { CardmendLoadError } from './errors.ts';
import type { SharedExports } from './exports.ts';
import type { Runtime } from './types.ts';

/** All that a part's program imports. */
export interface CoreImports {
  readonly env: {
    /** The memory was replaced by a larger one. */
    emscripten_notify_memory_growth(index: number): void;
  };
}

/** A part's program, not yet initialised. */
export interface Instance<Exports extends SharedExports> {
  readonly exports: Exports;
  readonly runtime: Runtime;
  /** Of JavaScript that stands in for WebAssembly: why. */
  readonly fallbackReason?: CardmendLoadError;
}

/**
 * Makes an instance of a part's program.
 *
 * @throws CardmendLoadError if that cannot be; TypeError for what was given as something else than it may be
 */
export type ExportsSource<Exports extends SharedExports> = (
  imports: CoreImports,
) => Promise<Instance<Exports>>;
