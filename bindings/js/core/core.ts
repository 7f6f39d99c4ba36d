/** A part's WebAssembly as an instance: its exports, and its two buffers as JavaScript sees them. */
import { maxInput } from '#tables/limits.ts';
import { maxWords } from '#tables/wire.ts';
import { CardmendLoadError } from './errors.ts';
import type { SharedExports } from './exports.ts';
import { Reader } from './words.ts';

/** The views are made anew when the memory was replaced by a larger one: then the old ones are empty. */
export class Core<Exports extends SharedExports> {
  readonly exports: Exports;
  #input: Uint16Array = new Uint16Array();
  #units: Uint16Array = new Uint16Array();
  #words: Int32Array = new Int32Array();

  constructor(exports: Exports) {
    this.exports = exports;
  }

  get memory(): ArrayBuffer {
    return this.exports.memory.buffer;
  }

  /** `maxInput` units that a raw text is written to. */
  get input(): Uint16Array {
    if (this.#input.length === 0)
      this.#input = new Uint16Array(this.memory, this.exports.cm_input(), maxInput);
    return this.#input;
  }

  /** The answers as units or as words. Their reader zeroes them. */
  get units(): Uint16Array {
    if (this.#units.length === 0)
      this.#units = new Uint16Array(this.memory, this.exports.cm_output(), 2 * maxWords);
    return this.#units;
  }

  get words(): Int32Array {
    if (this.#words.length === 0)
      this.#words = new Int32Array(this.memory, this.exports.cm_output(), maxWords);
    return this.#words;
  }

  /** The first `count` words, which a call has just said: their view is asked for behind it, as it may grow the memory. */
  read(count: number): Reader {
    return new Reader(this.words, count);
  }
}

/**
 * Starts a part's module.
 *
 * @throws what `compiled` rejects with; CardmendLoadError if the module cannot be started
 */
export async function instantiate<Exports extends SharedExports>(
  compiled: Promise<WebAssembly.Module>,
): Promise<Core<Exports>> {
  const module = await compiled;
  // All that it asks for is to tell that its memory has grown: the views here find that out by themselves.
  const imports = { env: { emscripten_notify_memory_growth() {} } };
  try {
    const { exports } = await WebAssembly.instantiate(module, imports);
    const core = exports as unknown as Exports;
    core._initialize();
    return new Core(core);
  } catch (error) {
    throw new CardmendLoadError('corrupt', 'the wasm could not be started; it needs 2 MiB of memory', error);
  }
}
