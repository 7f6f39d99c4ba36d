/**
 * Blocks in their order to what is written: rows that stood before in any file are taken out, rows get their numbers, and all
 * is counted.
 */
import { ByteWriter } from '../bytes.ts';
import { withoutCodes } from '../check/kept.ts';
import type { BlockResult, Exception, FilePlan, Lines } from '../check/types.ts';
import type { Identity } from '../duplicates/identity.ts';
import { SeenCodes } from '../duplicates/seen.ts';
import { Cells, inQuotes } from '../read/cells.ts';
import { type ExceptionText, exceptionsFile, exceptionText, type FirstPlace } from '../write/exceptions.ts';
import type { Tell } from '../write/texts.ts';
import { Counts, type FileCounts } from './counts.ts';

/** An exception with the row's number in its file, from 1, and of a duplicate the place of the first one. */
export interface ToldException extends Exception {
  readonly file: number;
  readonly first?: FirstPlace;
}

/** What a block gives to be written. */
export interface Collected {
  readonly clean: readonly Uint8Array[];
  /** Whole lines of the list of exceptions, in the order of the rows. */
  readonly told: readonly Uint8Array[];
  /** Some of the exceptions: those that the block tells one by one, and its duplicates. */
  readonly exceptions: readonly ToldException[];
}

interface Again {
  /** Of the block's clean rows. */
  readonly index: number;
  readonly first: FirstPlace;
}

const comma = 0x2c;
const encoder = new TextEncoder();

export class Collector {
  readonly counts = new Counts();
  readonly #seen: SeenCodes;
  readonly #plans: FilePlan[] = [];
  readonly #identities: Identity[] = [];
  readonly #texts: ExceptionText[] = [];
  readonly #tell: Tell;
  /** Rows of all files before each one. */
  readonly #begins: number[] = [];
  #file: FileCounts | undefined;
  /** What a record's number is more than its row's. */
  #made = 0;
  /** Records of the current file that were collected. */
  #records = 0;
  /** Of all files before. */
  #total = 0;

  /** @param expected how many cards there will be, if that can be guessed */
  constructor(tell: Tell, expected = 0) {
    this.#tell = tell;
    this.#seen = new SeenCodes(expected);
  }

  /** Records of the current file so far: what an error counts from. */
  get records(): number {
    return this.#records - this.#made;
  }

  /** The row of the file that a record of the next block is. */
  #rowOf(record: number): number {
    return this.#records + record + 1 - this.#made;
  }

  /** Begins with the next file. @param made records at its beginning that the file itself has not: headings that were made */
  begin(name: string, plan: FilePlan, identity: Identity, made = 0): void {
    this.#made = made;
    this.#total += this.#records;
    this.#records = 0;
    this.#plans.push(plan);
    this.#identities.push(identity);
    this.#texts.push(exceptionText(this.#tell, plan));
    this.#begins.push(this.#total + made);
    this.#file = { name, product: plan.product, rows: 0, valid: 0, repaired: 0, exceptions: 0 };
    this.counts.files.push(this.#file);
  }

  /** @param result of the block behind the last one */
  take(result: BlockResult): Collected {
    const file = this.#plans.length - 1;
    const skipped = this.#records === 0 ? (this.#plans[file]?.skipped ?? 0) : 0;
    const again = this.#identities[file] === 'none' ? [] : this.#duplicates(result);
    const duplicates = again.map(one => this.#duplicate(result, one));
    const exceptions: ToldException[] = result.exceptions.map(one => ({
      ...one,
      file,
      row: this.#rowOf(one.row),
    }));
    const told = this.#lines(result, duplicates);
    const clean = without(result.clean, again);
    this.#count(result, again, skipped);
    this.#records += result.records;
    exceptions.push(
      ...duplicates.map(one => ({ ...withoutCodes(one), file, row: one.row, ...firstOf(one) })),
    );
    if (duplicates.length > 0) exceptions.sort((a, b) => a.row - b.row);
    return { clean, told, exceptions };
  }

  #count(result: BlockResult, again: readonly Again[], skipped: number): void {
    const counts = this.#file as FileCounts;
    const repaired = again.filter(({ index }) => isRepaired(result.clean, index)).length;
    counts.rows += result.records - result.blank - Math.min(skipped, result.records);
    counts.repaired += result.repaired - repaired;
    counts.valid += result.valid - (again.length - repaired);
    counts.exceptions += result.toldRows.length + again.length;
    for (const [kind, count] of result.findings) this.counts.addFinding(kind, count);
    this.counts.addFinding('duplicate', again.length);
    this.counts.addCards(counts.product, result.rows.length - again.length);
    this.#countValues(result, again);
  }

  /** Of the block's clean rows those that stood before, each with the place of the first one. */
  #duplicates({ rows, hashes }: BlockResult): Again[] {
    const again: Again[] = [];
    const base = this.#total + this.#records + 1;
    const seen = this.#seen;
    for (let i = 0; i < rows.length; ++i) {
      const place = base + (rows[i] as number);
      const first = seen.add(hashes[2 * i] as number, hashes[2 * i + 1] as number, place);
      if (first !== 0) again.push({ index: i, first: this.#placeOf(first) });
    }
    return again;
  }

  #placeOf(place: number): FirstPlace {
    let file = this.#begins.length - 1;
    while (file > 0 && (this.#begins[file] as number) >= place) file -= 1;
    return { file: this.counts.files[file]?.name ?? '', row: place - (this.#begins[file] as number) };
  }

  /** The block's exceptions and duplicates as lines. */
  #lines({ told, toldRows }: BlockResult, duplicates: readonly ToldException[]): Uint8Array[] {
    const out = new ByteWriter(told.bytes.length + 32 * toldRows.length + 1024);
    const name = encoder.encode(exceptionsFile(this.#file?.name ?? ''));
    let next = 0;
    const upTo = (row: number) => {
      for (; next < duplicates.length && (duplicates[next] as ToldException).row < row; ++next)
        this.#line(out, name, duplicates[next] as ToldException);
    };
    let begin = 0;
    for (let i = 0; i < toldRows.length; ++i) {
      const row = this.#rowOf(toldRows[i] as number);
      upTo(row);
      out.copy(name, 0, name.length);
      decimal(out, row);
      const end = told.ends[i] as number;
      out.copy(told.bytes, begin, end);
      begin = end;
    }
    upTo(Number.POSITIVE_INFINITY);
    told.bytes.fill(0);
    return out.length === 0 ? [] : [out.take()];
  }

  #line(out: ByteWriter, name: Uint8Array, one: ToldException): void {
    out.copy(name, 0, name.length);
    const words = this.#texts[one.file]?.(one, one.first) ?? '';
    const text = encoder.encode(`${one.row}${words}${one.cells}\r\n`);
    out.copy(text, 0, text.length);
    text.fill(0);
  }

  #duplicate({ clean, rows }: BlockResult, { index, first }: Again): ToldException {
    const file = this.#plans.length - 1;
    const { width, secret, number, numberWithin } = this.#plans[file] as FilePlan;
    const numberAt = numberWithin ? width : number;
    const line = clean.bytes.subarray(index === 0 ? 0 : clean.ends[index - 1], clean.ends[index]);
    const record = new Cells(comma);
    record.read(line, 0);
    const last =
      (record.ends[width - 1] as number) + (((record.kinds[width - 1] as number) & inQuotes) === 0 ? 0 : 1);
    return {
      file,
      row: this.#rowOf(rows[index] as number),
      column: secret,
      kind: 'duplicate',
      verdict: 'valid',
      have: 0,
      want: 0,
      cells: new TextDecoder().decode(line.subarray(0, last)),
      number: numberAt < 0 ? '' : record.text(line, numberAt),
      secret: record.text(line, secret),
      first,
    };
  }

  #countValues({ valueIndices, values }: BlockResult, again: readonly Again[]): void {
    const plan = this.#plans[this.#plans.length - 1];
    if (plan === undefined || plan.value < 0) return;
    const counts = new Int32Array(values.length);
    for (let i = 0; i < valueIndices.length; ++i) {
      const value = valueIndices[i] as number;
      counts[value] = (counts[value] as number) + 1;
    }
    for (const { index } of again) {
      const value = valueIndices[index] as number;
      counts[value] = (counts[value] as number) - 1;
    }
    counts.forEach((count, i) => {
      if (count > 0) this.counts.addValue(values[i] ?? '', count);
    });
  }

  /** Forgets what it has seen of codes. */
  wipe(): void {
    this.#seen.wipe();
  }
}

const firstOf = ({ first }: ToldException) => (first === undefined ? {} : { first });

function decimal(out: ByteWriter, value: number): void {
  const text = String(value);
  out.room(text.length);
  for (let i = 0; i < text.length; ++i) out.byte(text.charCodeAt(i));
}

/** Lines without some of them. */
function without({ bytes, ends }: Lines, again: readonly Again[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let begin = 0;
  for (const { index } of again) {
    const from = index === 0 ? 0 : (ends[index - 1] as number);
    if (from > begin) parts.push(bytes.subarray(begin, from));
    begin = ends[index] as number;
  }
  if (begin < bytes.length) parts.push(bytes.subarray(begin));
  return parts;
}

/** A line ends with its verdict: ",repaired" or ",valid". */
function isRepaired({ bytes, ends }: Lines, index: number): boolean {
  const end = (ends[index] as number) - 2;
  return bytes[end - 1] === 0x64 && bytes[end - 2] === 0x65;
}
