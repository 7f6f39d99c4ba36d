export default { input: 'main.js', output: { dir: 'out', format: 'es' } };
