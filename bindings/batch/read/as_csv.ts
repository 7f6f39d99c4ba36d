/** What a file's format makes of its bytes: CSV, wherever the bytes come from. */
import type { Cardmend } from '../../js/cardmend.ts';
import { delimiters } from './dialect.ts';
import { csvAlone } from './foreign.ts';
import { jsonAsCsv, jsonLinesAsCsv } from './json_lines.ts';
import { messagesAsCsv } from './messages_text.ts';
import { type SheetNotes, workbookAsCsv } from './xlsx.ts';
import type { Inflate, ReadAt } from './zip.ts';

export const formats = ['csv', 'tsv', 'json', 'jsonl', 'text', 'xlsx'] as const;
export type Format = (typeof formats)[number];

const byExtension: Readonly<Record<string, Format>> = {
  tsv: 'tsv',
  tab: 'tsv',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  txt: 'text',
  text: 'text',
  eml: 'text',
  md: 'text',
};

/** By the end of a file's name; CSV if it says nothing. */
export function formatOfName(name: string): Format {
  return byExtension[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'csv';
}

/** A file, whoever opened it. */
export interface ListSource {
  readonly size: number;
  /** From its beginning to its end; a piece is overwritten by the next one. */
  pieces(): AsyncIterable<Uint8Array>;
  /** A part of it. */
  readonly readAt: ReadAt;
  /** Where the place has a better way than DecompressionStream. */
  readonly inflate?: Inflate;
  /** Whether it is the file that was opened still. @throws FileFaultError */
  checkUnchanged?(): Promise<void>;
}

export interface AsCsv {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** The byte between cells; undefined to find it out. */
  readonly delimiter: number | undefined;
  /** Records at the beginning that the file itself has not. */
  readonly made: number;
}

async function* sheetOf(source: ListSource, notes: SheetNotes): AsyncGenerator<Uint8Array> {
  yield* workbookAsCsv(source.readAt, source.size, notes, source.inflate);
  await source.checkUnchanged?.();
}

/** @param notes filled as the file is read */
export function asCsv(
  source: ListSource,
  format: Format,
  cardmend: Pick<Cardmend, 'extract'>,
  notes: SheetNotes,
): AsCsv {
  const comma = delimiters.comma;
  if (format === 'jsonl')
    return { pieces: jsonLinesAsCsv(source.pieces(), notes), delimiter: comma, made: 1 };
  if (format === 'json') return { pieces: jsonAsCsv(source.pieces(), notes), delimiter: comma, made: 1 };
  if (format === 'text')
    return { pieces: messagesAsCsv(source.pieces(), cardmend, notes), delimiter: comma, made: 1 };
  if (format === 'xlsx') return { pieces: sheetOf(source, notes), delimiter: comma, made: 0 };
  return {
    pieces: csvAlone(source.pieces()),
    delimiter: format === 'tsv' ? delimiters.tab : undefined,
    made: 0,
  };
}
