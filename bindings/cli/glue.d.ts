/** Emscripten's JavaScript of the command line's module, as the build links it. */
declare module '#tools' {
  const createModule: (options: object) => Promise<unknown>;
  export default createModule;
}
