/** What the build makes of a part's wasm; tools/build says which file each is for which part. */

/** The part's program as JavaScript. */
declare module 'cardmend:program' {
  const program: (imports: import('../source.ts').CoreImports, data: readonly string[]) => never;
  export default program;
}

/** What its memory begins with, in base 16. */
declare module 'cardmend:data' {
  const data: readonly string[];
  export default data;
}

/** The part's wasm, two digits of base 16 a byte: compressed on its way it weighs less than in base 64. */
declare module 'cardmend:hex' {
  const hex: string;
  export default hex;
}

/** The part's wasm, which the runtime compiles where it is imported. */
declare module 'cardmend:module' {
  const compiled: WebAssembly.Module;
  export default compiled;
}
