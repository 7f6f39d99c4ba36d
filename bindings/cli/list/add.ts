/** `cardmend list add FOLDER CLEAN`: the codes of a clean file, as `batch` writes it, into a list's log. No code is ever shown. */
import type { Locale } from '#tables/keys.ts';
import { type BlockReason, reasons } from '../../js/lists/entry.ts';
import { addCodes } from '../../lists/add.ts';
import { locked } from '../../lists/lock.ts';
import { placesOf } from '../../lists/places.ts';
import { loadSettings, type Settings } from '../../lists/settings.ts';
import { type BindColumns, findBindColumns } from '../bind/columns.ts';
import { systemReason } from '../info.ts';
import { type ListRecord, OpenQuoteError, readList } from '../list.ts';
import { CommandError, exits, UsageError } from '../outcome.ts';
import { type ListProduct, loadProduct } from '../product.ts';
import type { Say } from '../texts.ts';
import type { ListValues } from './options.ts';
import { patienceMs } from './publish.ts';

interface Read {
  readonly codes: Set<string>;
  leftOut: number;
}

function take(
  { line, cells }: ListRecord,
  columns: BindColumns,
  { id, cardmend }: ListProduct,
  { shortest }: Settings,
  read: Read,
  say: Say,
): void {
  const leaveOut = (reason: string) => {
    read.leftOut += 1;
    console.error(say('cli.left-out-line', { line, reason }));
  };
  const named = columns.product === null ? id : (cells[columns.product] ?? '');
  if (named !== id) {
    leaveOut(say('cli.list-other-product'));
    return;
  }
  const { verdict, code, findings } = cardmend.check(cells[columns.secret] ?? '', { product: id });
  if (verdict !== 'valid' && verdict !== 'repaired')
    leaveOut([...new Set(findings.map(({ kind }) => kind))].join(', ') || verdict);
  else if (code.length < shortest) leaveOut(say('cli.list-too-short', { count: shortest }));
  else read.codes.add(code);
}

/** @throws CommandError if the file cannot be read, UsageError if its column is not clear */
async function readCodes(
  path: string,
  values: ListValues,
  product: ListProduct,
  settings: Settings,
  say: Say,
): Promise<Read> {
  const read: Read = { codes: new Set(), leftOut: 0 };
  let columns: BindColumns | undefined;
  try {
    for await (const record of readList(path)) {
      if (columns === undefined) {
        const found = findBindColumns(record.cells, { secret: values.secret });
        if (typeof found === 'string')
          throw new UsageError(say(values.secret === undefined ? 'cli.which-column' : 'cli.no-column'));
        columns = found;
        if (columns.heading) continue;
      }
      take(record, columns, product, settings, read, say);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof OpenQuoteError) throw new CommandError(say('cli.open-quote', { line: error.line }));
    throw new CommandError(say('cli.unreadable', { file: path, reason: systemReason(error) }));
  }
  return read;
}

function daysOf(days: string | undefined, say: Say): number | undefined {
  if (days === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(days)) return Number(days);
  throw new UsageError(say('cli.list-no-days'));
}

/** @throws UsageError, CommandError, PublisherError */
export async function listAdd(
  folder: string,
  file: string,
  values: ListValues,
  say: Say,
  locale: Locale,
): Promise<number> {
  const { publisher, reason = 'stolen', withdraw = false } = values;
  if (publisher === undefined || publisher.trim() === '') throw new UsageError(say('cli.list-no-publisher'));
  if (!(reasons as readonly string[]).includes(reason))
    throw new UsageError(say('cli.list-no-reason', { have: reasons.join(', ') }));
  const days = daysOf(values.days, say);
  const places = placesOf(folder);
  const settings = loadSettings(places);
  const product = await loadProduct(settings.product, values.profile, locale, say);
  const { codes, leftOut } = await readCodes(file, values, product, settings, say);
  if (codes.size === 0) throw new CommandError(say('cli.list-nothing', { product: settings.product }));
  const report = { reason: reason as BlockReason, publisher, withdrawn: withdraw, now: Date.now() };
  const count = await locked(
    places,
    () => addCodes(places, [...codes], { ...report, ...(days !== undefined && { days }) }),
    patienceMs,
  );
  console.log(say(withdraw ? 'cli.list-withdrawn' : 'cli.list-added', { count }));
  if (leftOut > 0) console.log(say('cli.left-out', { count: leftOut }));
  return leftOut > 0 ? exits.partly : exits.done;
}
