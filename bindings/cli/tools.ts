/** The WebAssembly that builds files of known codes and reads them; bindings/wasm/tools.cpp says its calls. */
import { type KnownStatus, knownStatuses } from '#tables/keys.ts';
import { knownKeyBytes, maxToolText } from '#tables/limits.ts';
import type { KnownBits } from '../js/known/types.ts';

interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  ct_text(): number;
  ct_begin(bits: number, length: number): void;
  ct_add(length: number): number;
  ct_build(): number;
  ct_open(size: number): void;
  ct_file(): number;
  ct_duplicate_count(): number;
  ct_duplicates(): number;
  ct_read(): number;
  ct_count(): number;
  ct_bits(): number;
  ct_contains(length: number): number;
  ct_contains_many(length: number, count: number): number;
}

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

/** One list at a time, and one file that is asked. */
export class Tools {
  readonly #core: Exports;

  private constructor(core: Exports) {
    this.#core = core;
  }

  /** @param wasm the bytes of `cardmend-tools.wasm` */
  static async load(wasm: BufferSource): Promise<Tools> {
    const module = await WebAssembly.compile(wasm);
    // Standalone, the module asks for nothing but to tell that its memory has grown, which no view here outlives.
    const imports: Record<string, Record<string, () => number>> = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      imports[from] = { ...imports[from], [name]: () => 0 };
    }
    const core = (await WebAssembly.instantiate(module, imports)).exports as unknown as Exports;
    core._initialize();
    return new Tools(core);
  }

  #bytes(begin: number, count: number): Uint8Array {
    return new Uint8Array(this.#core.memory.buffer, begin >>> 0, count);
  }

  /** ASCII behind the key. */
  #write(text: string): number {
    if (text.length > maxToolText) return 0;
    const bytes = this.#bytes(this.#core.ct_text() + knownKeyBytes, text.length);
    for (let i = 0; i < text.length; ++i) bytes[i] = text.charCodeAt(i);
    return text.length;
  }

  /** Begins with a new list. @param key 16 bytes, drawn at random for it */
  begin(product: string, bits: KnownBits, key: Uint8Array): void {
    this.#bytes(this.#core.ct_text(), knownKeyBytes).set(key.subarray(0, knownKeyBytes));
    this.#core.ct_begin(bits, this.#write(product));
  }

  /** @param code as `check` gives it @returns false if the list is full */
  add(code: string): boolean {
    return this.#core.ct_add(this.#write(code)) === 1;
  }

  /** The file of what was added; empty if that is nothing. */
  build(): Uint8Array {
    const size = this.#core.ct_build();
    return this.#bytes(this.#core.ct_file(), size).slice();
  }

  /** By `which`; known after `build`. */
  duplicates(): Duplicate[] {
    const count = this.#core.ct_duplicate_count();
    if (count === 0) return [];
    const pairs = new Uint32Array(this.#core.memory.buffer, this.#core.ct_duplicates() >>> 0, 2 * count);
    return Array.from({ length: count }, (_, i) => ({
      which: pairs[2 * i] as number,
      first: pairs[2 * i + 1] as number,
    }));
  }

  /** Reads a file, for `contains` to ask. */
  read(file: Uint8Array): FileInfo | Exclude<KnownStatus, 'ok'> {
    this.#core.ct_open(file.length);
    this.#bytes(this.#core.ct_file(), file.length).set(file);
    const status = knownStatuses[this.#core.ct_read()] ?? 'altered';
    if (status !== 'ok') return status;
    const text = this.#bytes(this.#core.ct_text() + knownKeyBytes, maxToolText);
    const product = String.fromCharCode(...text.subarray(0, text.indexOf(0)));
    return { product, count: this.#core.ct_count(), bits: this.#core.ct_bits() };
  }

  contains(code: string): boolean {
    return this.#core.ct_contains(this.#write(code)) === 1;
  }

  /** How many of `count` codes that begin with four bytes of a number are in the file; for the bench. */
  containsMany(code: string, count: number): number {
    return this.#core.ct_contains_many(this.#write(code), count);
  }
}
