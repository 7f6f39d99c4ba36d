/** The first sheet of a workbook as CSV, row by row: row n of the list is row n of the sheet. */
import { line as csvLine } from '../write/csv.ts';
import { mostCells } from './cells.ts';
import { FileFaultError } from './fault.ts';
import { cellText, columnOf } from './sheet_cells.ts';
import { readWorkbook, type Workbook } from './workbook.ts';
import { parseXml } from './xml.ts';
import { type Inflate, type ReadAt, ZipFile } from './zip.ts';

/** What a person should know of a sheet besides its rows. */
export interface SheetNotes {
  sheet: string;
  /** Sheets that were not read. */
  others: number;
  /** The ranges of merged cells, the first of them, and how many there are. */
  merged: string[];
  mergedCount: number;
  formulas: number;
  /** Of any file: bytes were no text. */
  damaged: boolean;
}

/** Ranges that are named. */
const mostNamed = 3;
/** Units that a cell can have: twice what spreadsheets allow. */
const longestCell = 1 << 16;
/** Rows that a sheet can have. */
const mostRows = 1_048_576;

class SheetRows {
  readonly #book: Workbook;
  readonly #notes: SheetNotes;
  /** CSV of the rows that ended. */
  text = '';
  #row = 0;
  #width = 0;
  #cells: string[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #written = '';
  #takes = false;

  constructor(book: Workbook, notes: SheetNotes) {
    this.#book = book;
    this.#notes = notes;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') this.#openRow(Number(attributes.r ?? this.#row + 1));
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'v' || name === 't') this.#takes = true;
    else if (name === 'f') this.#notes.formulas += 1;
    else if (name === 'mergeCell') {
      this.#notes.mergedCount += 1;
      if (this.#notes.merged.length < mostNamed) this.#notes.merged.push(attributes.ref ?? '');
    }
  };

  readonly data = (text: string): void => {
    if (!this.#takes) return;
    this.#written += text;
    if (this.#written.length > longestCell)
      throw new FileFaultError('long-record', this.#row, this.#column + 1, String(longestCell));
  };

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') this.#takes = false;
    else if (name === 'c') {
      const text = cellText(this.#book, this.#type, this.#style, this.#written);
      if (this.#column < mostCells) this.#cells[this.#column] = text;
    } else if (name === 'row') this.#closeRow();
  };

  /** Rows that are left out are blank ones of the list. */
  #openRow(row: number): void {
    if (!(row > this.#row && row <= mostRows)) throw new FileFaultError('not-a-workbook', this.#row + 1);
    this.text += '\r\n'.repeat(row - this.#row - 1);
    this.#row = row;
    this.#cells = [];
    this.#column = -1;
  }

  #openCell({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    const column = r === undefined ? this.#column + 1 : columnOf(r);
    if (column < 0) throw new FileFaultError('not-a-workbook', this.#row);
    this.#column = column;
    this.#type = t;
    this.#style = Number(s);
    this.#written = '';
  }

  /** Empty cells at the end are left out of the file: the row is as wide as the widest before. */
  #closeRow(): void {
    this.#width = Math.max(this.#width, this.#cells.length);
    const cells = Array.from({ length: this.#width }, (_, i) => this.#cells[i] ?? '');
    this.text += cells.every(cell => cell === '') ? '\r\n' : csvLine(cells);
  }
}

/**
 * @param notes filled as the sheet is read
 * @param inflate the runtime's own, where it has a better one than DecompressionStream
 * @throws FileFaultError of what is no workbook, locked, or unpacks to more than it may
 */
export async function* workbookAsCsv(
  readAt: ReadAt,
  size: number,
  notes: SheetNotes,
  inflate?: Inflate,
): AsyncGenerator<Uint8Array> {
  const zip = await ZipFile.open(readAt, size, inflate);
  const book = await readWorkbook(zip);
  const [sheet] = book.sheets;
  if (sheet === undefined) throw new FileFaultError('not-a-workbook');
  notes.sheet = sheet.name;
  notes.others = book.sheets.length - 1;
  const rows = new SheetRows(book, notes);
  const encoder = new TextEncoder();
  for await (const _ of parseXml(zip.read(sheet.path), {
    open: rows.open,
    text: rows.data,
    close: rows.close,
  })) {
    if (rows.text === '') continue;
    yield encoder.encode(rows.text);
    rows.text = '';
  }
}

export function emptyNotes(): SheetNotes {
  return { sheet: '', others: 0, merged: [], mergedCount: 0, formulas: 0, damaged: false };
}
