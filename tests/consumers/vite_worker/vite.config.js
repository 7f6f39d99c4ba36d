// What stands in for the whole's wasm is one file of 600 KB, which is loaded where there is no WebAssembly.
// A worker that loads something later is a module: Vite's own default for it is a script in one piece.
export default {
  build: { outDir: 'out', chunkSizeWarningLimit: 700 },
  worker: { format: 'es' },
  logLevel: 'warn',
};
