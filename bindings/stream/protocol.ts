/** What the two sides of a stream agree on: docs/stream.md tells it, and the number goes up with whatever is no longer so. */

/** The version of the protocol. */
export const protocolVersion = 1;

/** How rows come, and how their answers go back; of `text` the answers are TSV. */
export const formats = ['tsv', 'text', 'jsonl', 'rowbinary'] as const;
export type Format = (typeof formats)[number];

/** What may stand in a row of TSV or RowBinary; `skip` is passed over. */
export const columns = ['raw', 'product', 'skip'] as const;
export type Column = (typeof columns)[number];

/** What may come back for a row. */
export const fields = [
  'verdict',
  'product',
  'finding',
  'findings',
  'message',
  'code',
  'display',
  'number',
] as const;
export type AnswerField = (typeof fields)[number];

/** Of a code nothing, unless it is asked for. */
export const defaultFields: readonly AnswerField[] = ['verdict', 'product', 'finding'];

/** In the place of a verdict where a row could not be read; the finding then says why. */
export const errorVerdict = 'error';

/** Why a row could not be read. */
export const rowErrors = ['line-too-long', 'not-utf8', 'not-json', 'no-raw', 'unknown-product'] as const;
export type RowError = (typeof rowErrors)[number];

/**
 * The most bytes of a row: what is longer is passed over without being kept. A text of `maxInput` units takes six bytes each
 * where JSON escapes them all, which leaves half of it to what else stands in a row.
 */
export const maxRow = 65_536;

/** Why an input cannot be read on: its frames are broken. */
export type Broken = 'bad-chunk' | 'cut-short';

/** Who speaks, as the first line: one object of JSON in every format that has lines. */
export function helloLine(version: string, format: Format, wanted: readonly AnswerField[]): string {
  return `${JSON.stringify({ cardmend: version, protocol: protocolVersion, format, fields: wanted, maxRow })}\n`;
}
