/** The core as an instance: Emscripten's glue, the two buffers, and the calls that cross into it. */
import { maxInput } from '#tables/limits.ts';
import { maxWords } from '#tables/wire.ts';
import createModule from '#wasm';
import { CardmendLoadError } from './errors.ts';

/** Platform, channel, code, text, content type, exception, tried remedies; then status, Retry-After, elapsed. */
export type ExplainFacts = readonly [
  ...texts: [string, string, string, string, string, string, string],
  ...numbers: [number, number, number],
];

/** What the glue offers; the names with an underscore are plain exports, the others come through Embind. */
interface Glue {
  readonly HEAPU16: Uint16Array;
  readonly HEAP32: Int32Array;
  _cm_input(): number;
  _cm_output(): number;
  _cm_check(product: number, how: number, length: number): number;
  _cm_check_as(product: number, how: number, offers: number, length: number): number;
  _cm_layout(product: number, field: number, length: number, caret: number): number;
  _cm_keyboard(product: number, field: number): number;
  _cm_detect(length: number): number;
  _cm_extract_open(units: number): number;
  _cm_extract_next(): number;
  _cm_extract_close(): void;
  _cm_define(words: number): number;
  _cm_trial_open(words: number): number;
  _cm_trial_check(length: number): number;
  _cm_trial_close(): void;
  _cm_knowledge_open(words: number): number;
  _cm_knowledge_use(): void;
  _cm_knowledge_close(): void;
  _cm_known_open(size: number): number;
  _cm_known_load(): number;
  _cm_known_drop(product: number): void;
  _cm_wipe(): void;
  explain(...facts: ExplainFacts): number;
  dictate(product: number, field: number, locale: number, length: number): number;
}

/** Emscripten's way of taking an instance. */
type Done = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

export interface Core {
  /** `maxInput` units that a raw text is written to; the core zeroes them when a call ends. */
  readonly input: Uint16Array;
  /** The answers as units or as words. Their reader zeroes them. */
  readonly units: Uint16Array;
  readonly words: Int32Array;
  /**
   * Of a clean code a `cleanWord`, its product one more than the index, and the code to `units`. Of anything else a
   * `checkedWord`, and the whole answer to `words`. `how` as in `howOf`.
   */
  check(product: number, how: number, length: number): number;
  /**
   * The whole answer to a text as the product that its answer named, with the offers that were left, to `words`,
   * whatever has changed since; how many.
   */
  checkAs(product: number, how: number, offers: number, length: number): number;
  /** A `laidWord`; `length` is at most `maxInput`, `product` an index. */
  layout(product: number, field: number, length: number, caret: number): number;
  /** An index of `keyboards`. */
  keyboard(product: number, field: number): number;
  /** The products of the text in `input`, at most `maxInput` units, to `words`. */
  detect(length: number): number;
  /** Where a text of `units` is written that cards are extracted from. It is held until `extractClose`. */
  extractOpen(units: number): Uint16Array;
  /** The next cards to `words`; how many, 0 at the end. */
  extractNext(): number;
  extractClose(): void;
  /** Adds the product that was written to `words`, for ever; gives its index, or -1. */
  define(count: number): number;
  /** Tries the product that was written to `words` until `trialClose`; 0 if it cannot be taken. */
  trialOpen(count: number): number;
  /** The whole answer to the text in `input` as the product on trial, to `words`; how many. */
  trialCheck(length: number): number;
  trialClose(): void;
  /** Where a file of known codes of `size` bytes is written; undefined if there is no memory for it. */
  knownOpen(size: number): Uint8Array | undefined;
  /** Reads what was written; the index of a status. If it is `ok`, `words` has product, count and bits. */
  knownLoad(): number;
  knownDrop(product: number): void;
  wipe(): void;
  /** Explains by the rows that bindings/js/knowledge/pack.ts laid out; by the shipped ones if there are none. */
  useKnowledge(rows: Int32Array | null): void;
  /** The signals are in `words`, in their order. */
  explain(...facts: ExplainFacts): number;
  /** The answer to the transcript in `input` to `words`; `locale` an index of `spokenLocales`. */
  dictate(product: number, field: number, locale: number, length: number): number;
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
  // The glue may fail before it asks for the module: then nobody else would hear of this.
  compiled.catch(fail);
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
  return new Instance(glue);
}

/** Views of the memory, made anew when it was replaced by a larger one: then the old ones are empty. */
class Instance implements Core {
  readonly #glue: Glue;
  #input: Uint16Array = new Uint16Array();
  #units: Uint16Array = new Uint16Array();
  #words: Int32Array = new Int32Array();

  constructor(glue: Glue) {
    this.#glue = glue;
  }

  get input(): Uint16Array {
    if (this.#input.length === 0) {
      const begin = this.#glue._cm_input() >> 1;
      this.#input = this.#glue.HEAPU16.subarray(begin, begin + maxInput);
    }
    return this.#input;
  }

  get units(): Uint16Array {
    if (this.#units.length === 0) {
      const begin = this.#glue._cm_output() >> 1;
      this.#units = this.#glue.HEAPU16.subarray(begin, begin + 2 * maxWords);
    }
    return this.#units;
  }

  get words(): Int32Array {
    if (this.#words.length === 0) {
      const begin = this.#glue._cm_output() >> 2;
      this.#words = this.#glue.HEAP32.subarray(begin, begin + maxWords);
    }
    return this.#words;
  }

  // The exports are looked up at each call: Emscripten puts stubs in their places that their first calls replace.
  check(product: number, how: number, length: number): number {
    return this.#glue._cm_check(product, how, length);
  }

  checkAs(product: number, how: number, offers: number, length: number): number {
    return this.#glue._cm_check_as(product, how, offers, length);
  }

  layout(product: number, field: number, length: number, caret: number): number {
    return this.#glue._cm_layout(product, field, length, caret);
  }

  keyboard(product: number, field: number): number {
    return this.#glue._cm_keyboard(product, field);
  }

  detect(length: number): number {
    return this.#glue._cm_detect(length);
  }

  extractOpen(units: number): Uint16Array {
    const begin = this.#glue._cm_extract_open(units) >> 1;
    return this.#glue.HEAPU16.subarray(begin, begin + units);
  }

  extractNext(): number {
    return this.#glue._cm_extract_next();
  }

  extractClose(): void {
    this.#glue._cm_extract_close();
  }

  define(count: number): number {
    return this.#glue._cm_define(count);
  }

  trialOpen(count: number): number {
    return this.#glue._cm_trial_open(count);
  }

  trialCheck(length: number): number {
    return this.#glue._cm_trial_check(length);
  }

  trialClose(): void {
    this.#glue._cm_trial_close();
  }

  knownOpen(size: number): Uint8Array | undefined {
    const begin = this.#glue._cm_known_open(size);
    return begin === 0 ? undefined : new Uint8Array(this.#glue.HEAPU16.buffer, begin >>> 0, size);
  }

  knownLoad(): number {
    return this.#glue._cm_known_load();
  }

  knownDrop(product: number): void {
    this.#glue._cm_known_drop(product);
  }

  wipe(): void {
    this.#glue._cm_extract_close();
    this.#glue._cm_wipe();
  }

  useKnowledge(rows: Int32Array | null): void {
    if (rows === null) {
      this.#glue._cm_knowledge_close();
      return;
    }
    const begin = this.#glue._cm_knowledge_open(rows.length) >> 2;
    this.#glue.HEAP32.set(rows, begin);
    this.#glue._cm_knowledge_use();
  }

  explain(...facts: ExplainFacts): number {
    return this.#glue.explain(...facts);
  }

  dictate(product: number, field: number, locale: number, length: number): number {
    return this.#glue.dictate(product, field, locale, length);
  }
}
