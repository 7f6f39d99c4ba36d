/** What checks blocks, from the sources, over the wasm that was linked last. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/build/paths.ts';
import { stampWasm } from '../../tools/build/stamp.ts';

const stamped = stampWasm('cardmend', 'cardmend');
// What the build sets in a script that has the core in itself.
Object.assign(globalThis, {
  CARDMEND_WASM_BUILD: stamped.build,
  CARDMEND_WASM_FILE: './cardmend.wasm',
  CARDMEND_SCRIPT: 'batch_worker.js',
  CARDMEND_VERSION: '0.0.0',
});
export const { loadCheckers } = await import('../../bindings/batch/check/batch_checker.ts');
export const { BlockReader } = await import('../../bindings/batch/check/block.ts');
export const { BatchRun } = await import('../../bindings/batch/batch_run.ts');
export const { exceptionText } = await import('../../bindings/batch/write/exceptions.ts');
const { teller } = await import('../../bindings/batch/write/texts.ts');

export const tell = teller('en');
export const module = await WebAssembly.compile(stamped.bytes as Uint8Array<ArrayBuffer>);
export const batchModule = await WebAssembly.compile(
  readFileSync(join(root, 'build/wasm-release/bindings/wasm/cardmend-batch.wasm')),
);
