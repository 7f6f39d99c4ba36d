/** What is wrong with a file as a whole: nothing of it can be given out. */

export type FileFault =
  /** Quotes are opened and never closed. */
  | 'open-quote'
  | 'long-record'
  | 'empty'
  /** It became another file while it was read. */
  | 'changed'
  /** No column of secrets, no column as it was asked for, no product. */
  | 'no-secret'
  | 'no-column'
  | 'no-product'
  /** A workbook that is none, is locked, or unpacks to more than it may. */
  | 'not-a-workbook'
  | 'locked-workbook'
  | 'bomb'
  | 'too-many-texts'
  | 'not-json'
  /** A workbook that was to be read as CSV, and one of which no part can be asked for. */
  | 'workbook'
  | 'piped-workbook'
  /** JSON that was to be read as CSV, and a file of JSON that is one object. */
  | 'json'
  | 'one-object';

/** The file cannot be read on. */
export class FileFaultError extends Error {
  /**
   * @param row counted from 1; 0 if it is not one row's
   * @param column counted from 1; 0 if it is not one column's
   * @param detail what was asked for, or a limit; never a cell's text
   */
  constructor(
    readonly fault: FileFault,
    readonly row = 0,
    readonly column = 0,
    readonly detail = '',
  ) {
    super(`${fault} at row ${row}`);
    this.name = 'FileFaultError';
  }

  /** The row is counted behind those that were given on before. */
  isRelative = false;

  /** The same with the rows that were read before those that it counts. */
  behind(rows: number): FileFaultError {
    if (!this.isRelative) return this;
    return new FileFaultError(this.fault, this.row + rows, this.column, this.detail);
  }
}
