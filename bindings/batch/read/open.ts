/** The beginning of a file: how it is to be read. */

import type { FilePlan } from '../check/types.ts';
import { findColumns } from '../columns/find.ts';
import type { FoundColumns, Judge, WantedColumns } from '../columns/types.ts';
import { Cells } from './cells.ts';
import { FileFaultError } from './fault.ts';

/** Rows that the columns are found by. */
export const sampleRows = 300;

export interface Opened {
  readonly plan: FilePlan;
  readonly found: FoundColumns;
}

/** The first records of a head as texts; what may be half a record at its end is left, unless it is the whole file. */
function sampleOf(head: Uint8Array, delimiter: number, whole: boolean): string[][] {
  const cells = new Cells(delimiter);
  const rows: string[][] = [];
  for (let at = 0; at < head.length && rows.length < sampleRows; ) {
    at = cells.read(head, at);
    if (at < head.length || whole || rows.length === 0) rows.push(cells.texts(head));
  }
  return rows;
}

/**
 * @param head the first bytes of a file, in UTF-8: some dozens of KB, or all
 * @param whole it is all of the file
 * @throws FileFaultError if the file has no row, or it is not clear what is in it
 */
export function openList(
  judge: Judge,
  head: Uint8Array,
  delimiter: number,
  whole: boolean,
  wanted: WantedColumns = {},
  product?: string,
): Opened {
  const rows = sampleOf(head, delimiter, whole);
  if (rows.every(row => row.every(cell => cell.trim() === ''))) throw new FileFaultError('empty');
  const found = findColumns(judge, rows, wanted, product);
  if ('fault' in found)
    throw new FileFaultError(found.fault, 0, 0, found.fault === 'no-column' ? found.wanted : '');
  const { heading, skipped, width, secret, number, numberWithin, rounded, value, expiry } = found;
  const plan: FilePlan = {
    delimiter,
    product: found.product,
    width,
    secret: secret.index,
    number: number?.index ?? -1,
    numberWithin,
    rounded,
    value: value?.index ?? -1,
    expiry: expiry?.index ?? -1,
    heading: heading ?? [],
    skipped,
  };
  return { plan, found };
}
