export default { build: { outDir: 'out', chunkSizeWarningLimit: 600 }, logLevel: 'warn' };
