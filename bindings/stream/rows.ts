/** One row after the other: who reads it, who checks it, who answers. */
import { maxInput } from '#tables/limits.ts';
import {
  type AnswerWords,
  cleanCode,
  cleanProduct,
  cleanStatus,
  cleanUnits,
  type FindingWords,
} from '#tables/wire.ts';
import type { Field } from '../js/products/field.ts';
import type { Broken, RowError } from './protocol.ts';

/** The core as a row needs it: the text lies in `input` when it is asked. */
export interface RowChecker {
  readonly input: Uint16Array;
  /** Where a clean code's units lie behind `ask`. Their reader zeroes them. */
  readonly units: Uint16Array;
  /** What all rows are: secrets, or numbers of cards. */
  useField(field: Field): void;
  /** -1 for none. */
  indexOf(product: string): number;
  idOf(index: number): string;
  /** A code of a product in its printed groups. */
  display(index: number, code: string): string;
  /** A clean word or a checked word of `#tables/wire.ts`; the input is zeroed. */
  ask(product: number, length: number): number;
  /** The answer that a checked word is of, not a clean one; its words are zeroed. */
  answer(packed: number): AnswerWords;
  /** A finding of the raw text in the locale's words. */
  message(finding: FindingWords, raw: string): string;
}

/** What a reader has found a row to be. One object serves for all rows. */
export interface Row {
  /** UTF-16 units of its text, which lie in the core's input as far as there is room. */
  length: number;
  /** An index, or -1 for what the text says. */
  product: number;
  error: RowError | null;
}

/** Writes a row's answer. */
export interface Answers {
  /** Findings are put into words, for which it takes the raw text of the row. */
  readonly needsRaw: boolean;
  error(error: RowError): void;
  clean(product: number, units: Uint16Array, count: number): void;
  answer(answer: AnswerWords, raw: string): void;
}

/** Answers to what was pushed, to be written before more is. */
export interface Stream {
  /** Why nothing more can be read; undefined while it can. */
  readonly broken: Broken | undefined;
  push(piece: Uint8Array): void;
  /** Nothing more comes. */
  end(): void;
  /** What was answered since `done`. */
  answers(): Uint8Array<ArrayBuffer>;
  /** The answers were written: they are zeroed. */
  done(): void;
}

export class Rows {
  readonly #checker: RowChecker;
  readonly #answers: Answers;
  /** The raw text where it may be needed: whether it is, is known only when the input has been zeroed. */
  readonly #raw = new Uint16Array(maxInput);

  constructor(checker: RowChecker, answers: Answers) {
    this.#checker = checker;
    this.#answers = answers;
  }

  answer({ length, product, error }: Row): void {
    const checker = this.#checker;
    const answers = this.#answers;
    if (error !== null) {
      answers.error(error);
      return;
    }
    // A text that is too long is refused by its length: nothing of it is shown.
    const kept = answers.needsRaw && length <= maxInput ? length : 0;
    this.#keep(kept);
    const packed = checker.ask(product, length);
    if (cleanStatus(packed) >= cleanCode)
      answers.clean(cleanProduct(packed) - 1, checker.units, cleanUnits(packed));
    else answers.answer(checker.answer(packed), String.fromCharCode(...this.#raw.subarray(0, kept)));
    this.#raw.fill(0, 0, kept);
  }

  #keep(count: number): void {
    const { input } = this.#checker;
    for (let i = 0; i < count; ++i) this.#raw[i] = input[i] as number;
  }
}
