// A library of somebody's own that has the package in it.
export default {
  build: {
    outDir: 'out',
    lib: { entry: 'ask.js', formats: ['es'], fileName: 'lib' },
    chunkSizeWarningLimit: 1200,
  },
  logLevel: 'warn',
};
