// A worker that loads something later is a module: Vite's own default for it is a script in one piece.
export default {
  build: { outDir: 'out' },
  worker: { format: 'es' },
  logLevel: 'warn',
};
