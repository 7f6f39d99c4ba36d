/** The codes of a clean file, as `batch` writes it. None is ever shown: a line that is left out is named by its number. */
import { type BindColumns, findBindColumns } from '../bind/columns.ts';
import { systemReason } from '../info.ts';
import { type ListRecord, OpenQuoteError, readList } from '../list.ts';
import { CommandError, exits, UsageError } from '../outcome.ts';
import type { ListProduct } from '../product.ts';
import type { Say } from '../texts.ts';

/** As many codes take some seconds to hash. */
export const many = 200;

export interface ReadCodes {
  /** As `check` gives them, each once. */
  readonly codes: readonly string[];
  readonly leftOut: number;
}

export interface CodesWanted {
  readonly product: ListProduct;
  /** A code of fewer characters is left out: the list's hash would give it away. */
  readonly shortest: number;
  /** The column, by its heading or its number; found by itself if omitted. */
  readonly secret: string | undefined;
}

/** @returns the code of a row; why it is left out */
function codeOf(
  { cells }: ListRecord,
  columns: BindColumns,
  { product: { id, cardmend }, shortest }: CodesWanted,
  say: Say,
): { readonly code: string } | { readonly reason: string } {
  const named = columns.product === null ? id : (cells[columns.product] ?? '');
  if (named !== id) return { reason: say('cli.list-other-product') };
  const { verdict, code, findings } = cardmend.check(cells[columns.secret] ?? '', { product: id });
  if (verdict !== 'valid' && verdict !== 'repaired')
    return { reason: [...new Set(findings.map(({ kind }) => kind))].join(', ') || verdict };
  return code.length < shortest ? { reason: say('cli.list-too-short', { count: shortest }) } : { code };
}

/** @param path `-` for the standard input @throws CommandError if it cannot be read or holds none, UsageError if its column is not clear */
export async function readCodes(path: string, wanted: CodesWanted, say: Say): Promise<ReadCodes> {
  const codes = new Set<string>();
  let leftOut = 0;
  let columns: BindColumns | undefined;
  try {
    for await (const record of readList(path)) {
      if (columns === undefined) {
        const found = findBindColumns(record.cells, { secret: wanted.secret });
        if (typeof found === 'string') throw new UsageError(say('cli.bind-column', { column: found }));
        columns = found;
        if (columns.heading) continue;
      }
      const row = codeOf(record, columns, wanted, say);
      if ('code' in row) codes.add(row.code);
      else {
        leftOut += 1;
        console.error(say('cli.left-out-line', { line: record.line, reason: row.reason }));
      }
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof OpenQuoteError) throw new CommandError(say('cli.open-quote', { line: error.line }));
    throw new CommandError(say('cli.unreadable', { file: path, reason: systemReason(error) }));
  }
  if (codes.size === 0) throw new CommandError(say('cli.list-nothing', { product: wanted.product.id }));
  return { codes: [...codes], leftOut };
}

/** What is said of the lines that were left out, and what the command ends with. */
export function toldLeftOut(leftOut: number, say: Say): number {
  if (leftOut === 0) return exits.done;
  console.log(say('cli.left-out', { count: leftOut }));
  return exits.partly;
}
