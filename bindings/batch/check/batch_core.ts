/** `cardmend-batch.wasm`: what it exports, and its memory as JavaScript sees it. bindings/wasm/batch says what each does. */
import { guarded } from '../../js/core/guarded.ts';
import { packProduct } from '../../js/products/pack.ts';
import type { ProductProfile } from '../../js/products/profile.ts';
import { readProfile } from '../../js/products/read_profile.ts';
import { profileRules } from '../../js/products/rules.ts';

/** Places are addresses in the memory, and hold until the next call. */
export interface BatchExports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  cm_output(): number;
  /** Takes the product that was written to the output's words; its index, or -1. */
  cm_batch_define(words: number): number;
  /** How rows are read from now on; `tail` lies in the memory. */
  cm_batch_plan(
    product: number,
    delimiter: number,
    width: number,
    secret: number,
    number: number,
    value: number,
    identity: number,
    keyLow: number,
    keyHigh: number,
    tail: number,
    tailLength: number,
  ): void;
  /** Where a block is written. */
  cm_batch_open(size: number): number;
  /** 1 at a record that needs a closer look, 0 at the end. */
  cm_batch_next(skip: number): number;
  cm_batch_begin(): number;
  cm_batch_records(): number;
  /** The number of the record, if it is plainly right. */
  cm_batch_number(): number;
  cm_batch_number_bytes(): number;
  cm_batch_scratch(size: number): number;
  /** The record is a clean row: its line, number and secret lie in the scratch. */
  cm_batch_take(line: number, number: number, secret: number): void;
  cm_batch_count(): number;
  cm_batch_line_bytes(): number;
  cm_batch_lines(): number;
  cm_batch_ends(): number;
  cm_batch_rows(): number;
  cm_batch_hashes(): number;
  cm_batch_values(): number;
  cm_batch_seen(): number;
  cm_batch_seen_words(): number;
  cm_batch_wipe(): void;
}

export class BatchCore {
  /** Once one broke off, each of them throws a RangeError: what it would answer out of is half written. */
  readonly exports: BatchExports;

  private constructor(exports: BatchExports) {
    this.exports = exports;
  }

  /** @param profiles that another part has tried and taken */
  static async load(module: WebAssembly.Module, profiles: readonly ProductProfile[]): Promise<BatchCore> {
    const imports = { env: { emscripten_notify_memory_growth: () => undefined } };
    const { exports } = await WebAssembly.instantiate(module, imports);
    const core = new BatchCore(
      guarded(exports as unknown as BatchExports, 'this list broke off, as without memory it does').exports,
    );
    core.exports._initialize();
    for (const profile of profiles) {
      const { form } = readProfile(profile, profileRules);
      if (form === null) throw new TypeError('a profile that no part has tried');
      const words = packProduct(form);
      core.words(core.exports.cm_output(), words.length).set(words);
      core.exports.cm_batch_define(words.length);
    }
    return core;
  }

  bytes(at: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.exports.memory.buffer, at >>> 0, length);
  }

  words(at: number, length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.exports.memory.buffer, at >>> 0, length);
  }

  halves(at: number, length: number): Uint16Array<ArrayBuffer> {
    return new Uint16Array(this.exports.memory.buffer, at >>> 0, length);
  }
}
