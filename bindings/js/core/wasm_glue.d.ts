/** Emscripten's glue; the build puts the file of the module that is being packed in its place. */
declare module '#wasm' {
  const createModule: (options: object) => Promise<unknown>;
  export default createModule;
}
