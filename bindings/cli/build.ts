/** `cardmend filter build LIST`: a list of codes to a file of known codes. No code is ever shown. */
import { randomBytes } from 'node:crypto';
import type { FindingKind, Locale } from '#tables/keys.ts';
import type { KnownBits } from '../js/known/types.ts';
import { loadTools } from './assets.ts';
import { type Column, findColumn } from './column.ts';
import { systemReason } from './info.ts';
import { type ListRecord, OpenQuoteError, readList } from './list.ts';
import { mostShareBits, realShareBits, spaceBits } from './odds.ts';
import { CommandError, exits, UsageError } from './outcome.ts';
import { type ListProduct, loadProduct } from './product.ts';
import { brokenOff } from './refused.ts';
import type { Say } from './texts.ts';
import type { Tools } from './tools.ts';
import { guardWhole, writeWhole } from './whole_file.ts';

export interface BuildOptions {
  readonly product?: string | undefined;
  readonly out?: string | undefined;
  readonly bits?: string | undefined;
  readonly column?: string | undefined;
  readonly profile?: string | undefined;
  readonly force?: boolean | undefined;
  readonly overwrite?: boolean | undefined;
  readonly 'keep-doubtful'?: boolean | undefined;
}

/** What became of the list. */
interface Read {
  /** The line of each code that was added. */
  readonly lines: number[];
  leftOut: number;
  /** The length of the shortest code. */
  shortest: number;
}

/** From the one that gives away most. */
const widths: readonly KnownBits[] = [32, 16, 8];

/** What a right code looks like by chance, seldom; a list that a spreadsheet has damaged looks so throughout. */
const chances: readonly FindingKind[] = ['rounded-tail', 'bank-card'];

class Builder {
  readonly #tools: Tools;
  readonly #product: ListProduct;
  readonly #say: Say;
  readonly #keepDoubtful: boolean;
  readonly #read: Read = { lines: [], leftOut: 0, shortest: Number.POSITIVE_INFINITY };

  constructor(tools: Tools, product: ListProduct, say: Say, keepDoubtful: boolean) {
    this.#tools = tools;
    this.#product = product;
    this.#say = say;
    this.#keepDoubtful = keepDoubtful;
  }

  /** The code of a cell, as `check` reads it; its repairs and what stands against it. */
  #check(cell: string) {
    const { id, cardmend } = this.#product;
    const result = cardmend.check(cell, { product: id });
    const kept =
      this.#keepDoubtful &&
      result.verdict === 'doubtful' &&
      result.findings.every(({ kind }) => chances.includes(kind));
    return { result, fits: kept || result.verdict === 'valid' || result.verdict === 'repaired' };
  }

  #leaveOut(line: number, reason: string): void {
    this.#read.leftOut += 1;
    console.error(this.#say('cli.left-out-line', { line, reason }));
  }

  #take({ line, cells }: ListRecord, { index }: Column): void {
    const cell = cells[index] ?? '';
    const { result, fits } = this.#check(cell);
    if (!fits) {
      const kinds = result.findings.map(({ kind }) => kind);
      this.#leaveOut(line, [...new Set(kinds)].join(', ') || result.verdict);
    } else if (!this.#tools.add(result.code)) {
      this.#leaveOut(line, this.#say('cli.full'));
    } else {
      this.#read.lines.push(line);
      this.#read.shortest = Math.min(this.#read.shortest, result.code.length);
      if (result.verdict === 'repaired') console.error(this.#say('cli.repaired-line', { line }));
    }
  }

  /** @throws CommandError if the list cannot be read, UsageError if its column is not clear */
  async read(path: string, wanted: string | undefined): Promise<Read> {
    let column: Column | undefined;
    try {
      for await (const record of readList(path)) {
        if (column === undefined) {
          column = findColumn(record.cells, wanted, cell => this.#check(cell).fits);
          if (column === undefined)
            throw new UsageError(this.#say(wanted === undefined ? 'cli.which-column' : 'cli.no-column'));
          if (column.heading) continue;
        }
        this.#take(record, column);
      }
    } catch (error) {
      if (error instanceof UsageError || brokenOff(error, this.#say) !== undefined) throw error;
      if (error instanceof OpenQuoteError)
        throw new CommandError(this.#say('cli.open-quote', { line: error.line }));
      throw new CommandError(this.#say('cli.unreadable', { file: path, reason: systemReason(error) }));
    }
    return this.#read;
  }
}

function bitsOf(bits: string | undefined, say: Say): KnownBits {
  const width = widths.find(one => String(one) === (bits ?? '8'));
  if (width === undefined) throw new UsageError(say('cli.no-bits'));
  return width;
}

/** @throws CommandError if a thief could guess codes by the file, and it was not asked for all the same */
function guard(
  { lines, shortest }: Read,
  product: ListProduct,
  bits: KnownBits,
  force: boolean,
  say: Say,
): void {
  const space = spaceBits(product.secret, shortest);
  const share = realShareBits(lines.length, space, bits);
  if (share <= mostShareBits) return;
  const odds = Math.max(1, Math.round(2 ** -share));
  const risk = say('cli.guessable', { product: product.id, odds });
  if (force) {
    console.error(risk);
    return;
  }
  const fewer = widths.find(one => one < bits && realShareBits(lines.length, space, one) <= mostShareBits);
  const advice = fewer === undefined ? say('cli.use-force') : say('cli.fewer-bits', { bits: fewer });
  throw new CommandError(`${risk}\n${advice}`);
}

/** @throws UsageError, CommandError */
export async function build(list: string, options: BuildOptions, say: Say, locale: Locale): Promise<number> {
  const bits = bitsOf(options.bits, say);
  const { out } = options;
  if (out === undefined) throw new UsageError(say('cli.no-out'));
  // For nobody else to read: the key lies in the file.
  const file = { path: out, option: '--out', overwrite: options.overwrite === true, mode: 0o600 };
  guardWhole(file, [list, options.profile], say);
  const product = await loadProduct(options.product, options.profile, locale, say);
  const tools = await loadTools();
  tools.begin(product.id, bits, randomBytes(16));
  const read = await new Builder(tools, product, say, options['keep-doubtful'] === true).read(
    list,
    options.column,
  );
  if (read.lines.length === 0) throw new CommandError(say('cli.nothing', { product: product.id }));
  guard(read, product, bits, options.force === true, say);
  const bytes = tools.build();
  const again = tools.duplicates();
  for (const { which, first } of again) {
    const [line = 0, earlier = 0] = [read.lines[which], read.lines[first]];
    console.error(say('cli.again-line', { line, first: earlier }));
  }
  await writeWhole(file, bytes, say);
  const count = read.lines.length - again.length;
  console.log(say('cli.built', { file: out, count, product: product.id, size: bytes.length, bits }));
  if (again.length > 0) console.log(say('cli.again', { count: again.length }));
  if (read.leftOut > 0) console.log(say('cli.left-out', { count: read.leftOut }));
  return read.leftOut > 0 ? exits.partly : exits.done;
}
