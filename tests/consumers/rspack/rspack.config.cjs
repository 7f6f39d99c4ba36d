const { join } = require('node:path');

module.exports = {
  mode: 'production',
  entry: './main.js',
  output: { path: join(__dirname, 'out'), filename: 'main.js' },
  // What stands in for the whole's wasm is one file of 600 KB, which is loaded where there is no WebAssembly.
  performance: { hints: false },
  stats: 'errors-warnings',
};
