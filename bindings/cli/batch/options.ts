/** What `cardmend batch` is asked for, and where its files go. */

import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { WantedColumns } from '../../batch/columns/types.ts';
import { type Format, formatOfName, formats } from '../../batch/read/as_csv.ts';
import { type ListNames, listNames } from '../../batch/write/names.ts';
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

/** @throws UsageError */
export function formatOf(file: string, { format }: BatchOptions, tell: Tell): Format {
  if (format === undefined) return formatOfName(file);
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

/** Beside the first file, or in the folder that was asked for. */
export function namesOf(files: readonly string[], { out }: BatchOptions): ListNames {
  const [first = ''] = files;
  const { clean, exceptions, report, seller } = listNames(files.map(file => basename(file)));
  const beside = (name: string) => join(out ?? dirname(first), name);
  return {
    clean: clean.map((name, i) => join(out ?? dirname(files[i] ?? ''), name)),
    exceptions: beside(exceptions),
    report: beside(report),
    seller: locale => beside(seller(locale)),
  };
}
