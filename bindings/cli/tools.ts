/** The WebAssembly that builds files of known codes and reads them; bindings/wasm/tools says its calls. */

import { type KnownStatus, knownStatuses } from '#tables/keys.ts';
import { knownKeyBytes, maxToolText } from '#tables/limits.ts';
import createModule from '#tools';
import { guarded } from '../js/core/guarded.ts';
import type { KnownBits } from '../js/known/types.ts';

/** What Embind makes of it. Views hold until the next call, which may grow the memory. */
interface Bound {
  /** The key, and behind it room for `maxToolText` characters. */
  text(): Uint8Array;
  begin(bits: number, length: number): void;
  add(length: number): boolean;
  build(): Uint8Array;
  roomFor(size: number): Uint8Array;
  duplicates(): Duplicate[];
  /** An index of `knownStatuses`. */
  read(): number;
  info(): FileInfo;
  contains(length: number): boolean;
  containsMany(length: number, count: number): number;
}

/** Emscripten's way of taking an instance. */
type Done = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void;

/** A code that was added again; both count the calls of `add` from 0. */
export interface Duplicate {
  readonly which: number;
  readonly first: number;
}

export interface FileInfo {
  readonly product: string;
  readonly count: number;
  readonly bits: number;
}

const calls = [
  ...(['text', 'begin', 'add', 'build', 'roomFor', 'duplicates', 'read', 'info'] as const),
  ...(['contains', 'containsMany'] as const),
];

/** The calls of `bound`, which Embind keeps among much else; none answers any more once one broke off. */
function callsOf(bound: Bound, memory: WebAssembly.Memory): Bound {
  const picked = Object.fromEntries(calls.map(name => [name, bound[name]])) as unknown as Bound;
  return guarded({ ...picked, memory }, 'this list broke off, as without memory it does').exports;
}

/** One list at a time, and one file that is asked. */
export class Tools {
  readonly #core: Bound;

  private constructor(core: Bound) {
    this.#core = core;
  }

  /**
   * @param wasm `cardmend-tools.wasm`. Where there is no memory for a list or a file, or a call breaks off else, what was asked
   *   throws a RangeError, nothing of it is left, and nothing can be asked any more
   */
  static async load(wasm: BufferSource | WebAssembly.Module): Promise<Tools> {
    const module = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm);
    let memory: WebAssembly.Memory | undefined;
    const bound = await new Promise((resolve, reject) => {
      // Emscripten never hears of an instance that could not be made.
      const instantiateWasm = (imports: WebAssembly.Imports, done: Done) => {
        WebAssembly.instantiate(module, imports).then(instance => {
          memory = Object.values(instance.exports).find(each => each instanceof WebAssembly.Memory);
          done(instance, module);
        }, reject);
        return {};
      };
      // Of a call that breaks off its error tells.
      createModule({ instantiateWasm, printErr: () => {} }).then(resolve, reject);
    });
    return new Tools(callsOf(bound as Bound, memory as WebAssembly.Memory));
  }

  /** ASCII behind the key. */
  #write(text: string): number {
    if (text.length > maxToolText) return 0;
    const bytes = this.#core.text().subarray(knownKeyBytes);
    for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
    return text.length;
  }

  /** Begins with a new list. @param key 16 bytes, drawn at random for it */
  begin(product: string, bits: KnownBits, key: Uint8Array): void {
    this.#core.text().set(key.subarray(0, knownKeyBytes));
    this.#core.begin(bits, this.#write(product));
  }

  /** @param code as `check` gives it @returns false if the list is full */
  add(code: string): boolean {
    return this.#core.add(this.#write(code));
  }

  /** The file of what was added; empty if that is nothing. */
  build(): Uint8Array {
    return this.#core.build().slice();
  }

  /** By `which`; known after `build`. */
  duplicates(): Duplicate[] {
    return this.#core.duplicates();
  }

  /** Reads a file, for `contains` to ask. */
  read(file: Uint8Array): FileInfo | Exclude<KnownStatus, 'ok'> {
    this.#core.roomFor(file.length).set(file);
    const status = knownStatuses[this.#core.read()] ?? 'altered';
    return status === 'ok' ? this.#core.info() : status;
  }

  contains(code: string): boolean {
    return this.#core.contains(this.#write(code));
  }

  /** How many of `count` codes that begin with four bytes of a number are in the file; for the bench. */
  containsMany(code: string, count: number): number {
    return this.#core.containsMany(this.#write(code), count);
  }
}
