// Nothing of a code is left where JavaScript stands in for the wasm either, nor in what its memory was before it grew.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { loadCardmend } from '../../dist/index.js';
import { searchThrough } from './secrets.ts';
import { withoutWebAssembly } from './without_webassembly.ts';

/** The least that is taken for a memory: it begins with 2 MiB. */
const least = 1 << 21;

const buffers: ArrayBuffer[] = [];
globalThis.ArrayBuffer = new Proxy(ArrayBuffer, {
  construct(target, args: [number], newTarget) {
    const buffer = Reflect.construct(target, args, newTarget) as ArrayBuffer;
    if (buffer.byteLength >= least) buffers.push(buffer);
    return buffer;
  },
});

const zeros = Buffer.alloc(1 << 24);

const isZero = (buffer: ArrayBuffer) => Buffer.from(buffer).equals(zeros.subarray(0, buffer.byteLength));

searchThrough(async () => {
  const cardmend = await withoutWebAssembly(() => loadCardmend());
  assert.equal(cardmend.runtime, 'javascript');
  return {
    cardmend,
    buffers: () => buffers.filter((buffer, i) => i === buffers.length - 1 || !isZero(buffer)),
  };
});

after(() => {
  // A long text and a file of known codes made it grow.
  assert.ok(buffers.length >= 2, String(buffers.length));
});
