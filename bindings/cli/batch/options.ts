/** What `cardmend batch` is asked for, and where its files go. */

import { availableParallelism } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import type { WantedColumns } from '../../batch/columns/types.ts';
import type { Tell } from '../../batch/write/texts.ts';
import { UsageError } from '../outcome.ts';

export interface BatchOptions {
  readonly product?: string | undefined;
  readonly profile?: string | undefined;
  readonly out?: string | undefined;
  readonly secret?: string | undefined;
  readonly number?: string | undefined;
  readonly value?: string | undefined;
  readonly expiry?: string | undefined;
  readonly known?: readonly string[] | undefined;
  readonly format?: string | undefined;
  readonly threads?: string | undefined;
  readonly json?: boolean | undefined;
}

export const formats = ['csv', 'tsv', 'jsonl', 'xlsx', 'text'] as const;
export type Format = (typeof formats)[number];

const byExtension: Readonly<Record<string, Format>> = {
  '.tsv': 'tsv',
  '.tab': 'tsv',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.xlsx': 'xlsx',
  '.xlsm': 'xlsx',
  '.txt': 'text',
  '.text': 'text',
  '.eml': 'text',
  '.md': 'text',
};

/** @throws UsageError */
export function formatOf(file: string, { format }: BatchOptions, tell: Tell): Format {
  if (format === undefined) return byExtension[extname(file).toLowerCase()] ?? 'csv';
  const found = formats.find(one => one === format);
  if (found === undefined)
    throw new UsageError(tell('batch.no-format', { file, format, have: formats.join(', ') }));
  return found;
}

export function wantedOf({ secret, number, value, expiry }: BatchOptions): WantedColumns {
  return { secret, number, value, expiry };
}

/** Reading and writing are done beside the threads that check, and take little. @throws UsageError */
export function threadsOf({ threads }: BatchOptions, bytes: number, tell: Tell): number {
  if (threads !== undefined) {
    if (!/^[1-9]\d?$/.test(threads) || Number(threads) > 64) throw new UsageError(tell('batch.no-jobs'));
    return Number(threads);
  }
  // A thread takes longer to start than to check some thousand rows.
  return Math.max(1, Math.min(availableParallelism(), Math.ceil(bytes / 2_000_000)));
}

export interface Names {
  readonly clean: readonly string[];
  readonly exceptions: string;
  readonly report: string;
  /** By locale. */
  readonly seller: (locale: string) => string;
}

/** Beside the first file, or in the folder that was asked for; files of one name are told apart by a number. */
export function namesOf(files: readonly string[], { out }: BatchOptions): Names {
  const [first = ''] = files;
  const folder = out ?? dirname(first);
  const stem = (file: string) => (file === '-' ? 'stdin' : basename(file, extname(file)));
  const seen = new Map<string, number>();
  const clean = files.map(file => {
    const times = (seen.get(stem(file)) ?? 0) + 1;
    seen.set(stem(file), times);
    return join(out ?? dirname(file), `${stem(file)}${times === 1 ? '' : `.${times}`}.clean.csv`);
  });
  const beside = (name: string) => join(folder, `${stem(first)}.${name}`);
  return {
    clean,
    exceptions: beside('exceptions.csv'),
    report: beside('report.html'),
    seller: locale => beside(`seller.${locale}.txt`),
  };
}
