/** What columns are found by and what is found. */
import type { Cardmend } from '../../js/cardmend.ts';
import type { Role } from './headings.ts';

/** What of the module a search of columns asks. */
export type Judge = Pick<Cardmend, 'check' | 'extract' | 'products'>;

/** What was asked for: a heading, or a number from 1. */
export type WantedColumns = Readonly<Partial<Record<Role, string | undefined>>>;

/** Why a column was taken: it was asked for, its heading says it, its cells do. */
export type ColumnReason = 'asked' | 'heading' | 'content';

export interface FoundColumn {
  /** Counted from 0. */
  readonly index: number;
  readonly why: ColumnReason;
  /** Of the sample's cells that are not empty, the share that fits; 0..1. Of value and expiry 1. */
  readonly share: number;
}

export interface FoundColumns {
  readonly product: string;
  /** Of a product that was told by the cards, the share of the sample's that are of it; 1 if it was asked for. */
  readonly productShare: number;
  /** Rows before the first card: titles and the heading. */
  readonly skipped: number;
  /** The cells of the last of these; null if the first row holds a card already. */
  readonly heading: readonly string[] | null;
  /** Columns that the most rows have. */
  readonly width: number;
  readonly secret: FoundColumn;
  readonly number: FoundColumn | null;
  /** No column holds numbers, but the secret's cells do. */
  readonly numberWithin: boolean;
  /** A column with the number's heading that holds another numbering: rows are not held against it. */
  readonly otherNumber: FoundColumn | null;
  /** Columns that hold more secrets, counted from 0: a row has one card, and these are not looked at. */
  readonly otherSecrets: readonly number[];
  /** Of the secret's column and the number's those whose numbers a spreadsheet has rounded. */
  readonly rounded: readonly number[];
  readonly value: FoundColumn | null;
  readonly expiry: FoundColumn | null;
}

/** Why none were found: no cell is of a product that is known, no column holds secrets, the one asked for is not there. */
export type ColumnsFault =
  | { readonly fault: 'no-product' }
  | { readonly fault: 'no-secret' }
  | { readonly fault: 'no-column'; readonly wanted: string };
