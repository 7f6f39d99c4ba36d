/**
 * Where all vectors were answered: each test that has compared them leaves a file in build/runtimes, behind the comparison,
 * so that what differs leaves none. `npm run test:engines` makes a table of those of this build.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/build/paths.ts';
import type { VectorAnswers } from './vector_answers.ts';

const folder = join(root, 'build/runtimes');

export interface RuntimeRecord {
  readonly runtime: string;
  /** Of the core that answered. */
  readonly build: string;
  /** How many answers of each kind there were, all of them the native ones, byte for byte. */
  readonly answers: Readonly<Record<string, number>>;
}

function thisBuild(): string {
  const wasm = readFileSync(join(root, 'build/test-dist/cardmend.wasm'));
  return createHash('sha256').update(wasm).digest('hex').slice(0, 16);
}

/** @param runtime with its version, as the table names it */
export function recordRuntime(runtime: string, answers: VectorAnswers): void {
  const counts = Object.fromEntries(Object.entries(answers).map(([kind, given]) => [kind, given.length]));
  const record: RuntimeRecord = { runtime, build: thisBuild(), answers: counts };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${runtime.replace(/[^\w.-]/g, '_')}.json`), `${JSON.stringify(record)}\n`);
}

/** Those of this build, by name. */
export function recordedRuntimes(): readonly RuntimeRecord[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map(file => JSON.parse(readFileSync(join(folder, file), 'utf8')) as RuntimeRecord)
    .filter(({ build }) => build === thisBuild());
}

/** A row for each runtime, a column for each kind of vectors; as wide as a formatter has it. */
export function runtimesTable(records: readonly RuntimeRecord[]): string {
  const kinds = [...new Set(records.flatMap(({ answers }) => Object.keys(answers)))].sort();
  const rows = [
    ['runtime', ...kinds],
    ...records.map(({ runtime, answers }) => [runtime, ...kinds.map(kind => String(answers[kind] ?? '-'))]),
  ];
  const widths = ['', ...kinds].map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const padded = (row: readonly string[]) =>
    line(widths.map((width, i) => (i === 0 ? row[i]?.padEnd(width) : row[i]?.padStart(width)) ?? ''));
  const rule = line(widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)));
  const [head = [], ...body] = rows;
  return [padded(head), rule, ...body.map(padded)].join('\n');
}
