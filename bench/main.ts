/** `npm run bench`: one table of speed, sizes and start, ours beside peers, all of one run. */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../tools/build/paths.ts';
import { tableOf } from './rows.ts';
import type { Timed } from './timing.ts';

if (!existsSync(join(root, 'dist/index.js'))) {
  console.error('bench: there is no dist/ yet: run npm run build first');
  process.exit(1);
}
const { tellBatch, timeBatch } = await import('./batch.ts');
const { timeCalls } = await import('./calls.ts');
const { timeExtraction } = await import('./extract.ts');
const { timeFallback } = await import('./fallback.ts');
const { measureKnown } = await import('./known.ts');
const { measureLists, showLists } = await import('./lists.ts');
const { measureProducts, productBytes } = await import('./products.ts');
const { timeSearch } = await import('./search.ts');
const { measureSizes, sessionBesideCheck } = await import('./sizes.ts');
const { timeSession } = await import('./session.ts');
const { timeStart } = await import('./start.ts');
const { timeStreams } = await import('./stream.ts');

const { row, head } = tableOf(52, 12);

/** Ratios are to the first of the list. */
function times(timed: readonly Timed[], goals: Readonly<Record<string, string>> = {}): void {
  const first = timed[0]?.nanoseconds ?? Number.NaN;
  for (const { name, nanoseconds } of timed) {
    row(name, nanoseconds.toFixed(0), (nanoseconds / first).toFixed(2), goals[name] ?? '');
  }
}

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);

console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${process.platform} ${process.arch}`,
);
const calls = await timeCalls();
head('one call', 'ns', 'ratio', 'goal');
times(calls.ascii, {
  'cardmend.check, ASCII code': '<= 0.50',
  'cardmend.check, product detected': '<= 1.50',
});
times(calls.wide, { 'cardmend.check, full-width code': '<= 0.80' });
head('other calls of cardmend', 'ns', 'goal');
for (const { name, nanoseconds, goal } of calls.other) {
  row(name, nanoseconds.toFixed(0), goal === undefined ? '' : `<= ${goal}`);
}
head('an event of a session', 'us', 'goal');
for (const { name, nanoseconds } of await timeSession()) {
  row(name, (nanoseconds / 1000).toFixed(1), '<= 5.0');
}
head('the search for candidates', 'us', 'goal');
for (const { name, nanoseconds, goal } of await timeSearch()) {
  row(name, (nanoseconds / 1000).toFixed(1), goal === undefined ? '' : `<= ${goal / 1000}`);
}
const extracted = await timeExtraction();
head('extract, 1 Mi units of', 'native MB/s', 'wasm MB/s', 'cards', 'work x2');
for (const { text, native, wasm, cards, growth } of extracted) {
  row(text, native.toFixed(0), wasm.toFixed(0), String(cards), growth.toFixed(3));
}
row('goal for the paste', '>= 100', '>= 40', '', '');
const streams = timeStreams();
head('a million rows of a stream, 5 % damaged', 'rows/s', 'ratio', 'goal');
for (const { name, rowsPerSecond } of streams) {
  const ratio = rowsPerSecond / (streams[0]?.rowsPerSecond ?? Number.NaN);
  row(name, rowsPerSecond.toFixed(0), ratio.toFixed(2), name === 'check --stream' ? '1000000' : '');
}
tellBatch({ row, head }, timeBatch([10_000, 100_000, 1_000_000, 10_000_000]));
head('known codes, a million of them', 'bits/code', 'native ms', 'wasm ns');
for (const { bits, each, native, lookup } of await measureKnown()) {
  row(`${bits} bits: file, building it, a look-up`, each.toFixed(2), native.toFixed(0), lookup.toFixed(0));
}
row('goal: <= 9.2 and 18.2, 1000, 150', '', '', '');
showLists(await measureLists());
head('JavaScript where WebAssembly is not to be had', 'wasm us', 'JS us', 'ratio', 'goal');
for (const { name, wasm, javascript } of await timeFallback()) {
  row(name, (wasm / 1000).toFixed(2), (javascript / 1000).toFixed(2), (javascript / wasm).toFixed(2), '<= 8');
}
/** In KB of brotli. */
const sizeGoals: Readonly<Record<string, string>> = {
  'cardmend/check: check, layout and texts': '<= 38.0',
  'cardmend/check and cardmend/guide: explain too': '<= 55.0',
  'cardmend: everything': '<= 100.0',
  'cardmend/check in JavaScript': '<= 60.0',
  'cardmend in JavaScript: everything': '<= 110.0',
  '  of the wasm: what is known of failures': '<= 8.0',
  '  lines/whole/zh-CN.js': '<= 6.0',
  '  lines/whole/en.js': '<= 6.0',
};
head('size in KB (1,024 bytes)', 'minified', 'gzip', 'brotli', 'goal');
for (const { name, minified, gzip, brotli } of await measureSizes()) {
  row(name, kilobytes(minified), kilobytes(gzip), kilobytes(brotli), sizeGoals[name] ?? '');
}
row(
  'cardmend/session beside cardmend/check in one bundle',
  '',
  '',
  kilobytes(await sessionBesideCheck()),
  '<= 6.0',
);
const products = measureProducts();
row(`  of it: ${products.products} products`, '', '', kilobytes(productBytes(products)), '<= 6.0');
head('start', 'ms', 'goal');
row('from bytes to the first check, fresh Node: small part', timeStart('check').toFixed(2), '<= 5.00');
row('the same with the whole', timeStart('whole').toFixed(2), '');
