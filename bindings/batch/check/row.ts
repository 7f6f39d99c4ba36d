/** One row looked at closely: what stands in its cells, what is wrong with it, and what it is where it is right. */
import type { Verdict } from '#tables/keys.ts';
import { secretForms } from '#tables/secrets.ts';
import { isDecimal } from '../columns/decimal.ts';
import { mayBeRounded } from '../columns/rounded.ts';
import { type Cells, mostCells } from '../read/cells.ts';
import { joined } from '../write/csv.ts';
import { type Checkers, isGoodVerdict, type LookedCell } from './batch_checker.ts';
import type { Exception, ExceptionKind, FilePlan } from './types.ts';

/** A row for the clean file. */
export interface Good {
  readonly verdict: 'valid' | 'repaired';
  readonly cells: readonly string[];
  readonly number: string;
  readonly secret: string;
}

export type Looked = Good | Exception;

const isGood = ({ verdict }: LookedCell) => isGoodVerdict(verdict);

const rightLooked = (code: string): LookedCell | undefined =>
  code === '' ? undefined : { verdict: 'valid', code, number: '', kind: undefined, have: 0, want: 0 };

/** A row's texts, of which most rows need but two. */
class RowTexts {
  readonly #record: Cells;
  readonly #bytes: Uint8Array;
  /** All of them, or as many as the row should have. */
  #all: readonly string[] | undefined;

  constructor(record: Cells, bytes: Uint8Array, all?: readonly string[]) {
    this.#record = record;
    this.#bytes = bytes;
    this.#all = all;
  }

  get all(): readonly string[] {
    this.#all ??= this.#record.texts(this.#bytes);
    return this.#all;
  }

  at(index: number): string {
    return this.#all === undefined ? this.#record.text(this.#bytes, index) : (this.#all[index] ?? '');
  }

  /** The cells as CSV of ours writes them; empty where that is how they stand in the block. */
  get written(): string {
    return this.#all === undefined && this.#record.isPlain(this.#bytes) ? '' : joined(this.all);
  }
}

export class RowLooker {
  readonly #checkers: Checkers;
  readonly #product: number;
  readonly #plan: FilePlan;
  readonly #heading: readonly string[];
  readonly #digits: boolean;
  /** Characters of the shortest secret; 0 where that is not known. */
  readonly #shortest: number;
  readonly #needsNumber: boolean;

  /** @param needsNumber a card is not known by its secret alone */
  constructor(checkers: Checkers, plan: FilePlan, needsNumber: boolean) {
    this.#needsNumber = needsNumber;
    this.#checkers = checkers;
    this.#product = checkers.secret.indexOf(plan.product);
    this.#plan = plan;
    this.#heading = plan.heading.map(word => word.trim());
    this.#shortest = secretForms[plan.product]?.lengths[0] ?? 0;
    this.#digits = checkers.secret.isDigits(plan.product);
  }

  #asSecret(text: string): LookedCell {
    return this.#checkers.secret.look(text, this.#product, 0);
  }

  #asNumber(text: string): LookedCell {
    return this.#checkers.number.look(text, this.#product, 1);
  }

  /** @param number what is known of its number already: the code, where the cell is right */
  look(record: Cells, bytes: Uint8Array, number = ''): Looked {
    const { width } = this.#plan;
    if (record.count === width && width <= mostCells) return this.#judge(new RowTexts(record, bytes), number);
    const texts = record.texts(bytes);
    const ragged = this.#ragged(new RowTexts(record, bytes, texts), record.count);
    return ragged ?? this.#judge(new RowTexts(record, bytes, texts.slice(0, width)), '');
  }

  /** Undefined of a row that has only empty cells too many, as spreadsheets write them. */
  #ragged(row: RowTexts, count: number): Exception | undefined {
    const { width } = this.#plan;
    const over =
      count > width && count <= mostCells && row.all.slice(width).every(text => text.trim() === '');
    if (over) return undefined;
    if (this.#isHeading(row)) return this.#exception(row, -1, 'repeated-heading', 'refused');
    return this.#exception(row, Math.min(count, width) - 1, 'ragged', 'refused', count, width);
  }

  #isHeading(row: RowTexts): boolean {
    const heading = this.#heading;
    const { secret } = this.#plan;
    if (heading.length === 0 || row.at(secret).trim() !== (heading[secret] ?? '')) return false;
    return heading.every((word, i) => row.at(i).trim() === word);
  }

  #judge(row: RowTexts, rightNumber: string): Looked {
    const { secret, number } = this.#plan;
    const secretText = row.at(secret).trim();
    const numberText = number < 0 ? '' : row.at(number).trim();
    if (this.#isHeading(row)) return this.#exception(row, -1, 'repeated-heading', 'refused');
    if (secretText === '') return this.#exception(row, secret, 'missing-secret', 'empty');
    if (isDecimal(secretText)) return this.#exception(row, secret, 'decimal-form', 'doubtful');
    if (isDecimal(numberText)) return this.#exception(row, number, 'decimal-form', 'doubtful');
    const found = this.#asSecret(secretText);
    const beside = numberText === '' ? undefined : (rightLooked(rightNumber) ?? this.#asNumber(numberText));
    if (isGood(found) && (beside === undefined || isGood(beside)))
      return this.#contradicted(row, found, beside, numberText) ?? this.#good(row, found, beside);
    if (beside !== undefined && this.#isSwapped(secretText, numberText, found, beside))
      return this.#exception(row, secret, 'swapped', 'refused');
    if (!isGood(found)) return this.#wrong(row, secret, found, secretText);
    return this.#wrong(row, number, beside as LookedCell, numberText);
  }

  /** Cells that are right alone, and not beside others: rounded, with both codes, one of which is another than that of its column. */
  #contradicted(
    row: RowTexts,
    found: LookedCell,
    beside: LookedCell | undefined,
    numberText: string,
  ): Exception | undefined {
    const { secret, number, numberWithin, rounded } = this.#plan;
    const lost = rounded.find(column => mayBeRounded(row.at(column)));
    if (lost !== undefined) return this.#exception(row, lost, 'rounded-tail', 'doubtful');
    if (found.number !== '' && number < 0 && !numberWithin)
      return this.#exception(row, secret, 'number-within', 'doubtful');
    if (beside === undefined) return undefined;
    if (found.number !== '' && found.number !== beside.code)
      return this.#exception(row, secret, 'other-number', 'doubtful');
    if (numberText === beside.code) return undefined;
    const within = this.#asSecret(numberText);
    const isOther = isGood(within) && within.number !== '' && within.code !== found.code;
    return isOther ? this.#exception(row, number, 'other-secret', 'doubtful') : undefined;
  }

  #good(row: RowTexts, found: LookedCell, beside: LookedCell | undefined): Looked {
    const { secret, number, numberWithin } = this.#plan;
    const numberCode = beside?.code ?? found.number;
    if ((number >= 0 || numberWithin) && numberCode === '' && this.#needsNumber)
      return this.#exception(row, numberWithin ? secret : number, 'missing-number', 'empty');
    const cells = [...row.all];
    cells[secret] = found.code;
    if (numberWithin) cells.push(numberCode);
    else if (number >= 0 && numberCode !== '') cells[number] = numberCode;
    const repaired = found.verdict === 'repaired' || beside?.verdict === 'repaired';
    const verdict = repaired ? 'repaired' : 'valid';
    return { verdict, cells, number: numberCode, secret: found.code };
  }

  /** Each is right in the other's place, and not both are right where they are. */
  #isSwapped(secret: string, number: string, found: LookedCell, beside: LookedCell): boolean {
    if (isGood(found) && isGood(beside)) return false;
    const { secret: secrets, number: numbers } = this.#checkers;
    return numbers.isGood(secret, this.#product, 1) && secrets.isGood(number, this.#product, 0);
  }

  #wrong(row: RowTexts, column: number, result: LookedCell, text: string): Exception {
    const { verdict, kind, have, want } = result;
    if (kind === undefined) return this.#exception(row, column, 'not-a-code', verdict);
    const lost = column === this.#plan.secret && this.#hasLostZeros(text);
    return this.#exception(
      row,
      column,
      lost ? 'lost-zeros' : kind,
      verdict,
      lost ? text.length : have,
      lost ? this.#shortest : want,
    );
  }

  /** A spreadsheet takes zeros away at the front of what is digits alone: then it is shorter than any code. */
  #hasLostZeros(text: string): boolean {
    return this.#digits && /^[1-9]\d*$/.test(text) && text.length < this.#shortest;
  }

  #exception(
    row: RowTexts,
    column: number,
    kind: ExceptionKind,
    verdict: Verdict,
    have = 0,
    want = 0,
  ): Exception {
    const { number, secret } = this.#plan;
    return {
      row: 0,
      column,
      kind,
      verdict,
      have,
      want,
      cells: row.written,
      number: number < 0 ? '' : row.at(number),
      secret: row.at(secret),
    };
  }
}
