/** A text for whoever sold the cards, ready to copy: which rows, what is wrong with each, and what is asked for. */
import type { ExceptionKind } from '../check/types.ts';
import type { ToldException } from '../report/collector.ts';
import type { Counts } from '../report/counts.ts';
import { columnName, type NamedFile, whatText } from './exceptions.ts';
import { nameOf, type Tell } from './texts.ts';

/** Rows that it tells one by one: a longer text nobody reads, and the list of exceptions has them all. */
export const sellerRows = 500;

/** A row, its codes masked. */
function rowText(tell: Tell, one: ToldException, files: readonly NamedFile[]): string {
  const file = files[one.file];
  if (file === undefined) return '';
  const codes = [
    one.number === '' ? '' : tell('batch.seller.number', { number: one.number }),
    one.secret === '' ? '' : tell('batch.seller.secret', { secret: one.secret }),
  ].filter(text => text !== '');
  const told = {
    file: file.name,
    row: one.row,
    column: columnName(file.plan, one.column),
    codes: codes.join(' '),
  };
  return tell('batch.seller.row', { ...told, what: whatText(tell, one, one.first) });
}

/**
 * @param exceptions the first ones, of which `sellerRows` are told
 * @param list the name of the file that has them all
 */
export function sellerText(
  tell: Tell,
  counts: Counts,
  files: readonly NamedFile[],
  exceptions: readonly ToldException[],
  list: string,
): string {
  const { rows, exceptions: count } = counts;
  const names = files.map(({ name }) => name).join(tell('batch.took-between'));
  if (count === 0) return `${tell('batch.seller.none', { files: names, rows })}\n`;
  const findings = counts.findings.map(({ name, count }) =>
    tell('batch.seller.finding', { what: nameOf(tell, name as ExceptionKind), count }),
  );
  const shown = exceptions.slice(0, sellerRows).map(one => rowText(tell, one, files));
  if (count > shown.length)
    shown.push(tell('batch.seller.more', { count: count - shown.length, file: list }));
  return [
    tell('batch.seller.head', { files: names, rows, exceptions: count }),
    findings.join('\n'),
    tell('batch.seller.ask'),
    [tell('batch.seller.rows'), ...shown].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}
