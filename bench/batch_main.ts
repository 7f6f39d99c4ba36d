/**
 * The table of `cardmend batch` alone: `npm run bench:batch`.
 * usage: batch_main.ts [ROWS...]     ten thousand to ten million if nothing is said; these take 2 GB of the disk
 */
import { cpus } from 'node:os';
import { tellBatch, timeBatch } from './batch.ts';
import { tableOf } from './rows.ts';

const sizes = process.argv.slice(2).map(Number);
if (sizes.some(rows => !Number.isSafeInteger(rows) || rows < 1)) {
  console.error('batch_main: a list has a number of rows, such as 100000');
  process.exit(2);
}
console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}`);
tellBatch(tableOf(46, 10), timeBatch(sizes.length === 0 ? [10_000, 100_000, 1_000_000, 10_000_000] : sizes));
