/** Loads with a global that is not there, or not as it was: as in a runtime that has it otherwise. */
export async function withGlobal<T>(name: string, value: unknown, load: () => Promise<T>): Promise<T> {
  const had = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  try {
    return await load();
  } finally {
    if (had) Object.defineProperty(globalThis, name, had);
    else Reflect.deleteProperty(globalThis, name);
  }
}

export const withoutWebAssembly = <T>(load: () => Promise<T>) => withGlobal('WebAssembly', undefined, load);
