// Nothing of a code is left in the memory of the wasm.
import { loadCardmend } from '../../dist/index.js';
import { searchThrough } from './secrets.ts';

searchThrough(async () => {
  let memory: WebAssembly.Memory | undefined;
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
    const instance = await instantiate(module, imports);
    for (const value of Object.values(instance.exports))
      if (value instanceof WebAssembly.Memory) memory = value;
    return instance;
  }) as typeof instantiate;
  const cardmend = await loadCardmend();
  WebAssembly.instantiate = instantiate;
  return { cardmend, buffers: () => (memory ? [memory.buffer] : []) };
});
