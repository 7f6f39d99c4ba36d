// The memories of the parts where JavaScript stands in, and what they were before they grew.
import { withoutWebAssembly } from '../node/without_webassembly.ts';
import { loadSurface } from './calls/subjects.ts';
import { searchThrough } from './memory.ts';

/** The least that is taken for a memory. */
const least = 1 << 20;

const buffers: ArrayBuffer[] = [];
globalThis.ArrayBuffer = new Proxy(ArrayBuffer, {
  construct(target, args: [number], newTarget) {
    const buffer = Reflect.construct(target, args, newTarget) as ArrayBuffer;
    if (buffer.byteLength >= least) buffers.push(buffer);
    return buffer;
  },
});

searchThrough(async () => ({
  surface: await withoutWebAssembly(() => loadSurface()),
  memories: () => buffers,
}));
