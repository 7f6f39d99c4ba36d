/**
 * Every vector and the form's main tests in three engines, and the table of it; a stream within ClickHouse:
 * `npm run test:engines`.
 *
 * Firefox and WebKit are large, so they are no part of `npm test`. As root on Debian they are installed where they are
 * missing; elsewhere a line names them. ClickHouse comes from npm into the cache, 546 MB. The last line is "N passed, M failed"; docs/runtimes.md gets its table anew if
 * nothing failed.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/build/paths.ts';
import { runFiles } from '../../tools/test/node.ts';
import { recordedRuntimes, runtimesTable } from '../node/runtime_records.ts';
import { missingPackages } from './processes.ts';

function apt(...args: readonly string[]): void {
  spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** @returns what is still missing */
function install(): readonly string[] {
  const missing = missingPackages();
  if (missing.length === 0 || process.getuid?.() !== 0) return missing;
  console.log(`installing ${missing.join(', ')}`);
  apt('-qq', 'update');
  apt('-qq', 'install', '-y', '--no-install-recommends', ...missing);
  return missingPackages();
}

/** The browsers, and what else answers every vector: the table is of all of them. */
const files = [
  ...['chromium', 'firefox', 'webkit'].map(name => `tests/engines/${name}.test.ts`),
  ...['runtimes', 'workerd'].map(name => `tests/node/${name}.test.ts`),
  'tests/miniprogram/vectors.test.ts',
];

/** A data engine, which the table is not of. */
const clickHouse = 'tests/engines/clickhouse.test.ts';

/** What stands between the marks is the table's. */
const marks = /(<!-- runtimes -->\n)[\s\S]*(<!-- end of runtimes -->)/;

function writeTable(): void {
  const path = join(root, 'docs/runtimes.md');
  const table = runtimesTable(recordedRuntimes());
  console.log(table);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(marks, (_, head: string, foot: string) => `${head}\n${table}\n\n${foot}`),
  );
}

const missing = install();
if (missing.length > 0) {
  console.error(`missing: ${missing.join(', ')} (as root on Debian: apt-get install ${missing.join(' ')})`);
  process.exit(1);
}
const { passed, failed, details } = await runFiles([...files, clickHouse]);
for (const detail of details) console.log(detail);
if (failed === 0) writeTable();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
