// The faults that make no other program, as tests/mutation/<part>.json lists them by hand: each with its reason.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lint/files.ts';
import type { Fault } from './cpp_faults.ts';

/** A fault that nobody could notice, by what stands there. */
type Row = {
  readonly file: string;
  readonly kind: string;
  readonly text: string;
  /** The line it begins in, where the file has more of them elsewhere. */
  readonly source?: string;
  /** Which of several such faults, from 1; if it is not said there is one. */
  readonly nth?: number;
  readonly reason: string;
};

/**
 * @returns the faults of the list, which count neither as noticed nor as open
 * @throws Error naming the rows that stand for no fault, or for several: the source has changed
 */
export function listedOf(part: string, faults: readonly Fault[]): ReadonlySet<Fault> {
  const file = `tests/mutation/${part}.json`;
  if (!existsSync(join(root, file))) return new Set();
  const { equivalent } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
    readonly equivalent: readonly Row[];
  };
  const listed = new Set<Fault>();
  const wrong: string[] = [];
  for (const row of equivalent) {
    const some = faults.filter(
      fault =>
        fault.file === row.file &&
        fault.kind === row.kind &&
        fault.text === row.text &&
        (row.source === undefined || row.source === fault.source),
    );
    const one = some[(row.nth ?? 1) - 1];
    if (one === undefined || (row.nth === undefined && some.length > 1))
      wrong.push(`${file}: ${row.file}: "${row.text}" (${row.kind}) stands there ${some.length} times`);
    else listed.add(one);
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return listed;
}
