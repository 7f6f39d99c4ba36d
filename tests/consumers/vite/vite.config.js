// What stands in for the whole's wasm is one file of 600 KB, which is loaded where there is no WebAssembly.
export default { build: { outDir: 'out', chunkSizeWarningLimit: 700 }, logLevel: 'warn' };
