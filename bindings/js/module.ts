/** The core as an instance: Emscripten's glue, the two buffers, and the calls that cross into it. */
import createModule from '#wasm';
import { CardmendLoadError } from './errors.ts';

/** A product as the core lists it. */
export interface ProductInfo {
  readonly id: string;
  readonly groups: readonly number[];
}

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
  _cm_glance(product: number, length: number): number;
  _cm_report(product: number, length: number): number;
  _cm_wipe(): void;
  products(): string;
  explain(...facts: ExplainFacts): number;
}

/** The longest text that is read, in UTF-16 units; `kMaxInput` of the core. */
export const maxInput = 4096;

export interface Core {
  /** `maxInput` units that a raw text is written to; the core zeroes them when a call ends. */
  readonly input: Uint16Array;
  /** The answer of `glance` as units, and of `report` as words. Its reader zeroes it. */
  readonly units: Uint16Array;
  readonly words: Int32Array;
  glance(product: number, length: number): number;
  report(product: number, length: number): number;
  wipe(): void;
  readonly products: readonly ProductInfo[];
  explain(...facts: ExplainFacts): number;
}

/** @throws CardmendLoadError if the module cannot be instantiated */
export async function instantiate(module: WebAssembly.Module): Promise<Core> {
  let failed: (error: unknown) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    failed = reject;
  });
  const ready = createModule({
    instantiateWasm(
      imports: WebAssembly.Imports,
      done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) {
      WebAssembly.instantiate(module, imports).then(instance => done(instance, module), failed);
      return {};
    },
  }) as Promise<Glue>;
  let glue: Glue;
  try {
    glue = await Promise.race([ready, failure]);
  } catch (error) {
    throw new CardmendLoadError('corrupt', 'the wasm could not be started; it needs 2 MiB of memory', error);
  }
  const input = glue._cm_input();
  const output = glue._cm_output();
  return {
    input: glue.HEAPU16.subarray(input >> 1, (input >> 1) + maxInput),
    units: glue.HEAPU16.subarray(output >> 1),
    words: glue.HEAP32.subarray(output >> 2),
    // Looked up at each call: Emscripten puts stubs in the exports' places that their first calls replace.
    glance: (product, length) => glue._cm_glance(product, length),
    report: (product, length) => glue._cm_report(product, length),
    wipe: () => glue._cm_wipe(),
    products: glue
      .products()
      .split(';')
      .map(row => {
        const [id = '', groups = ''] = row.split(' ');
        return { id, groups: groups.split(',').map(Number) };
      }),
    explain: (...facts) => glue.explain(...facts),
  };
}
