/** The core as an instance: Emscripten's glue, the two buffers, and the calls that cross into it. */
import createModule from '#wasm';
import { CardmendLoadError } from './errors.ts';

/** Platform, channel, code, text, content type, exception; then status, Retry-After, elapsed, and the evidence. */
export type ExplainFacts = readonly [
  ...texts: [string, string, string, string, string, string],
  ...numbers: [number, number, number, number, number, number, number],
];

/** What the glue offers; the names with an underscore are plain exports, the others come through Embind. */
interface Glue {
  readonly HEAPU16: Uint16Array;
  readonly HEAP32: Int32Array;
  _cm_input(): number;
  _cm_output(): number;
  _cm_glance(product: number, field: number, length: number): number;
  _cm_report(product: number, field: number, length: number): number;
  _cm_define(words: number): number;
  _cm_undefine(): void;
  _cm_wipe(): void;
  explain(...facts: ExplainFacts): number;
}

/** Emscripten's way of taking an instance. */
type Done = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

/** The longest text that is read, in UTF-16 units; `kMaxInput` of the core. */
export const maxInput = 4096;

export interface Core {
  /** `maxInput` units that a raw text is written to; the core zeroes them when a call ends. */
  readonly input: Uint16Array;
  /** The answer of `glance` as units, and of `report` as words. Its reader zeroes it. */
  readonly units: Uint16Array;
  readonly words: Int32Array;
  /** `field` is 0 for the secret, 1 for the number. */
  glance(product: number, field: number, length: number): number;
  report(product: number, field: number, length: number): number;
  /** Adds the product that was written to `words`; gives its index, or -1. */
  define(count: number): number;
  /** Takes back the product that was added last. */
  undefine(): void;
  wipe(): void;
  explain(...facts: ExplainFacts): number;
}

/**
 * Makes the glue while the module is still being compiled, and starts it when it is there.
 *
 * @throws what `compiled` rejects with; CardmendLoadError if the module cannot be started
 */
export async function instantiate(compiled: Promise<WebAssembly.Module>): Promise<Core> {
  let fail: (error: unknown) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const start = async (imports: WebAssembly.Imports, done: Done) => {
    const module = await compiled;
    try {
      done(await WebAssembly.instantiate(module, imports), module);
    } catch (error) {
      throw new CardmendLoadError(
        'corrupt',
        'the wasm could not be started; it needs 2 MiB of memory',
        error,
      );
    }
  };
  const ready = createModule({
    instantiateWasm(imports: WebAssembly.Imports, done: Done) {
      start(imports, done).catch(fail);
      return {};
    },
  }) as Promise<Glue>;
  const glue = await Promise.race([ready, failure]);
  const input = glue._cm_input();
  const output = glue._cm_output();
  return {
    input: glue.HEAPU16.subarray(input >> 1, (input >> 1) + maxInput),
    units: glue.HEAPU16.subarray(output >> 1),
    words: glue.HEAP32.subarray(output >> 2),
    // Looked up at each call: Emscripten puts stubs in the exports' places that their first calls replace.
    glance: (product, field, length) => glue._cm_glance(product, field, length),
    report: (product, field, length) => glue._cm_report(product, field, length),
    define: count => glue._cm_define(count),
    undefine: () => glue._cm_undefine(),
    wipe: () => glue._cm_wipe(),
    explain: (...facts) => glue.explain(...facts),
  };
}
