/**
 * One block of whole records: which rows are right, and what is wrong with the others. A row whose codes are bare ASCII and
 * right goes through as bytes; every other one is looked at closely, one by one.
 */
import { ByteWriter, quote, space } from '../bytes.ts';
import type { Identity } from '../duplicates/identity.ts';
import { HalfSipHash, type HashKey } from '../duplicates/siphash.ts';
import { Cells, inQuotes, mostCells, odd, wide } from '../read/cells.ts';
import { joined as csvJoined } from '../write/csv.ts';
import type { ExceptionText } from '../write/exceptions.ts';
import type { BatchChecker, Checkers } from './batch_checker.ts';
import { FaceValues } from './face_values.ts';
import { Rows, Told } from './kept.ts';
import { type Looked, RowLooker } from './row.ts';
import type { BlockResult, FilePlan } from './types.ts';

const comma = 0x2c;
const encoder = new TextEncoder();

/** By its first byte: a spreadsheet may take the cell for a formula, or it is not bare in CSV with commas. */
const unsafeFirst = new Uint8Array(256);
for (const character of '=+-@\t\r" ') unsafeFirst[character.charCodeAt(0)] = 1;
// U+FF01 and on, of which some are wide signs of formulas, begin so.
unsafeFirst[0xef] = 1;

/** What a glance at a code has found: a closer look is needed, the code as it stands, the code once it is folded. */
const wrong = 0;
const same = 1;
const folded = 2;

export class BlockReader {
  readonly #checkers: Checkers;
  readonly #plan: FilePlan;
  readonly #identity: Identity;
  readonly #cells: Cells;
  readonly #looker: RowLooker;
  readonly #exceptions: ExceptionText;
  readonly #hash: HalfSipHash;
  readonly #product: number;
  readonly #out = new ByteWriter(1 << 20);
  readonly #numberOut = new ByteWriter(128);
  readonly #secretOut = new ByteWriter(128);
  readonly #joined = new ByteWriter(512);
  readonly #tails: Readonly<Record<'valid' | 'repaired', Uint8Array>>;

  /** @param exceptions what the list of exceptions says of one behind its row's number */
  constructor(
    checkers: Checkers,
    plan: FilePlan,
    identity: Identity,
    key: HashKey,
    exceptions: ExceptionText,
  ) {
    this.#exceptions = exceptions;
    this.#checkers = checkers;
    this.#plan = plan;
    this.#identity = identity;
    this.#cells = new Cells(plan.delimiter);
    this.#looker = new RowLooker(checkers, plan, identity !== 'secret');
    this.#hash = new HalfSipHash(key);
    this.#product = checkers.secret.indexOf(plan.product);
    const tail = (verdict: string) => encoder.encode(`,${plan.product},${verdict}\r\n`);
    this.#tails = { valid: tail('valid'), repaired: tail('repaired') };
  }

  /**
   * @param skip records at the beginning that are none of cards
   * @param detail how many exceptions are to be told as such, and not only as lines
   */
  read(bytes: Uint8Array, skip = 0, detail = 0): BlockResult {
    const rows = new Rows(bytes.length);
    const values = new FaceValues();
    const told = new Told(this.#exceptions, detail);
    const cells = this.#cells;
    let [records, blank, repaired] = [0, 0, 0];
    for (let at = 0; at < bytes.length; ++records) {
      at = cells.read(bytes, at);
      if (records < skip) continue;
      if (this.#clean(bytes)) {
        rows.add(records, this.#out.length, this.#hash, this.#value(bytes, values));
        continue;
      }
      if (cells.isBlank(bytes)) {
        blank += 1;
        continue;
      }
      const looked = this.#looker.look(cells, bytes);
      if ('kind' in looked) {
        looked.row = records;
        told.add(looked);
        continue;
      }
      if (looked.verdict === 'repaired') repaired += 1;
      this.#write(looked);
      rows.add(records, this.#out.length, this.#hash, this.#value(bytes, values));
    }
    const { ends, ...others } = rows.take();
    const clean = { bytes: this.#out.take(), ends };
    const valid = ends.length - repaired;
    return { records, blank, valid, repaired, clean, ...others, values: values.texts, ...told.take() };
  }

  #value(bytes: Uint8Array, values: FaceValues): number {
    const { value } = this.#plan;
    const cells = this.#cells;
    if (value < 0 || value >= cells.count) return 0;
    return values.of(bytes, cells.begins[value] as number, cells.ends[value] as number, () =>
      cells.text(bytes, value),
    );
  }

  /** Writes the record if it is right as it stands, or with separators and case folded; false leaves it. */
  #clean(bytes: Uint8Array): boolean {
    const { secret, number, width } = this.#plan;
    const cells = this.#cells;
    if (cells.count !== width || width > mostCells) return false;
    const { secret: secrets, number: numbers } = this.#checkers;
    const left = number < 0 ? same : this.#code(numbers, bytes, number, 1, this.#numberOut);
    if (left === wrong) return false;
    const right = this.#code(secrets, bytes, secret, 0, this.#secretOut);
    if (right === wrong) return false;
    for (let i = 0; i < width; ++i) if (i !== secret && i !== number && !this.#isSafe(bytes, i)) return false;
    if (left === same && right === same && this.#plan.delimiter === comma) {
      const before = ((cells.kinds[0] as number) & inQuotes) >> 1;
      this.#out.copy(bytes, (cells.begins[0] as number) - before, cells.end);
    } else this.#copyCells(bytes);
    const tail = this.#tails.valid;
    this.#out.copy(tail, 0, tail.length);
    this.#identify();
    return true;
  }

  #copyCells(bytes: Uint8Array): void {
    const { secret, number, width } = this.#plan;
    const cells = this.#cells;
    for (let i = 0; i < width; ++i) {
      if (i > 0) this.#out.byte(comma);
      if (i === secret) this.#out.copy(this.#secretOut.bytes, 0, this.#secretOut.length);
      else if (i === number) this.#out.copy(this.#numberOut.bytes, 0, this.#numberOut.length);
      else {
        const around = ((cells.kinds[i] as number) & inQuotes) >> 1;
        this.#out.copy(bytes, (cells.begins[i] as number) - around, (cells.ends[i] as number) + around);
      }
    }
  }

  /** A cell's code to `out`, and whether the cell is nothing else; an empty cell is left for a closer look. */
  #code(checker: BatchChecker, bytes: Uint8Array, index: number, field: 0 | 1, out: ByteWriter): number {
    const cells = this.#cells;
    const kind = cells.kinds[index] as number;
    if ((kind & (wide | odd)) !== 0) return wrong;
    const begin = cells.begins[index] as number;
    const end = cells.ends[index] as number;
    const units = checker.glance(bytes, begin, end, this.#product, field);
    if (units < 0) return wrong;
    const code = checker.codeUnits;
    const to = out.bytes;
    let differs = kind | (units ^ (end - begin));
    for (let i = 0; i < units; ++i) {
      const unit = code[i] as number;
      differs |= unit ^ (bytes[begin + i] as number);
      to[i] = unit;
      code[i] = 0;
    }
    out.length = units;
    return differs === 0 ? same : folded;
  }

  /** A cell that is no code may be written as it is. */
  #isSafe(bytes: Uint8Array, index: number): boolean {
    const cells = this.#cells;
    const begin = cells.begins[index] as number;
    const end = cells.ends[index] as number;
    const kind = cells.kinds[index] as number;
    if ((kind & odd) !== 0) return false;
    if (begin === end) return true;
    const first = bytes[begin] as number;
    if (unsafeFirst[first] === 1 || (bytes[end - 1] as number) <= space) return false;
    if (this.#plan.delimiter === comma || (kind & inQuotes) !== 0) return true;
    for (let i = begin; i < end; ++i) if (bytes[i] === comma || bytes[i] === quote) return false;
    return true;
  }

  /** A row that was looked at closely. */
  #write({ cells, verdict, number, secret }: Extract<Looked, { cells: readonly string[] }>): void {
    this.#put(encoder.encode(csvJoined(cells)));
    const tail = this.#tails[verdict];
    this.#out.copy(tail, 0, tail.length);
    this.#keep(this.#numberOut, number);
    this.#keep(this.#secretOut, secret);
    this.#identify();
  }

  #put(bytes: Uint8Array): void {
    this.#out.copy(bytes, 0, bytes.length);
    bytes.fill(0);
  }

  #keep(out: ByteWriter, code: string): void {
    out.length = 0;
    const bytes = encoder.encode(code);
    out.copy(bytes, 0, bytes.length);
    bytes.fill(0);
  }

  /** The hash by which the row's card is known again. */
  #identify(): void {
    if (this.#identity === 'none') return;
    const { bytes, length } = this.#secretOut;
    if (this.#identity === 'secret') {
      this.#hash.hash(bytes, 0, length);
      return;
    }
    const joined = this.#joined;
    joined.length = 0;
    joined.copy(this.#numberOut.bytes, 0, this.#numberOut.length);
    joined.byte(0x1f);
    joined.copy(bytes, 0, length);
    this.#hash.hash(joined.bytes, 0, joined.length);
  }

  /** Nothing of a row is left. */
  wipe(): void {
    for (const out of [this.#out, this.#numberOut, this.#secretOut, this.#joined]) out.bytes.fill(0);
    this.#checkers.secret.wipe();
    this.#checkers.number.wipe();
  }
}
