/** A part's program as an instance: its exports, and its two buffers as JavaScript sees them. */
import { maxInput } from '#tables/limits.ts';
import { maxWords } from '#tables/wire.ts';
import { checkInstance } from './build.ts';
import type { CardmendLoadError } from './errors.ts';
import type { SharedExports } from './exports.ts';
import { type Guarded, guarded } from './guarded.ts';
import type { Own } from './own.ts';
import type { ExportsSource, Instance } from './source.ts';
import { trouble } from './trouble.ts';
import type { Runtime } from './types.ts';
import { Reader } from './words.ts';

/** The views are made anew when the memory was replaced by a larger one. */
export class Core<Exports extends SharedExports> {
  readonly exports: Exports;
  readonly direct: Exports;
  readonly broke: Guarded<Exports>['broke'];
  readonly runtime: Runtime;
  readonly fallbackReason: CardmendLoadError | null;
  #memory: ArrayBuffer;
  #input: Uint16Array = new Uint16Array();
  #units: Uint16Array = new Uint16Array();
  #words: Int32Array = new Int32Array();

  constructor({ exports, runtime, fallbackReason }: Instance<Exports>) {
    ({ exports: this.exports, direct: this.direct, broke: this.broke } = guarded(exports));
    this.runtime = runtime;
    this.fallbackReason = fallbackReason ?? null;
    this.#memory = exports.memory.buffer;
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

  /** The first `count` words, which a call has just said: their view is asked for behind it, as it may grow the memory. Or of a copy. */
  read(count: number, words = this.words): Reader {
    return new Reader(words, count);
  }

  /**
   * The memory has grown. WebAssembly empties the views of what was before; a program of JavaScript has copied it and
   * leaves it as it is, with the codes in it: it is zeroed here.
   */
  grown(): void {
    const old = this.#memory;
    this.#memory = this.memory;
    if (old !== this.#memory && old.byteLength > 0) new Uint8Array(old).fill(0);
    this.#input = new Uint16Array();
    this.#units = new Uint16Array();
    this.#words = new Int32Array();
  }
}

/**
 * Starts a part's program.
 *
 * @throws what the source throws; CardmendLoadError if its program is of another build or cannot be started
 */
export async function startCore<Exports extends SharedExports>(
  source: ExportsSource<Exports>,
  own: Own,
): Promise<Core<Exports>> {
  let core: Core<Exports> | undefined;
  const instance = await source({ env: { emscripten_notify_memory_growth: () => core?.grown() } });
  await checkInstance(own, instance.exports);
  core = new Core(instance);
  try {
    core.exports._initialize();
  } catch (error) {
    throw await trouble(own, 'corrupt', 'start', {}, error);
  }
  return core;
}
