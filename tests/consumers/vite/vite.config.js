// What stands in for the whole where WebAssembly is forbidden is above the 500 kB that Vite speaks of. Few pages load it.
export default { build: { outDir: 'out', chunkSizeWarningLimit: 600 }, logLevel: 'warn' };
