// The memories of the parts as WebAssembly.
import { loadSurface } from './calls/subjects.ts';
import { searchThrough } from './memory.ts';

searchThrough(async () => {
  const memories: WebAssembly.Memory[] = [];
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
    const instance = await instantiate(module, imports);
    for (const value of Object.values(instance.exports))
      if (value instanceof WebAssembly.Memory) memories.push(value);
    return instance;
  }) as typeof instantiate;
  const surface = await loadSurface();
  return { surface, memories: () => memories.map(({ buffer }) => buffer) };
});
