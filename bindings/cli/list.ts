/** A list as records: CSV with commas, semicolons or tabs, or one code a line, read piece by piece. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { Decoder } from '../batch/encoding/decode.ts';

export interface ListRecord {
  /** Counted from 1; of a record over several lines the last. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The list ends inside of quotes that were opened at a line. */
export class OpenQuoteError extends Error {
  constructor(readonly line: number) {
    super(`a quote is not closed at line ${line}`);
  }
}

/** Whatever a spreadsheet wrote as UTF-8, as a batch reads it. */
async function* decoded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const decoder = new Decoder(isUtf8);
  for await (const piece of pieces) yield decoder.push(piece);
  yield decoder.end();
}

/**
 * @param path `-` for the standard input
 * @throws OpenQuoteError; what the system says if the file cannot be read
 */
export async function* readList(path: string): AsyncGenerator<ListRecord> {
  const parser = parse({
    delimiter: [',', ';', '\t'],
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
  const source = path === '-' ? process.stdin : createReadStream(path);
  // An error of the source or of the decoding ends the parser, and is thrown by the loop below.
  pipeline(source, decoded, parser, () => {});
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    const { code, lines } = error as CsvError & { lines?: number };
    if (code === 'CSV_QUOTE_NOT_CLOSED') throw new OpenQuoteError(lines ?? 0);
    throw error;
  }
}
