/** The cards that a person must look at, as a CSV file: masked, with the row where each stands. */
import type { Line } from '../journal/types.ts';

export interface ListWords {
  readonly headings: readonly string[];
  /** What happened and what to do, in one or two sentences. */
  readonly advice: (line: Line) => string;
  readonly state: (line: Line) => string;
}

/** A cell that a spreadsheet would take for a formula is a text; quotes and line ends stay inside of one. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function listText(lines: readonly Line[], { headings, advice, state }: ListWords): string {
  const rows = lines.map(line => [
    ...[String(line.line), line.product, line.shown, state(line), line.account ?? ''],
    ...[line.cause, line.code, String(line.tries), advice(line)],
  ]);
  // Spreadsheets read UTF-8 by the mark at the beginning.
  return `\ufeff${[headings, ...rows].map(row => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
