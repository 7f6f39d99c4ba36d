/**
 * The rows of a block that are plainly right, cell by cell: where the core's own way through a block (core_rows.ts) is not to be
 * had, and with lists of known codes, which it does not ask. Both give the same.
 */
import { ByteWriter, quote, space } from '../bytes.ts';
import type { Identity } from '../duplicates/identity.ts';
import { HalfSipHash, type HashKey } from '../duplicates/siphash.ts';
import { Cells, inQuotes, mostCells, odd, wide } from '../read/cells.ts';
import type { BatchChecker, Checkers } from './batch_checker.ts';
import { FaceValues } from './face_values.ts';
import { Rows } from './kept.ts';
import type { CleanRows, FilePlan, PlainRows } from './types.ts';

const comma = 0x2c;
const point = 0x2e;
const zero = 0x30;
const encoder = new TextEncoder();

/** By its first byte: a spreadsheet may take the cell for a formula, or it is not bare in CSV with commas. */
const unsafeFirst = new Uint8Array(256);
for (const character of '=+-@\t\r" ') unsafeFirst[character.charCodeAt(0)] = 1;
// U+FF01 and on, of which some are wide signs of formulas, begin so.
unsafeFirst[0xef] = 1;

/** ".0" or ".00" stands at the end: the point is no separator there, and the zeros are none of the code. */
function endsAsDecimal(bytes: Uint8Array, begin: number, end: number): boolean {
  if (end - begin < 3 || bytes[end - 1] !== zero) return false;
  return bytes[end - 2] === point || (bytes[end - 2] === zero && bytes[end - 3] === point);
}

/** What a glance at a code has found: a closer look is needed, the code as it stands, the code once it is folded. */
const wrong = 0;
const same = 1;
const folded = 2;

/** What stands behind a clean row. */
export function tailOf({ product }: FilePlan, verdict: 'valid' | 'repaired'): string {
  return `,${product},${verdict}\r\n`;
}

export class CellRows implements PlainRows {
  readonly cells: Cells;
  record = 0;
  /** Here the careful way looks at all of a row. */
  readonly number = '';
  readonly #checkers: Checkers;
  readonly #plan: FilePlan;
  readonly #identity: Identity;
  readonly #hash: HalfSipHash;
  readonly #product: number;
  readonly #out = new ByteWriter(1 << 20);
  readonly #numberOut = new ByteWriter(128);
  readonly #secretOut = new ByteWriter(128);
  readonly #joined = new ByteWriter(512);
  readonly #tail: Uint8Array;
  #bytes: Uint8Array = new Uint8Array();
  #skip = 0;
  #at = 0;
  #stopped = false;
  #rows = new Rows(0);
  #values = new FaceValues();

  constructor(checkers: Checkers, plan: FilePlan, identity: Identity, key: HashKey) {
    this.#checkers = checkers;
    this.#plan = plan;
    this.#identity = identity;
    this.cells = new Cells(plan.delimiter);
    this.#hash = new HalfSipHash(key);
    this.#product = checkers.secret.indexOf(plan.product);
    this.#tail = encoder.encode(tailOf(plan, 'valid'));
  }

  open(bytes: Uint8Array, skip: number): void {
    this.#bytes = bytes;
    this.#skip = skip;
    this.#at = 0;
    this.record = 0;
    this.#stopped = false;
    this.#rows = new Rows(bytes.length);
    this.#values = new FaceValues();
  }

  next(): boolean {
    const bytes = this.#bytes;
    if (this.#stopped) this.record += 1;
    this.#stopped = false;
    for (; this.#at < bytes.length; ++this.record) {
      this.#at = this.cells.read(bytes, this.#at);
      if (this.record < this.#skip) continue;
      if (!this.#clean(bytes)) {
        this.#stopped = true;
        return true;
      }
      this.#keep();
    }
    return false;
  }

  take(line: string, number: string, secret: string): void {
    put(this.#out, line);
    this.#numberOut.length = 0;
    put(this.#numberOut, number);
    this.#secretOut.length = 0;
    put(this.#secretOut, secret);
    this.#identify();
    this.#keep();
  }

  result(): CleanRows {
    const { ends, ...others } = this.#rows.take();
    const clean = { bytes: this.#out.take(), ends };
    return { records: this.record, clean, ...others, values: this.#values.texts };
  }

  wipe(): void {
    for (const out of [this.#out, this.#numberOut, this.#secretOut, this.#joined]) out.bytes.fill(0);
  }

  #keep(): void {
    this.#rows.add(this.record, this.#out.length, this.#hash, this.#value(this.#bytes, this.#values));
  }

  #value(bytes: Uint8Array, values: FaceValues): number {
    const { value } = this.#plan;
    const cells = this.cells;
    if (value < 0 || value >= cells.count) return 0;
    return values.of(bytes, cells.begins[value] as number, cells.ends[value] as number, () =>
      cells.text(bytes, value),
    );
  }

  /** Writes the record if it is right as it stands, or with separators and case folded; false leaves it. */
  #clean(bytes: Uint8Array): boolean {
    const { secret, number, width } = this.#plan;
    const cells = this.cells;
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
    const tail = this.#tail;
    this.#out.copy(tail, 0, tail.length);
    this.#identify();
    return true;
  }

  #copyCells(bytes: Uint8Array): void {
    const { secret, number, width } = this.#plan;
    const cells = this.cells;
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
    const cells = this.cells;
    const kind = cells.kinds[index] as number;
    if ((kind & (wide | odd)) !== 0) return wrong;
    const begin = cells.begins[index] as number;
    const end = cells.ends[index] as number;
    if (endsAsDecimal(bytes, begin, end)) return wrong;
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
    const cells = this.cells;
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
}

function put(out: ByteWriter, text: string): void {
  const bytes = encoder.encode(text);
  out.copy(bytes, 0, bytes.length);
  bytes.fill(0);
}
