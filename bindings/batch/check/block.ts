/**
 * One block of whole records: which rows are right, and what is wrong with the others. A row whose codes are bare ASCII and
 * right goes through as bytes; every other one is looked at closely, one by one.
 */
import type { Identity } from '../duplicates/identity.ts';
import type { HashKey } from '../duplicates/siphash.ts';
import { joined } from '../write/csv.ts';
import type { ExceptionText } from '../write/exceptions.ts';
import type { Checkers } from './batch_checker.ts';
import { CellRows, tailOf } from './cell_rows.ts';
import { CoreRows } from './core_rows.ts';
import { Told } from './kept.ts';
import { RowLooker } from './row.ts';
import type { BlockResult, FilePlan, PlainRows } from './types.ts';

export class BlockReader {
  readonly #checkers: Checkers;
  readonly #looker: RowLooker;
  readonly #exceptions: ExceptionText;
  readonly #rows: PlainRows;
  readonly #tails: Readonly<Record<'valid' | 'repaired', string>>;

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
    this.#looker = new RowLooker(checkers, plan, identity !== 'secret');
    const { core } = checkers;
    // Where a right cell alone says too little no row is plainly right.
    const plainly = plan.numberWithin || plan.rounded.length > 0 ? { ...plan, width: 0 } : plan;
    this.#rows =
      core === undefined
        ? new CellRows(checkers, plainly, identity, key)
        : new CoreRows(core, checkers.secret.indexOf(plan.product), plainly, identity, key);
    this.#tails = { valid: tailOf(plan, 'valid'), repaired: tailOf(plan, 'repaired') };
  }

  /**
   * @param skip records at the beginning that are none of cards
   * @param detail how many exceptions are to be told as such, and not only as lines
   */
  read(bytes: Uint8Array, skip = 0, detail = 0): BlockResult {
    const rows = this.#rows;
    const { cells } = rows;
    const told = new Told(this.#exceptions, detail);
    let [blank, repaired] = [0, 0];
    rows.open(bytes, skip);
    while (rows.next()) {
      if (cells.isBlank(bytes)) {
        blank += 1;
        continue;
      }
      const looked = this.#looker.look(cells, bytes, rows.number);
      if ('kind' in looked) {
        looked.row = rows.record;
        told.add(looked, cells, bytes);
        continue;
      }
      if (looked.verdict === 'repaired') repaired += 1;
      rows.take(joined(looked.cells) + this.#tails[looked.verdict], looked.number, looked.secret);
    }
    const clean = rows.result();
    return { ...clean, blank, valid: clean.rows.length - repaired, repaired, ...told.take() };
  }

  /** Nothing of a row is left. */
  wipe(): void {
    this.#rows.wipe();
    this.#checkers.secret.wipe();
    this.#checkers.number.wipe();
  }
}
