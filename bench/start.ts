/**
 * From bytes in memory (the wasm's, and the scripts as loaded modules) to the first answer, each time in a fresh Node:
 * nothing of the wasm is compiled, nothing is warm.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../tools/build/paths.ts';
import { median } from './timing.ts';

const program = `
import { readFileSync } from 'node:fs';
const [module, locale, wasm] = process.argv.slice(1);
const { loadCardmend, loadChecker } = await import(module);
await import(locale);
const bytes = readFileSync(new URL(wasm));
const started = performance.now();
const cardmend = await (loadChecker ?? loadCardmend)({ wasm: bytes });
const { code } = cardmend.check('3F2A-90BC-77DE-A41B', { product: 'jd.ecard' });
const milliseconds = performance.now() - started;
if (code !== '3F2A90BC77DEA41B') throw new Error('wrong code');
console.log(milliseconds);
`;

/** What is loaded: of the small part or of the whole. */
const parts = {
  check: ['check.js', 'lines/check/en.js', 'cardmend-check.wasm'],
  whole: ['index.js', 'lines/whole/en.js', 'cardmend.wasm'],
} as const;

/** The median in milliseconds. */
export function timeStart(part: keyof typeof parts, runs = 21): number {
  const dist = (file: string) => pathToFileURL(join(root, 'dist', file)).href;
  const times = Array.from({ length: runs }, () => {
    const args = ['--input-type=module', '--eval', program, ...parts[part].map(dist)];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', env: {} });
    if (status !== 0) throw new Error(stderr);
    return Number(stdout);
  });
  return median(times);
}
