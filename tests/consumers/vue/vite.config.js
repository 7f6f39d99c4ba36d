// What stands in for the whole's wasm is one file of 600 KB, which is loaded where there is no WebAssembly.
export default {
  build: { outDir: 'out', chunkSizeWarningLimit: 700 },
  define: {
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  logLevel: 'warn',
};
