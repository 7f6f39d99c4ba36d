/**
 * Builds everything that ships, and what the tests need: `npm run build`.
 * usage: tools/run tools/build/main.ts [native] [wasm] [js]     without names: all of them
 */
import { buildJavaScript } from './javascript.ts';
import { buildPreset } from './presets.ts';

const steps = process.argv.slice(2);
const wants = (step: string) => steps.length === 0 || steps.includes(step);

if (wants('native')) buildPreset('native-debug');
if (wants('wasm')) buildPreset('wasm-release');
if (wants('js')) {
  await buildJavaScript('dist', false);
  await buildJavaScript('build/test-dist', true);
}
