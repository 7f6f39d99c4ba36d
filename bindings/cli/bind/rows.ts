/** The rows of a clean file as cards for a journal. */
import { type Code, type Keys, shownOf } from '../../bind/journal/keys.ts';
import type { NewCard } from '../../bind/journal/types.ts';
import { systemReason } from '../info.ts';
import { OpenQuoteError, readList } from '../list.ts';
import { CommandError, UsageError } from '../outcome.ts';
import type { Say } from '../texts.ts';
import { type BindColumns, findBindColumns, type WantedColumns } from './columns.ts';

export interface CardRow {
  readonly code: Code;
  readonly card: NewCard;
}

/** What was in the file and is no card of the run. */
export interface LeftOut {
  /** `batch` did not find it right. */
  verdict: number;
  /** No code in its cell. */
  empty: number;
  /** The same card as an earlier row. */
  again: number;
  /** Its value is not known, and the plan has a ceiling of sums. */
  value: number;
}

export const nothingLeftOut = (): LeftOut => ({ verdict: 0, empty: 0, again: 0, value: 0 });

export interface RowOptions {
  readonly wanted: WantedColumns;
  readonly keys: Keys;
  /** Other machines need the codes. */
  readonly seal: boolean;
  readonly needsValue: boolean;
}

const good = ['valid', 'repaired'];

/** `1,000.00`, `100`, with a sign of money: hundredths; null if it is none. */
export function hundredthsOf(cell: string): number | null {
  const plain = cell.normalize('NFKC').replace(/[\s,\u00a5$\u20ac\u00a3\u5143]/g, '');
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
}

/** @throws UsageError if columns are missing, CommandError if the file cannot be read */
export async function* readCards(
  path: string,
  { wanted, keys, seal, needsValue }: RowOptions,
  leftOut: LeftOut,
  say: Say,
): AsyncGenerator<CardRow> {
  let columns: BindColumns | undefined;
  const seen = new Set<string>();
  try {
    for await (const { line, cells } of readList(path)) {
      if (columns === undefined) {
        const found = findBindColumns(cells, wanted);
        if (typeof found === 'string') throw new UsageError(say('cli.bind-column', { column: found }));
        if (needsValue && found.value === null)
          throw new UsageError(say('cli.bind-column', { column: 'value' }));
        columns = found;
        if (found.heading) continue;
      }
      const row = rowOf(columns, line, cells, keys, seal);
      const why = whyNot(columns, cells, row, seen, needsValue);
      if (why !== null) leftOut[why] += 1;
      else yield row;
      seen.add(row.card.card);
    }
  } catch (error) {
    if (error instanceof OpenQuoteError) throw new CommandError(say('cli.open-quote', { line: error.line }));
    if (error instanceof UsageError || error instanceof CommandError) throw error;
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new CommandError(say('cli.unreadable', { file: path, reason: systemReason(error) }));
  }
}

function rowOf(
  { secret, number, product, value }: BindColumns,
  line: number,
  cells: readonly string[],
  keys: Keys,
  seal: boolean,
): CardRow {
  const cell = (at: number | null): string => (at === null ? '' : (cells[at] ?? '').trim());
  const code: Code = { product: cell(product), number: cell(number), secret: cell(secret) };
  const card = keys.digest(code);
  return {
    code,
    card: {
      ...{ card, key: keys.idempotencyKey(card), line, product: code.product, shown: shownOf(code) },
      ...{ value: hundredthsOf(cell(value)), sealed: seal ? keys.seal(code, card) : null },
    },
  };
}

function whyNot(
  { verdict }: BindColumns,
  cells: readonly string[],
  { code, card }: CardRow,
  seen: ReadonlySet<string>,
  needsValue: boolean,
): keyof LeftOut | null {
  if (verdict !== null && !good.includes((cells[verdict] ?? '').trim())) return 'verdict';
  if (code.secret === '') return 'empty';
  if (seen.has(card.card)) return 'again';
  return needsValue && card.value === null ? 'value' : null;
}
