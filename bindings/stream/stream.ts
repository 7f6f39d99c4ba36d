/** A stream of rows to a stream of answers, piece by piece. What comes in is answered before more is asked for. */
import type { Field } from '../js/products/field.ts';
import { AnswerWriter, type ErrorTexts } from './answers.ts';
import { LineBlocks } from './blocks.ts';
import { LineRows } from './line_rows.ts';
import { ProductCells } from './products.ts';
import type { AnswerField, Broken, Column, Format } from './protocol.ts';
import { JsonReader } from './read_json.ts';
import { TsvReader } from './read_tsv.ts';
import { BinaryRows } from './row_binary.ts';
import { type RowChecker, Rows, type Stream } from './rows.ts';

export interface StreamOptions {
  readonly format: Format;
  /** Of TSV and RowBinary. */
  readonly columns: readonly Column[];
  readonly fields: readonly AnswerField[];
  readonly field: Field;
  /** What a row is checked as that names no product; undefined for what its text says. */
  readonly product: string | undefined;
  /** Rows come in chunks, each behind a line with their number. */
  readonly chunked: boolean;
  readonly errors: ErrorTexts;
}

/** @param checker knows the product */
export function openStream(checker: RowChecker, options: StreamOptions): Stream {
  const { format, columns, product, chunked } = options;
  checker.useField(options.field);
  const products = new ProductCells(checker, product === undefined ? -1 : checker.indexOf(product));
  const answers = new AnswerWriter(checker, options);
  const rows = new Rows(checker, answers);
  if (format === 'rowbinary') return new BinaryRows({ checker, products, columns, rows, answers, chunked });
  const reader =
    format === 'jsonl'
      ? new JsonReader(checker, products)
      : new TsvReader(checker, products, format === 'text' ? null : columns);
  return new LineStream(new LineRows(reader, rows, chunked), answers);
}

class LineStream implements Stream {
  readonly #blocks = new LineBlocks();
  readonly #lines: LineRows;
  readonly #written: AnswerWriter;

  constructor(lines: LineRows, written: AnswerWriter) {
    this.#lines = lines;
    this.#written = written;
  }

  get broken(): Broken | undefined {
    return this.#lines.broken;
  }

  push(piece: Uint8Array): void {
    this.#take(this.#blocks.push(piece));
  }

  end(): void {
    this.#take(this.#blocks.end());
    this.#lines.end();
  }

  answers(): Uint8Array<ArrayBuffer> {
    return this.#written.sink.written();
  }

  done(): void {
    this.#written.sink.empty();
  }

  #take(block: Uint8Array | undefined): void {
    if (block === undefined) return;
    this.#lines.answer(block);
    block.fill(0);
  }
}
