/**
 * Builds everything that ships, and what the tests need: `npm run build`.
 * usage: tools/run tools/build/main.ts [native] [wasm] [js]     without names: all of them
 *        tools/run tools/build/main.ts wasm:TARGET              that target of wasm-release alone
 */
import { buildJavaScript } from './javascript.ts';
import { buildPreset } from './presets.ts';

const steps = process.argv.slice(2);
const wants = (step: string) => steps.length === 0 || steps.includes(step);

if (wants('native')) buildPreset('native-debug');
if (wants('wasm')) buildPreset('wasm-release');
for (const step of steps.filter(name => name.startsWith('wasm:')))
  buildPreset('wasm-release', step.slice('wasm:'.length));
if (wants('js')) {
  await buildJavaScript('dist', false);
  await buildJavaScript('build/test-dist', true);
}
