export default { build: { outDir: 'out' }, logLevel: 'warn' };
