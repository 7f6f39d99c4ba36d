/** What the page and the worker that checks lists say to each other. */
import type { Locale } from '#tables/keys.ts';
import type { Tally } from '../../../bindings/batch/report/counts.ts';

/** What the worker is asked: once; another list is another worker's. */
export interface Order {
  readonly files: readonly File[];
  readonly locale: Locale;
  /** Where cardmend.wasm is. */
  readonly wasm: string;
}

/** An exception as it is shown: words and masked codes. */
export interface ShownException {
  /** From 1. */
  readonly row: number;
  readonly column: string;
  readonly number: string;
  readonly secret: string;
  readonly what: string;
  readonly todo: string;
}

/** All that was counted so far; products by their names. */
export interface ShownCounts {
  readonly rows: number;
  readonly valid: number;
  readonly repaired: number;
  readonly exceptions: number;
  readonly findings: readonly Tally[];
  readonly products: readonly Tally[];
  readonly values: readonly Tally[];
}

export interface Progress {
  readonly kind: 'progress';
  /** 0..1, by bytes. */
  readonly share: number;
  readonly seconds: number;
  /** Which columns were taken and what else to know of the files, a sentence each. */
  readonly notes: readonly string[];
  readonly counts: ShownCounts;
  /** The first ones. */
  readonly exceptions: readonly ShownException[];
}

export interface NamedBlob {
  readonly name: string;
  readonly blob: Blob;
}

export interface Done extends Omit<Progress, 'kind'> {
  readonly kind: 'done';
  readonly clean: readonly NamedBlob[];
  readonly exceptionsFile: NamedBlob;
  readonly report: NamedBlob;
  /** The text for the seller, with the rows. */
  readonly seller: string;
}

/** A file that cannot be read: one sentence. Nothing is given out. */
export interface Refused {
  readonly kind: 'refused';
  readonly text: string;
}

export type Answer = Progress | Done | Refused;
